import type { Asked } from '../domain/commands/command.ts'
import { askedFrom } from './asked/asked-from.ts'
import { actOf, cause } from './asked/cause.ts'
import type { IssueAct } from './asked/signal.ts'
import type { IssueSeen } from './ports/github.ts'
import type { PolicyInForce } from './ports/policy-source.ts'
import type { World } from './ports/world.ts'

/** A report whose opening nobody heard of, in the words in which it was written: what came later is its editors' own. */
export async function openingFound(
  world: World,
  { policy }: PolicyInForce,
  repository: IssueAct['repository'],
  issue: IssueSeen,
): Promise<Asked[]> {
  const act = actOf(issue.author, issue.createdAt, cause.opened())
  const opening = (body: string): Asked[] =>
    askedFrom({ ...act, kind: 'issue-opened', repository, issue: { ...issue, body } }, { policy })
  const now = opening(issue.body)
  if (now.length === 0) return []
  const [first] = (await world.issues.edits([issue])).get(issue.nodeId) ?? []
  const asWritten = first?.before === undefined ? [] : opening(first.before)
  return asWritten.length > 0 ? asWritten : now
}
