import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The policy in force that a repository is the home of. */
export async function policyOfHome(
  { policies }: Pick<Ports, 'policies'>,
  { owner, name }: RepositoryName,
): Promise<PolicyInForce | undefined> {
  return (await policies.all()).find(({ home }) => home.owner === owner && home.name === name)
}

/** The policy of the same home by what its record says now: no request where nothing was forgotten. */
export const policyNow = async (ports: Pick<Ports, 'policies'>, was: PolicyInForce): Promise<PolicyInForce> =>
  (await policyOfHome(ports, was.home)) ?? was
