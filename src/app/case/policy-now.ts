import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The policy of the same home by what its record says now: no request where nothing was forgotten. */
export async function policyNow({ policies }: Pick<Ports, 'policies'>, was: PolicyInForce): Promise<PolicyInForce> {
  const { owner, name } = was.home
  return (await policies.all()).find(({ home }) => home.owner === owner && home.name === name) ?? was
}
