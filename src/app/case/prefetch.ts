import type { Ports } from '../ports/ports.ts'
import { contextFor } from './case-run.ts'

/** Asks ahead of time for what every event needs, policies, people and runbooks, so that no report has to wait for it. */
export async function prefetch(ports: Ports): Promise<void> {
  for (const inForce of await ports.policies.all()) await contextFor(ports, inForce, [])
}
