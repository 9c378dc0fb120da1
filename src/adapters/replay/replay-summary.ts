import type { ReplayedCase, ReplayFinding } from '../../app/replay/replay-case.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { REPLAY_WORDS } from './replay-text.ts'

export interface ReplayTotals {
  cases: number
  judged: number
  unjudged: number
  /** Records in which somebody else wrote. */
  broken: number
  /** Those that would have gone otherwise. */
  differing: readonly ReplayedCase[]
}

const MOST_CASES = 50
const MOST_FINDINGS = 5

/**
 * Another policy's answers on the recorded cases, for everybody who reads its proposal: which case and request,
 * and by which clause; no fact, no person and no word of a case.
 */
export function replaySummary(policy: Policy, totals: ReplayTotals, language: Language): string {
  const { cases, judged, unjudged, broken, differing } = totals
  const words = REPLAY_WORDS[language]
  const total = differing.length === 0 ? words.same(cases, judged) : words.total(cases, judged, differing.length)
  const lines = differing.slice(0, MOST_CASES).flatMap((one) => caseLines(policy, one, language))
  const more = differing.length - MOST_CASES
  return [
    `#### ${words.title}`,
    total,
    ...(lines.length === 0 ? [] : [[...lines, ...(more > 0 ? [`- ${words.more(more)}`] : [])].join('\n')]),
    ...(broken > 0 ? [words.broken(broken)] : []),
    ...(unjudged > 0 ? [words.unjudged(unjudged)] : []),
    ...(cases > 0 ? [words.inferred] : []),
  ].join('\n\n')
}

function caseLines(policy: Policy, { case: { issue, process }, findings }: ReplayedCase, language: Language): string[] {
  const words = REPLAY_WORDS[language]
  const label = policy.processes[process]?.label
  const said = [...new Set(findings.map((one) => findingLine(policy, one, language)))]
  const more = said.length - MOST_FINDINGS
  return [
    `- #${issue} (${asInlineText(label === undefined ? process : wordsIn(language, label))})`,
    ...[...said.slice(0, MOST_FINDINGS), ...(more > 0 ? [words.more(more)] : [])].map((line) => `  - ${line}`),
  ]
}

function findingLine(policy: Policy, finding: ReplayFinding, language: Language): string {
  const words = REPLAY_WORDS[language]
  switch (finding.kind) {
    case 'refused':
    case 'allowed':
    case 'depends': {
      const what = finding.to === undefined ? finding.command : `${finding.command} ${finding.to}`
      const clauses = [...new Set(finding.reasons.flatMap(({ clause }) => clause ?? []))].join(', ')
      return `${words[finding.kind]}: ${asInlineText(what)}${clauses === '' ? '' : ` (${asInlineText(clauses)})`}`
    }
    case 'late':
    case 'in-time': {
      const label = policy.clocks[finding.clock]?.label
      return `${words[finding.kind]}: ${asInlineText(label === undefined ? finding.clock : wordsIn(language, label))}`
    }
    case 'no-process':
    case 'stranded':
      return `${words[finding.kind]}: ${asInlineText(finding.what)}`
  }
}
