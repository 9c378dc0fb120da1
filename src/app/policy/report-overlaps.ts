import { adopters } from '../case/adopters.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { Overlap } from '../ports/adoption-result.ts'
import type { RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * Tells the people of a policy in force that somebody tried to bring its repositories under another one: in an issue of
 * its own, once while that one is open.
 */
export async function reportOverlaps(ports: Ports, from: RepositoryName, overlaps: readonly Overlap[]): Promise<void> {
  for (const { by, repositories } of overlaps) {
    try {
      // A stranger who passes by a public one would read the names of others there.
      if (await ports.issues.isPublic(by.home)) continue
      const mark = markOf(`overlap=${from.owner}/${from.name}`)
      const open = await ports.issues.list(by.home, { state: 'open' })
      if (open.some(isOwnComment(ports, mark))) continue
      const { holders } = await adopters(ports, by, 'lately')
      const { title, body } = await ports.messages.overlap(holders, { from, repositories }, by.rules.locale)
      await ports.issues.open(by.home, { title, body: `${mark}\n\n${body}`, labels: [], assignee: undefined, mark })
    } catch (error) {
      // The refusal stands and was said; not every token may write there.
      ports.warn(error, { id: 'overlap-untold', about: { where: `${by.home.owner}/${by.home.name}` } })
    }
  }
}
