import type { Account } from '../../domain/case/case.ts'
import { adoptingRole } from '../../domain/policy/policy-ledger.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'

/** Who answers for the policy in force: the role that adopts the next one, and its people. */
export async function adopters(
  { people }: Pick<World, 'people'>,
  policy: PolicyInForce,
): Promise<{ role: string; holders: readonly Account[] }> {
  const role = adoptingRole(policy.policy) ?? ''
  const { roles } = await people.directory(policy, [])
  return { role, holders: roles.get(role) ?? [] }
}
