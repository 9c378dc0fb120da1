import type { Command, RequestedCommand } from '../../domain/commands/command.ts'
import { isSameLabel, phaseOfLabel } from '../../domain/screen/own-labels.ts'
import type { Projection } from '../../domain/screen/projection.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { IssueRef, IssueSeen, ScreenChange } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { cause } from './cause.ts'
import { askedByClosing, askedByColumn, askedByLabel, askedByReopening, closedAs } from './doors.ts'
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
  const isWanted = (label: string): boolean => projection.labels.some((one) => isSameLabel(one, label))
  const label = issue.labels.find((one) => phaseOfLabel(one) !== undefined && !isWanted(one))
  const stateDiffers = issue.state !== projection.state
  const columnDiffers = column !== undefined && column !== projection.column
  if (label === undefined && !stateDiffers && !columnDiffers) return []
  const changes = (await ports.issues.changes(ref)).filter(({ actor }) => actor?.type === 'User')
  const last = (kind: ScreenChange['kind'], value?: string): ScreenChange | undefined =>
    changes.findLast((change) => change.kind === kind && (value === undefined || change.value === value))
  const by = (
    door: RequestedCommand['door'],
    change: ScreenChange | undefined,
    command: Command | undefined,
    nameOf: (change: ScreenChange) => string,
  ): RequestedCommand[] => {
    if (change?.actor === undefined || command === undefined) return []
    const { id, login } = change.actor
    const name = cause.again(nameOf(change), timesAsked(changes, change))
    return [{ command, actor: { id, login }, at: change.at, door, cause: name }]
  }

  const { process } = file.case
  const { rules } = inForce
  const asked: RequestedCommand[] = []
  if (label !== undefined)
    asked.push(
      ...by('label', last('labeled', label), askedByLabel(rules, process, label), (change) =>
        cause.label(label, 'added', idOf(change), change.at),
      ),
    )
  if (columnDiffers && item !== undefined)
    asked.push(
      ...by('board', last('column', column), askedByColumn(rules, process, column), (change) =>
        cause.column(item, column, idOf(change), change.at),
      ),
    )
  if (stateDiffers && issue.state === 'closed')
    asked.push(
      ...by('issue', last('closed'), askedByClosing(closedAs(issue.stateReason)), (change) =>
        cause.closed(idOf(change), change.at),
      ),
    )
  if (stateDiffers && issue.state === 'open')
    asked.push(
      ...by('issue', last('reopened'), askedByReopening(), (change) => cause.reopened(idOf(change), change.at)),
    )
  return asked
}

const idOf = ({ actor }: ScreenChange): number => actor?.id ?? 0
