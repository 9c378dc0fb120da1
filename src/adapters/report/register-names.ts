import { wordsIn } from '../../domain/policy/basics.ts'
import { optionsOf } from '../../domain/policy/field-options.ts'
import type { ReportContext } from './report-context.ts'

/** Names of ids, in the order in which the policy has them. */
export interface Named {
  order: readonly string[]
  name(id: string): string
}

/** The options of a field; an id that the policy does not know stays as it is. */
export function optionNames({ policy, language }: ReportContext, id: string): Named {
  const field = policy.fields[id]
  if (field === undefined) return { order: [], name: (option) => option }
  const names = new Map(optionsOf(policy, field).map((option) => [option.id, wordsIn(language, option.label)]))
  return { order: [...names.keys()], name: (option) => names.get(option) ?? option }
}

/** The phases of what can be contained. */
export function phaseNames({ policy, language }: ReportContext): Named {
  const all = Object.values(policy.processes).filter(({ contain }) => contain !== undefined)
  const labels = new Map(all.flatMap((process) => Object.entries(process.phases).map(([id, { label }]) => [id, label])))
  return { order: [...labels.keys()], name: (id) => wordsIn(language, labels.get(id) ?? id) }
}
