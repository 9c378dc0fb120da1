import type { Account } from '../../case/case.ts'
import type { Observation, RepositoryRole } from '../../doctor/facts.ts'

export type { Observation }

/** An account that can read a repository, and what else it may do there. */
export interface Reader extends Account {
  role: RepositoryRole
  /** Not of the organisation: invited to this repository alone. */
  outside: boolean
  /** An owner of the organisation, who can give himself any right anyway. */
  owner: boolean
}
