import type { Account } from '../../domain/case/case.ts'
import { adoptingRole } from '../../domain/policy/policy-ledger.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The role that answers for the policy in force and adopts the next one, and its people. */
export async function adopters(
  { people }: Pick<Ports, 'people'>,
  inForce: PolicyInForce,
  asOf: 'lately' | 'now',
): Promise<{ role: string; holders: readonly Account[]; isSeen: boolean }> {
  const role = adoptingRole(inForce.rules) ?? ''
  const { roles, unseen } = await people.directory(inForce, [], asOf)
  return { role, holders: roles.get(role) ?? [], isSeen: !unseen.has(role) }
}
