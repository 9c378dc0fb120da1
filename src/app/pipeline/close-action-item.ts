import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { showActionItem } from '../screen/show-action-item.ts'
import { asksItself } from './look.ts'
import { runCase } from './run-case.ts'

/** The case and the measure that an issue of ours stands for. */
interface ActionItemIssue {
  parent: number
  id: string
}

const MARK = /^<!-- hikeshi:action=(\d+)-(a\d+) -->/

/** Anyone can write our mark into an issue of his own: only those that the app has opened count. */
export function actionItemOf(ports: Ports, issue: IssueSeen): ActionItemIssue | undefined {
  const found = issue.author.id === ports.self.id ? MARK.exec(issue.body) : null
  const [, parent = '', id = ''] = found ?? []
  return found === null ? undefined : { parent: Number(parent), id }
}

/**
 * Somebody closed the issue of a measure by hand: its owner says that it is done, anybody else confirms it (R4.4-3). It
 * stays closed only where it is confirmed.
 */
export async function closeActionItem(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  { parent, id }: ActionItemIssue,
  act: Pick<RequestedCommand, 'actor' | 'at' | 'via'> | undefined,
): Promise<void> {
  const lead = await ports.issues.see({ repository, number: parent })
  if (lead === undefined) return
  const address: CaseAddress = { repository, issue: lead }
  const asked: RequestedCommand[] =
    act === undefined
      ? []
      : [
          {
            ...act,
            command: { kind: 'done', action: id },
            door: 'issue',
            cause: `action:${id}:closed@${act.at}#${act.actor.id}`,
          },
        ]
  const done = await runCase(ports, inForce, address, asksItself(asked, lead))
  const action = done?.run.file.case.actions.find((one) => one.id === id)
  if (action === undefined) return
  await showActionItem(ports, { repository, number: issue.number }, issue.state, action.confirmed !== undefined)
}
