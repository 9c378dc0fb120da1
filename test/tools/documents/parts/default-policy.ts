import { loadPolicy } from '../../../../src/adapters/policy/load-policy.ts'
import type { Language, Words } from '../../../../src/domain/policy/basics.ts'
import { wordsIn } from '../../../../src/domain/policy/basics.ts'
import { optionsOf } from '../../../../src/domain/policy/field-options.ts'
import type { Policy } from '../../../../src/domain/policy/policy.schema.ts'
import type { Process } from '../../../../src/domain/policy/process.ts'
import { BUILT_IN_ROLES } from '../../../../src/domain/policy/roles.ts'
import { textOf } from '../files.ts'

export const POLICY_FILE = 'templates/policy/hikeshi.yml'

let known: { text: string; policy: Policy } | undefined

/** Each part of a document asks for it: it is parsed once. */
export function defaultPolicy(): Policy {
  const text = textOf(POLICY_FILE)
  if (known?.text === text) return known.policy
  const { policy, problems } = loadPolicy(text, { file: POLICY_FILE })
  if (policy === undefined) throw new Error(`${POLICY_FILE}:${problems[0]?.line} ${problems[0]?.code}`)
  known = { text, policy }
  return policy
}

const BUILT_IN: Readonly<Record<(typeof BUILT_IN_ROLES)[number], Words>> = {
  reporter: { ja: '報告者', en: 'reporter' },
  concerned: { ja: '本人', en: 'person concerned' },
  app: { ja: 'アプリ（期限による）', en: 'the app, by its date' },
}

/** The policy's name of a thing, in one language; an id that it does not know stays. */
export function namesIn(policy: Policy, language: Language) {
  const label = (thing: { label: Words } | undefined, id: string): string =>
    thing === undefined ? `\`${id}\`` : wordsIn(language, thing.label)
  const builtIn = BUILT_IN_ROLES.find.bind(BUILT_IN_ROLES)
  return {
    list: (parts: readonly string[]): string => parts.join(language === 'ja' ? '、' : ', '),
    field: (id: string) => label(policy.fields[id], id),
    option: (field: string, id: string) => {
      const known = policy.fields[field]
      return label(known === undefined ? undefined : optionsOf(policy, known).find((one) => one.id === id), id)
    },
    role: (id: string) => {
      const own = builtIn((one) => one === id)
      return own === undefined ? label(policy.roles[id], id) : wordsIn(language, BUILT_IN[own])
    },
    phase: (process: Process, id: string) => label(process.phases[id], id),
    notice: (process: Process, id: string) => label(process.notices[id], id),
    pull: (process: Process, id: string) => label(process['pull-requests'][id], id),
    document: (process: Process, id: string) => label(process.documents[id], id),
    acknowledgement: (process: Process, id: string) => label(process.acknowledgements[id], id),
  }
}
export type Names = ReturnType<typeof namesIn>
