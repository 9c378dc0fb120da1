import type { Process } from '../../domain/policy/process.ts'
import type { RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'

/** The mark of everything that a rehearsal writes: nothing without it is touched. */
export const REHEARSAL = markOf('rehearsal')

/** A process whose cases are marked as no real ones. */
export interface DrillProcess {
  id: string
  process: Process
  repository: RepositoryName
}

/** Where a rehearsal plays; undefined where the policy has no drills. */
export function drillOf({ rules, home }: Pick<PolicyInForce, 'rules' | 'home'>): DrillProcess | undefined {
  const [id, process] = Object.entries(rules.processes).find(([, { mark }]) => mark !== undefined) ?? []
  const name = process === undefined ? undefined : rules.repositories[process.repository]
  return id === undefined || process === undefined || name === undefined
    ? undefined
    : { id, process, repository: { owner: home.owner, name } }
}
