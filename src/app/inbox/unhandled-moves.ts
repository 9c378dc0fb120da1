import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { Projection } from '../../domain/screen/projection.ts'
import { columnOf } from '../../domain/screen/projection.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { IssueRef, IssueSeen, ScreenChange } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { cause } from './cause.ts'
import { timesAsked } from './repeated-moves.ts'

interface Shown {
  ref: IssueRef
  issue: IssueSeen
  projection: Projection
  file: CaseFile
}

/**
 * Moves that GitHub still shows and the ledger does not know. GitHub's timeline says who made them; where it does not,
 * or it was a bot, they are no requests, and the screen is put back.
 */
export async function unhandledMoves(
  ports: Ports,
  inForce: PolicyInForce,
  { ref, issue, projection, file }: Shown,
): Promise<RequestedCommand[]> {
  const item = file.case.screen['board-item']
  const column = item === undefined ? undefined : (await ports.board(inForce)?.see(item))?.column
  const label = issue.labels.find((one) => one.startsWith('phase: ') && !projection.labels.includes(one))
  const stateDiffers = issue.state !== projection.state
  const columnDiffers = column !== undefined && column !== projection.column
  if (label === undefined && !stateDiffers && !columnDiffers) return []
  const changes = (await ports.issues.changes(ref)).filter(({ actor }) => actor?.type === 'User')
  const last = (kind: ScreenChange['kind'], value?: string): ScreenChange | undefined =>
    changes.findLast((change) => change.kind === kind && (value === undefined || change.value === value))

  const named = (change: ScreenChange, name: string): string => cause.again(name, timesAsked(changes, change))

  const asked: RequestedCommand[] = []
  if (label !== undefined) {
    const change = last('labeled', label)
    const to = label.slice('phase: '.length)
    if (change !== undefined)
      asked.push(
        ...moveBy(change, 'label', named(change, cause.label(label, 'added', idOf(change), change.at)), {
          kind: 'move',
          to,
          reason: '',
        }),
      )
  }
  if (columnDiffers && item !== undefined) {
    const change = last('column', column)
    const phases = inForce.rules.processes[file.case.process]?.phases ?? {}
    const to = Object.keys(phases).find((phase) => {
      const words = phases[phase]?.label
      return words !== undefined && columnOf(inForce.rules, words) === column
    })
    if (change !== undefined && to !== undefined) {
      asked.push(
        ...moveBy(change, 'board', named(change, cause.column(item, column, idOf(change), change.at)), {
          kind: 'move',
          to,
          reason: '',
        }),
      )
    }
  }
  if (stateDiffers) {
    const change = last(issue.state === 'closed' ? 'closed' : 'reopened')
    if (change !== undefined && issue.state === 'closed') {
      const as =
        issue.stateReason === 'not_planned'
          ? 'not-planned'
          : issue.stateReason === 'duplicate'
            ? 'duplicate'
            : 'completed'
      asked.push(
        ...moveBy(change, 'issue', named(change, cause.closed(idOf(change), change.at)), { kind: 'close', as }),
      )
    }
    if (change !== undefined && issue.state === 'open')
      asked.push(...moveBy(change, 'issue', named(change, cause.reopened(idOf(change), change.at)), { kind: 'reopen' }))
  }
  return asked
}

const idOf = ({ actor }: ScreenChange): number => actor?.id ?? 0

function moveBy(
  { actor, at }: ScreenChange,
  door: RequestedCommand['door'],
  name: string,
  command: RequestedCommand['command'],
): RequestedCommand[] {
  return actor === undefined ? [] : [{ command, actor: { id: actor.id, login: actor.login }, at, door, cause: name }]
}
