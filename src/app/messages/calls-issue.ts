import { isOwnComment } from '../case/is-own-comment.ts'
import type { IssueRef, IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

/** Older than any issue. */
const EVER = '1970-01-01T00:00:00Z'

/**
 * The issue on which people are called while the conversation of another one is locked, found by its mark or opened: a
 * mention there reaches them, one in an edited comment does not. Instances that open one at the same instant all call on
 * the oldest, and close the others.
 */
export async function callsIssue(
  ports: Pick<Ports, 'issues' | 'self' | 'policies' | 'messages'>,
  { repository, number }: IssueRef,
): Promise<IssueRef> {
  const mark = markOf(`calls=${number}`)
  const alike = async () => (await ports.issues.own(repository, EVER)).filter(isOwnComment(ports, mark))
  const there = await alike()
  if (there.length > 0) return { repository, number: await oldestAlone(ports, repository, there) }
  const language = (await ports.policies.of(repository))?.rules.locale ?? 'en'
  const { title, body } = ports.messages.callsIssue(number, language)
  const text = { title, body: `${mark}\n\n${body}`, labels: [], assignee: undefined, mark }
  const opened = await ports.issues.open(repository, text)
  // Lists lag behind writes: what was just opened is one of them, whether it is shown yet or not.
  const others = (await alike()).filter((one) => one.number !== opened.number)
  return { repository, number: await oldestAlone(ports, repository, [opened, ...others]) }
}

/** Those that are there already: none is opened. */
export async function callsIssues(
  ports: Pick<Ports, 'issues' | 'self'>,
  { repository, number }: IssueRef,
): Promise<readonly IssueRef[]> {
  const own = await ports.issues.own(repository, EVER)
  return own
    .filter(isOwnComment(ports, markOf(`calls=${number}`)))
    .map((issue) => ({ repository, number: issue.number }))
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
