import { SUMS } from '../../../../src/domain/audit/operation-check/check-operation.ts'
import { isMeasured } from '../../../../src/domain/audit/operation-check/measured.ts'
import type { Language } from '../../../../src/domain/policy/basics.ts'
import type { Policy } from '../../../../src/domain/policy/policy.schema.ts'
import { CLAUSES } from '../../../../src/domain/policy-proof/clauses.ts'
import { auditTexts } from '../../../support/audit-texts.ts'
import { defaultPolicy } from './default-policy.ts'
import { holdersIn } from './requirement-holders.ts'
import { placesInPolicy } from './requirement-places.ts'
import { PLAYS, type Played } from './requirement-plays.ts'
import { code, table } from './table.ts'

const WORDS = {
  ja: {
    head: ['要求', '内容', '運用ポリシーでの場所', '守らせる仕組み', '許される道のテスト', '拒まれる道のテスト'],
    check: '運用確認',
    none: '**守らせる仕組みがない**',
  },
  en: {
    head: ['requirement', 'about', 'in the policy', 'held by', 'played: allowed', 'played: refused'],
    check: 'operation check',
    none: '**not covered**',
  },
}

/** Each obligation of the regulation: where the default policy has it, what holds it, and which tests play it, the way allowed and the one refused. */
export function requirements(language: Language): string {
  const policy = defaultPolicy()
  const places = placesInPolicy(policy)
  const texts = auditTexts(language)
  const { head, none } = WORDS[language]
  const rows = [...CLAUSES].map((clause) => {
    return [
      clause,
      texts[`clause.${clause}`] ?? '',
      (places.get(clause) ?? []).map(code).join(', ') || '—',
      heldBy(policy, clause, language).join('; ') || none,
      playedIn(PLAYS[clause]?.allowed),
      playedIn(PLAYS[clause]?.refused),
    ]
  })
  return table(head, rows)
}

const playedIn = (played: Played | undefined): string =>
  played === undefined ? '—' : code(`test/${played[0]}.test.ts`)

/** Gates, deadlines and commands that hold it, and whether the operation check looks for what goes against it. */
function heldBy(policy: Policy, clause: string, language: Language): string[] {
  const { gates, commands, clocks } = holdersIn(policy, clause)
  return [
    ...gates.map(({ at, kinds }) => `${code(at)}${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`),
    ...commands.map((command) => code(`/${command}`)),
    ...clocks.map((id) => code(`clocks.${id}`)),
    ...(isMeasured(clause) || clause in SUMS ? [WORDS[language].check] : []),
  ]
}

/** Obligations that no gate, deadline or command enforces and no check measures. */
export const uncovered = (policy: Policy): string[] =>
  [...CLAUSES].filter((clause) => heldBy(policy, clause, 'en').length === 0)
