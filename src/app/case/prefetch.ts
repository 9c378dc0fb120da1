import { contextFor } from '../decisions/handle.ts'
import type { World } from '../ports/ports.ts'

/** Asks ahead of time for what every event needs, policies, people and runbooks, so that no report has to wait for it. */
export async function warm(world: World): Promise<void> {
  for (const policy of await world.policies.all()) await contextFor(world, policy, [])
}
