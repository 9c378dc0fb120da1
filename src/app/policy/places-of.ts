import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'

/** Where this policy has cases: the repositories of its processes. */
export function placesOf({ rules: policy, home }: PolicyInForce): RepositoryName[] {
  const names = Object.values(policy.processes).flatMap(({ repository }) => policy.repositories[repository] ?? [])
  return [...new Set(names)].map((name) => ({ owner: home.owner, name }))
}
