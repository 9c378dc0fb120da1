import { caseLabel, isLabelledCase } from '../../domain/policy/form-of.ts'
import { hasColumns } from '../../domain/screen/projection.ts'
import { calledFor } from '../messages/called-for.ts'
import { issueOnce } from '../messages/issue-once.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { PlaceSeen } from './place-seen.ts'

const TOLD = /^<!-- hikeshi:board=\S+ -->/

/** A place as the round has seen it. */
export type BoardPlaceSeen = Pick<PlaceSeen, 'issues' | 'together' | 'own'> & { repository: RepositoryName }

/**
 * Cases go on without the board, and whoever looks there must not believe that nothing is going on: that it cannot be used
 * is told once, on an issue of its own, which is closed once it can be used again. The board is asked for only where
 * the cards of cases look as if something was wrong with it, and for as long as something was.
 */
export async function tellBoard(
  ports: Ports,
  inForce: PolicyInForce,
  places: readonly BoardPlaceSeen[],
): Promise<void> {
  const board = ports.board(inForce)
  const place = inForce.rules.board
  if (board === undefined || place === undefined) return
  const told = places.flatMap(({ repository, own }) =>
    own.filter(({ body }) => TOLD.test(body)).map(({ number, body }) => ({ repository, number, body })),
  )
  const doubted = places.find((seen) => isDoubted(inForce, seen))
  const mark = markOf(`board=${inForce.home.owner}/${place.project}`)
  if (doubted === undefined && told.length === 0) return
  const standing = await board.standing()
  if (standing === 'there') {
    for (const { repository, number } of told)
      await ports.issues.patch({ repository, number }, { state: 'closed', stateReason: 'completed' })
    return
  }
  if (doubted === undefined || told.some(({ body }) => body.startsWith(mark))) return
  await issueOnce(
    ports,
    doubted.repository,
    mark,
    ({ state }) => state === 'open',
    async () =>
      ports.messages.boardLost(
        await calledFor(ports, inForce),
        {
          ...{ standing, project: place.project, field: place.field },
          url: `${ports.web}/orgs/${inForce.home.owner}/projects/${place.project}`,
        },
        inForce.rules.locale,
      ),
  )
}

/** Whether a case that belongs into a column lies in none, or on a board that is closed. */
function isDoubted({ rules }: PolicyInForce, { issues, together }: BoardPlaceSeen): boolean {
  const labels = Object.entries(rules.processes).flatMap(([id, process]) => (hasColumns(process) ? caseLabel(id) : []))
  return issues.some((issue) => {
    const seen = isOnBoard(issue, labels) ? together.get(issue.number) : undefined
    if (seen?.record === undefined) return false
    const cards = seen.cards.filter(({ project }) => project === rules.board?.project)
    return cards.every(({ name, closed }) => name === undefined || closed)
  })
}

const isOnBoard = (issue: IssueSeen, labels: readonly string[]): boolean =>
  issue.state === 'open' && isLabelledCase(issue) && issue.labels.some((label) => labels.includes(label))
