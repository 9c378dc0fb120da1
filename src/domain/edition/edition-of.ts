import type { Words } from '../policy/basics.ts'
import type { DocumentPolicy } from '../policy/document.schema.ts'
import { optionsOf } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { type EditionProcess, processIn } from './edition-process.ts'
import { type EditionTime, runs, timeOf } from './edition-times.ts'

/**
 * The text on the regulation for customers and persons covered (R8-1). It is made anew out of what may be told, never by
 * taking away what may not: accounts, teams, systems, works, detection, phone, repositories, gates, fields, runbooks and
 * other customers have no place in it.
 */
export interface Edition {
  label: Words
  company: string
  opening?: Words
  /** When the regulation itself came into force. */
  inForce?: Words
  /** The role that incidents are reported to. */
  reportedTo?: Words
  /** The persons covered. */
  groups: readonly Words[]
  categories: readonly { label: Words; kinds: readonly Words[] }[]
  processes: readonly EditionProcess[]
  /** Further deadlines that concern its readers. */
  deadlines: readonly { label: Words; time: EditionTime }[]
  history: readonly { date: string; text: Words }[]
}

export function editionOf(policy: Policy, rule: DocumentPolicy): Edition {
  const { processes = [], about = {}, clocks = [], notices = [], opening, label, 'in-force': inForce } = rule
  const reportedTo = ownProperty(policy.roles, policy.answering[0] ?? '')?.label
  return {
    ...{ label, company: policy.company.name, ...(opening !== undefined && { opening }) },
    ...(inForce !== undefined && { inForce }),
    ...(reportedTo !== undefined && { reportedTo }),
    groups: Object.values(policy.groups ?? {}),
    categories: categoriesOf(policy),
    processes: processes.flatMap((id) => {
      const process = ownProperty(policy.processes, id)
      return process === undefined || process.restricted
        ? []
        : [processIn(policy, id, process, { notices, about: ownProperty(about, id) })]
    }),
    deadlines: clocks.flatMap((id) => {
      const clock = ownProperty(policy.clocks, id)
      const process = processes.flatMap((one) =>
        clock?.in.includes(one) ? (ownProperty(policy.processes, one) ?? []) : [],
      )[0]
      if (clock === undefined || process === undefined || process.restricted || !runs(policy, clock)) return []
      return [{ label: clock.label, time: timeOf(policy, process, clock) }]
    }),
    history: policy.history,
  }
}

/** The categories of incident, with the kinds that lead there; nothing where the policy calls these fields confidential. */
function categoriesOf(policy: Policy): Edition['categories'] {
  const [category, kind] = [policy.meanings.category, policy.meanings.kind].map((id) => ownProperty(policy.fields, id))
  if (category === undefined || category.confidential) return []
  const kinds = kind === undefined || kind.confidential ? [] : optionsOf(policy, kind)
  return optionsOf(policy, category).map(({ id, label }) => ({
    label,
    kinds: kinds.flatMap((one) => (one.sets?.[policy.meanings.category] === id ? [one.label] : [])),
  }))
}
