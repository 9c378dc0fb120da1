import { adopters } from '../case/adopters.ts'
import { isOurs } from '../case/is-own-comment.ts'
import type { RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { World } from '../ports/ports.ts'
import type { Overlap } from './adopt-reach.ts'

/**
 * Tells the people of a policy in force that somebody tried to bring its repositories under another one: in an issue of
 * its own, once while that one is open.
 */
export async function tellOverlaps(world: World, from: RepositoryName, overlaps: readonly Overlap[]): Promise<void> {
  for (const { by, repositories } of overlaps) {
    try {
      // Who passes by a public one would read the names of others there.
      if (await world.issues.isPublic(by.home)) continue
      const mark = markOf(`overlap=${from.owner}/${from.name}`)
      const open = await world.issues.list(by.home, { state: 'open' })
      if (open.some(isOurs(world, mark))) continue
      const { holders } = await adopters(world, by)
      const { title, body } = world.words.overlap(holders, { from, repositories }, by.policy.locale)
      await world.issues.open(by.home, { title, body: `${mark}\n\n${body}`, labels: [], assignee: undefined, mark })
    } catch (error) {
      // The refusal stands and was said; not every token may write there.
      world.warn(error, `${by.home.owner}/${by.home.name} could not be told that another policy names its repositories`)
    }
  }
}
