import type { Account, Acknowledgement, Case } from '../case/case.ts'
import { ownProperty } from '../values/own-property.ts'

/**
 * Somebody who is to take note: an account, a group of the persons covered, a customer, or a person without an account
 * (R4.1-1e).
 */
export type AudienceMember =
  | { kind: 'account'; account: Account }
  | { kind: 'group'; group: string }
  | { kind: 'customer'; customer: string }
  | { kind: 'person'; name: string }

/** Whom a gate asks, as the policy writes it. */
export interface Asking {
  what: string
  roles: readonly string[]
  groups: boolean
  customers: boolean
  named?: string | undefined
}

/** The surroundings looked at to find them. */
export interface Around {
  case: Case
  holdersOf(role: string): readonly Account[]
  /** The groups of the persons covered. */
  groups: readonly string[]
  /** The customers of the register. */
  customers: readonly string[]
}

const MOST_NAMED = 200

/** By what an acknowledgement finds its person again: an id for accounts, since a login can change hands. */
export function whoseOf(one: AudienceMember): string {
  switch (one.kind) {
    case 'account':
      return `account:${one.account.id}`
    case 'group':
      return `group:${one.group}`
    case 'customer':
      return `customer:${one.customer}`
    case 'person':
      return `person:${folded(one.name)}`
  }
}

const folded = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** Everybody who is asked, each once: whoever holds the roles now, the groups, the customers, and whom the case names besides. */
export function concernedBy(asking: Asking, around: Around): AudienceMember[] {
  const holders = asking.roles.flatMap((role) => around.holdersOf(role))
  const all: AudienceMember[] = [
    ...holders.map((account): AudienceMember => ({ kind: 'account', account })),
    ...(asking.groups ? around.groups : []).map((group): AudienceMember => ({ kind: 'group', group })),
    ...(asking.customers ? around.customers : []).map((customer): AudienceMember => ({ kind: 'customer', customer })),
    ...(asking.named === undefined ? [] : namedIn(around.case, asking.named)),
  ]
  const known = new Map(all.map((one) => [whoseOf(one), one]))
  return [...known.values()]
}

/** People without an account, one to a line or set apart by commas; "none" is nobody. */
function namedIn(state: Case, field: string): AudienceMember[] {
  const text = ownProperty(state.facts, field)?.text ?? ''
  const names = text.split(/[\n,、，;；]+/).map((name) => name.trim().replace(/^[-*・]\s*/, ''))
  return names
    .filter((name) => name !== '' && !/^(?:none|なし)[.。]?$/i.test(name))
    .slice(0, MOST_NAMED)
    .map((name) => ({ kind: 'person', name }))
}

export interface Standing {
  one: AudienceMember
  /** The acknowledgement on the record for them, where one that counts is there. */
  said: Acknowledgement | undefined
}

/** Each of them with what is on the record; `counts` says from which line on it does. */
export function standingOf(asking: Asking, around: Around, counts: (seq: number) => boolean): Standing[] {
  const { acknowledgements } = around.case
  return concernedBy(asking, around).map((one) => ({
    one,
    said: acknowledgements.findLast(
      ({ what, whose, seq }) => what === asking.what && whose === whoseOf(one) && counts(seq),
    ),
  }))
}

/** As ids and names, for the words of a reason. */
export const asParams = (
  all: readonly AudienceMember[],
): Record<'accounts' | 'groups' | 'customers' | 'persons', string[]> => ({
  accounts: all.flatMap((one) => (one.kind === 'account' ? [one.account.login] : [])),
  groups: all.flatMap((one) => (one.kind === 'group' ? [one.group] : [])),
  customers: all.flatMap((one) => (one.kind === 'customer' ? [one.customer] : [])),
  persons: all.flatMap((one) => (one.kind === 'person' ? [one.name] : [])),
})
