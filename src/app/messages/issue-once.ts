import { isOwnComment } from '../case/is-own-comment.ts'
import type { IssueSeen, OwnIssue, RepositoryName } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'

/** Older than any issue. */
export const EVER = '1970-01-01T00:00:00Z'

/**
 * The number of the app's own issue with this mark, found or opened. Instances that open one at the same instant all take
 * the oldest, and close the others. `counts`: which of those that are there already will do.
 */
export async function issueOnce(
  ports: Pick<Ports, 'issues' | 'self'>,
  repository: RepositoryName,
  mark: string,
  counts: (one: OwnIssue) => boolean,
  text: () => Promise<{ title: string; body: string; labels?: readonly string[] }>,
): Promise<number> {
  const alike = async () =>
    (await ports.issues.own(repository, EVER)).filter((one) => isOwnComment(ports, mark)(one) && counts(one))
  const there = await alike()
  if (there.length > 0) return oldestAlone(ports, repository, there)
  const { title, body, labels = [] } = await text()
  const asked = { title, body: `${mark}\n\n${body}`, labels, assignee: undefined, mark }
  const opened = await ports.issues.open(repository, asked)
  // Lists lag behind writes: what was just opened is one of them, whether it is shown yet or not.
  const others = (await alike()).filter((one) => one.number !== opened.number)
  return oldestAlone(ports, repository, [opened, ...others])
}

/** Closes all of them but the oldest, and gives that one. */
async function oldestAlone(
  { issues }: Pick<Ports, 'issues'>,
  repository: RepositoryName,
  alike: readonly IssueSeen[],
): Promise<number> {
  const oldest = Math.min(...alike.map(({ number }) => number))
  for (const { number, state } of alike)
    if (number !== oldest && state === 'open')
      await issues.patch({ repository, number }, { state: 'closed', stateReason: 'not_planned' })
  return oldest
}
