import type { Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import { type Language, type Words, wordsIn } from '../../domain/policy/basics.ts'
import { optionWords } from '../../domain/policy/field-options.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/** The policy's words for its ids, in one language; an id that the policy no longer knows stands for itself. */
export interface Names {
  words(words: Words | undefined, id: string): string
  field(id: string): string
  option(field: string, id: string): string
  phase(id: string): string
  role(id: string): string
  system(id: string): string
  notice(id: string): string
  pull(id: string): string
  section(pull: string, id: string): string | undefined
  acknowledgement(id: string): string | undefined
  /** A group of the persons covered. */
  group(id: string): string
  customer(id: string): string
  document(id: string): string
  runbook(id: string): string
  startTrigger(id: string): string
  endTrigger(id: string): string
}

/** Roles that no policy names: who reported, the app, those whom something is about. */
type OwnRoles = Readonly<Record<'reporter' | 'app' | 'concerned', string>>

export function namesIn(language: Language, context: Context, state: Case, own: OwnRoles): Names {
  const { policy, runbooks } = context
  const process = policy.processes[state.process]
  const words = (known: Words | undefined, id: string): string => (known === undefined ? id : wordsIn(language, known))
  const runbook = runbooks.find(({ head }) => head.id === state.runbook?.id)
  const option = (field: string, id: string): string => {
    const known = policy.fields[field]
    return known === undefined ? id : wordsIn(language, optionWords(policy, known, id))
  }
  const unlisted = (id: string): Words | undefined =>
    Object.values(policy.fields)
      .flatMap((field) => (field.kind === 'customers' ? field.options : []))
      .find((one) => one.id === id)?.label
  return {
    words,
    option,
    field: (id) => words(policy.fields[id]?.label, id),
    phase: (id) => words(process?.phases[id]?.label, id),
    role: (id) => ownProperty(own, id) ?? words(policy.roles[id]?.label, id),
    // The field's own options too: "not in the list" is recovered like any system.
    system: (id) => option(policy.meanings.systems, id),
    notice: (id) => words(process?.notices[id]?.label, id),
    pull: (id) => words(process?.['pull-requests'][id]?.label, id),
    section: (pull, id) => {
      const known = process?.['pull-requests'][pull]?.sections.find((section) => section.id === id)
      return known === undefined ? undefined : wordsIn(language, known.label)
    },
    acknowledgement: (id) => {
      const known = process?.acknowledgements[id]
      return known === undefined ? undefined : wordsIn(language, known.label)
    },
    group: (id) => words(policy.groups?.[id], id),
    // Besides the register's: what stands for those whom it does not list.
    customer: (id) => words(policy.customers[id]?.label ?? unlisted(id), id),
    document: (id) => words(process?.documents[id]?.label, id),
    runbook: (id) => runbooks.find(({ head }) => head.id === id)?.head.title ?? id,
    startTrigger: (id) =>
      runbook?.head.start.find((trigger) => trigger.id === id)?.text ??
      words(policy.organisation.start.find((trigger) => trigger.id === id)?.text, id),
    endTrigger: (id) =>
      runbook?.head.end.find((trigger) => trigger.id === id)?.text ??
      words(policy.organisation.end.find((trigger) => trigger.id === id)?.text, id),
  }
}
