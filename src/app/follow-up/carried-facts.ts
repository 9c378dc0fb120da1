import type { Case } from '../../domain/case/case.ts'
import type { Answered, RawValue } from '../../domain/commands/answered.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/**
 * The facts that a case which goes on elsewhere takes along: everything that was chosen or timed, and nobody's words. Those are
 * found where the first text of its form points to.
 */
export function carriedFacts(policy: Policy, state: Case, process: string, from: string): Answered[] {
  const items = ownProperty(policy.processes, process)?.form?.items ?? []
  const pointer = items.find(({ field }) => ownProperty(policy.fields, field)?.kind === 'text')
  return [
    ...(pointer === undefined ? [] : [{ field: pointer.field, value: { kind: 'text', text: from } as const }]),
    ...Object.entries(state.facts).flatMap(([field, { values, provisional }]): Answered[] => {
      const kind = ownProperty(policy.fields, field)?.kind
      const [at] = values
      if (provisional || at === undefined || kind === undefined || kind === 'accounts') return []
      const value: RawValue = kind === 'time' ? { kind, at, text: '' } : { kind: 'options', ids: values, text: '' }
      return [{ field, value }]
    }),
  ]
}
