import { because } from '../refusals/reason.ts'
import { isReachable } from '../runbook/is-reachable.ts'
import type { Runbook } from '../runbook/runbook.ts'
import { gateKind } from './gate-kind.ts'

/** Every contact of every runbook can be reached: what nobody has filled in is made known to nobody (R4.1-1d, R4.1-1e). */
export const contactsFilledGate = gateKind('contacts-filled', () => ({}), {
  missing: ({ clause }, { runbooks }) => {
    const empty = runbooks.filter((one) => unreachable(one).length > 0)
    if (empty.length === 0) return []
    const contacts = [...new Set(empty.flatMap(unreachable))]
    const roles = [...new Set(empty.map(({ head }) => head.owner))]
    return [because('contacts-empty', clause, { runbooks: empty.map(({ head }) => head.id), contacts, roles })]
  },
  // The contents of runbooks are not in the policy.
  opens: () => [],
})

/** Whom nobody can reach by it: neither number nor page. */
export const unreachable = ({ head }: Runbook): string[] =>
  head.contacts.flatMap((contact) => (isReachable(contact) ? [] : [contact.who]))
