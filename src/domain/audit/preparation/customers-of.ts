import { type Case, factValues } from '../../case/case.ts'
import type { Customer } from '../../policy/customer.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'

export interface CustomerConcerned {
  id: string
  customer: Customer
  /** Named by people; or only possible, since it uses a system of the case. */
  by: 'named' | 'system'
}

/** The customers whom a case concerns (R4-1): those who were named; until somebody says, those of its systems. */
export function customersOf(policy: Policy, state: Case): CustomerConcerned[] {
  const values = factValues(state)
  const said = Object.entries(policy.fields).flatMap(([id, { kind }]) =>
    kind === 'customers' && ownProperty(state.facts, id)?.provisional === false ? [values(id) ?? []] : [],
  )
  const named = new Set(said.flat())
  const systems = values(policy.meanings.systems) ?? []
  return Object.entries(policy.customers).flatMap(([id, customer]): CustomerConcerned[] => {
    if (named.has(id)) return [{ id, customer, by: 'named' }]
    const possible =
      (said.length === 0 || named.has('unknown')) && customer.systems.some((one) => systems.includes(one))
    return possible ? [{ id, customer, by: 'system' }] : []
  })
}
