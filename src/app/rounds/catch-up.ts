import { standsInFor } from '../inbox/stand-in.ts'
import { actionItemOf, closeActionItem } from '../pipeline/close-action-item.ts'
import type { SeenWithOthers } from '../pipeline/look.ts'
import { runCase } from '../pipeline/run-case.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { catchUpDeleted } from './catch-up-deleted.ts'

/** Everything on one issue that has not been handled yet, in its order: a lost delivery costs time and nothing else. */
export async function catchUp(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  together: SeenWithOthers | undefined,
): Promise<void> {
  const item = actionItemOf(ports, issue)
  if (item !== undefined) return catchUpActionItem(ports, inForce, repository, issue, item)
  const gone = standsInFor(ports, issue)
  if (gone !== undefined) return catchUpDeleted(ports, inForce, repository, issue.number, gone)
  const address = { repository: { owner: repository.owner, name: repository.name }, issue }
  await runCase(ports, inForce, address, {
    ...{ depth: 'all', told: { kind: 'nothing' }, came: 'round', issue, column: undefined, together },
  })
}

/** The issue of an action item that somebody closed unheard: GitHub's timeline says who it was. */
async function catchUpActionItem(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  item: NonNullable<ReturnType<typeof actionItemOf>>,
): Promise<void> {
  if (issue.state !== 'closed') return
  const changes = await ports.issues.changes({ repository, number: issue.number })
  const last = changes.findLast(({ kind }) => kind === 'closed')
  const act =
    last?.actor?.type === 'User'
      ? { actor: { id: last.actor.id, login: last.actor.login }, at: last.at, via: last.via }
      : undefined
  await closeActionItem(ports, inForce, repository, issue, item, act)
}
