import type { Gate } from '../../gates/gates.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Process, Transition } from '../../policy/process.ts'
import { ownProperty } from '../../values/own-property.ts'
import { finding } from '../finding.ts'
import { gateFacts } from '../gate-facts.ts'
import { gateRoles } from '../gate-roles.ts'
import { isNobody, type MembersOf } from '../role-members.ts'
import type { Rule } from '../subject.ts'

/** Every gate can be opened by somebody: its facts can be recorded, its acts can be done. */
export const supply: Rule = ({ policy, gates, membersOf }) => {
  const settable = settableFields(policy, membersOf)
  // A field that is not there at all is no matter of supply.
  const fits = ({ process, transition }: { process: Process; transition: Transition }, field: string): boolean =>
    ownProperty(policy.fields, field) === undefined ||
    settable.has(field) ||
    canBeSaid(policy, settable, process, transition, field, [])
  return [
    ...gates.flatMap((placed) => {
      const { gate, path, transition } = placed
      const { to } = transition
      return [
        ...gateFacts(gate)
          .filter(({ field }) => !fits(placed, field))
          .map(({ field, inner }) => finding('unsuppliable-fact', [...path, ...inner], { field, to })),
        ...gateRoles(placed)
          .filter(({ roles }) => isNobody(membersOf(roles)) && !isRecordedFor(policy, placed.process, gate, roles))
          .map((list) => finding('nobody-can-open', list.path, { gate: gate.kind, to })),
      ]
    }),
    ...Object.entries(policy.processes).flatMap(([id, { contain }]) =>
      contain === undefined || !isNobody(membersOf(contain.by))
        ? []
        : [finding('nobody-can-open', ['processes', id, 'contain', 'by'], { gate: 'contain', to: contain.phase })],
    ),
  ]
}

/** People outside take note by word or letter, and somebody else records it. */
const isRecordedFor = (policy: Policy, process: Process, gate: Gate, roles: readonly string[]): boolean =>
  (gate.kind === 'acknowledged' || gate.kind === 'acknowledged-by-all') &&
  (ownProperty(process.acknowledgements, gate.what)?.['recorded-by'] ?? []).length > 0 &&
  roles.some((role) => ownProperty(policy.roles, role)?.outside !== undefined)

/** Fields that somebody may set in any case. */
const settableFields = (policy: Policy, membersOf: MembersOf): ReadonlySet<string> =>
  new Set(
    Object.entries(policy.fields).flatMap(([id, field]) =>
      isNobody(membersOf(field['set-by'] ?? policy.defaults['set-by'])) ? [] : [id],
    ),
  )

/** Said in the process's form, with the act itself, or by choosing an option of another field that can be. */
function canBeSaid(
  policy: Policy,
  settable: ReadonlySet<string>,
  process: Process,
  transition: Transition,
  id: string,
  seen: readonly string[],
): boolean {
  if (settable.has(id) || process.form?.items.some((item) => item.field === id)) return true
  if (process.contain?.fact === id || transition['reason-as'] === id) return true
  return Object.entries(policy.fields).some(
    ([other, from]) =>
      !seen.includes(other) &&
      'options' in from &&
      from.options.some(({ sets = {} }) => Object.hasOwn(sets, id)) &&
      canBeSaid(policy, settable, process, transition, other, [...seen, id]),
  )
}
