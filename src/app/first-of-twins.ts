import { isOurs } from './our-own.ts'
import type { IssueSeen, RepositoryName } from './ports/github.ts'
import type { World } from './ports/world.ts'

/**
 * Two instances that open the same thing at the same instant make an issue each. The younger is taken back before it is a
 * case; gives the one that stays.
 */
export async function firstOfTwins(
  world: World,
  repository: RepositoryName,
  issue: IssueSeen,
  { mark, label }: { mark: string; label: string },
): Promise<IssueSeen> {
  const alike = (await world.issues.list(repository, { state: 'all', labels: label })).filter(isOurs(world, mark))
  const first = alike.reduce((one, other) => (other.number < one.number ? other : one), issue)
  if (first.number === issue.number) return issue
  const ref = { repository, number: issue.number }
  await world.issues.comment(ref, `${mark}\n\nDuplicate of #${first.number}`, mark)
  // Without its label nothing takes it for a case that a crash has left half open.
  await world.issues.patch(ref, { labels: [], state: 'closed', stateReason: 'not_planned' })
  return first
}
