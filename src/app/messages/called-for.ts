import type { Account } from '../../domain/case/case.ts'
import { adopters } from '../case/adopters.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The people called where a record is in trouble: the officer, and those who answer for the policy (who administer the app). */
export async function calledFor(ports: Ports, inForce: PolicyInForce): Promise<readonly Account[]> {
  const { roles } = await ports.people.directory(inForce, [], 'lately')
  const officers = inForce.rules.answering.slice(0, 1).flatMap((role) => roles.get(role) ?? [])
  const { holders } = await adopters(ports, inForce, 'lately')
  return [...new Map([...officers, ...holders].map((account) => [account.id, account])).values()]
}
