import { planIssue } from '../../domain/screen/plan.ts'
import type { Projection } from '../../domain/screen/projection.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { RepositoryName, Telling } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { KnownScreen } from './known-screen.ts'

/**
 * Issue and card, as far as one request can show them with the words: it is known by now what GitHub shows, and by which
 * ids it goes. No word waits for either; what is left out is shown by itself.
 */
export function besideWords(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  { case: { screen, nodes } }: CaseFile,
  projection: Projection,
  shown: KnownScreen,
  moves: boolean,
): Pick<Telling, 'issue' | 'card'> {
  const { issue } = shown
  const patch = issue && planIssue(projection, issue)
  const to = patch && ports.issues.patchIds(repository, patch)
  const node =
    shown.column === undefined || shown.column.item === screen['board-item'] ? nodes['board-item'] : undefined
  const card =
    moves && node !== undefined && projection.column !== undefined
      ? ports.board(inForce)?.placeOf(node, projection.column)
      : undefined
  return {
    ...(issue && to && { issue: { repository, id: issue.nodeId, to } }),
    ...(card && { card }),
  }
}
