import type { Asked } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { handle } from '../decisions/handle.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'
import { showMeasure } from '../screen/show-action-item.ts'
import { finish } from './after-decision.ts'

/** The case and the measure that an issue of ours stands for. */
interface Measure {
  parent: number
  id: string
}

const MARK = /^<!-- hikeshi:action=(\d+)-(a\d+) -->/

/** Anyone can write our mark into an issue of his own: only those that the app has opened count. */
export function measureOf(world: World, issue: IssueSeen): Measure | undefined {
  const found = issue.author.id === world.self.id ? MARK.exec(issue.body) : null
  const [, parent = '', id = ''] = found ?? []
  return found === null ? undefined : { parent: Number(parent), id }
}

/**
 * Somebody closed the issue of a measure by hand: its owner says that it is done, anybody else confirms it (R4.4-3). It
 * stays closed only where it is confirmed.
 */
export async function closeMeasure(
  world: World,
  policy: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  { parent, id }: Measure,
  act: Pick<Asked, 'actor' | 'at'> | undefined,
): Promise<void> {
  const lead = await world.issues.see({ repository, number: parent })
  if (lead === undefined) return
  const address: CaseAddress = { repository, issue: lead }
  const asked: Asked[] =
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
  const handled = await handle(world, policy, address, asked)
  const action = handled.file?.case.actions.find((one) => one.id === id)
  if (action === undefined) return
  await showMeasure(world, { repository, number: issue.number }, issue.state, action.confirmed !== undefined)
  if (handled.fresh.length > 0) await finish(world, policy, address, handled, { issue: lead })
}
