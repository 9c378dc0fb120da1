import type { Words } from './basics.ts'
import type { Field, FieldOption } from './fields.ts'
import type { Policy } from './policy.schema.ts'

/** The registers of the policy that a field may offer. */
export type Registers = Pick<Policy, 'systems' | 'customers'>

/** The choices of a field: its own options, and after them the catalogue of systems (R3-1) or customers (R4-1). */
export function optionsOf(policy: Registers, field: Field): FieldOption[] {
  switch (field.kind) {
    case 'text':
    case 'line':
    case 'accounts':
    case 'time':
      return []
    case 'choice':
    case 'choices':
    case 'checks':
      return field.options
    case 'systems':
      return [...field.options, ...listed(policy.systems)]
    case 'customers':
      return [...field.options, ...listed(policy.customers)]
  }
}

const listed = (register: Readonly<Record<string, { label: Words }>>): FieldOption[] =>
  Object.entries(register).map(([id, { label }]) => ({ id, label }))

export function optionWords(policy: Registers, field: Field, id: string): Words {
  return optionsOf(policy, field).find((option) => option.id === id)?.label ?? id
}
