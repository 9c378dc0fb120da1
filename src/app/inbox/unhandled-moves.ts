import type { Command, RequestedCommand } from '../../domain/commands/command.ts'
import { unreadable } from '../../domain/commands/unreadable.ts'
import { isSameLabel } from '../../domain/screen/own-labels.ts'
import type { Projection } from '../../domain/screen/projection.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { Card, IssueRef, IssueSeen, ScreenChange } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { cause } from './cause.ts'
import { askedByClosing, askedByColumn, askedByLabel, askedByNoLabel, askedByReopening, closedAs } from './doors.ts'
import { timesAsked } from './repeated-moves.ts'
import { isOlderThanCase, type Standing, wasJudged, whoMoved } from './who-moved.ts'

interface Shown {
  ref: IssueRef
  issue: IssueSeen
  projection: Projection
  file: CaseFile
  /** The card as it lies now, where somebody looked. */
  column: Card | undefined
}

/**
 * Moves that GitHub still shows and the ledger does not know. GitHub's timeline says who made them; a bot's are no requests.
 * Where it does not tell, nobody is taken for it: the screen is put back, and that is said once.
 */
export async function unhandledMoves(
  ports: Ports,
  inForce: PolicyInForce,
  { ref, issue, projection, file, column: card }: Shown,
): Promise<RequestedCommand[]> {
  const item = card?.item
  const column = card?.name
  const isWanted = (label: string): boolean => projection.labels.some((one) => isSameLabel(one, label))
  // Each of several asks for its own phase, as when a delivery tells of it.
  const labels = issue.labels.filter((one) => askedByLabel(inForce.rules, file.case.process, one) && !isWanted(one))
  // Nobody takes off what the app has not put on yet.
  const shown = file.case.screen['status-comment'] === undefined ? [] : projection.labels
  const missing = shown.flatMap((label) => {
    const command = issue.labels.some((one) => isSameLabel(one, label))
      ? undefined
      : askedByNoLabel(inForce.rules, label, issue.labels)
    return command === undefined ? [] : [{ label, command }]
  })
  const stateDiffers = issue.state !== projection.state
  // A card that nobody touched since the case moved on was not moved: the app could not lay it where it belongs.
  const isLeftBehind = card !== undefined && isOlderThanCase(card.changedAt, file.case)
  const columnDiffers = column !== undefined && column !== projection.column && !isLeftBehind
  if (labels.length + missing.length === 0 && !stateDiffers && !columnDiffers) return []
  const board = ports.board(inForce)
  const changes = (await ports.issues.changes(ref)).map((change) =>
    change.kind === 'column' && change.value !== undefined
      ? { ...change, value: board?.named(change.value) ?? change.value }
      : change,
  )
  const by = (
    door: RequestedCommand['door'],
    standing: Standing,
    command: Command | undefined,
    nameOf: (change: ScreenChange) => string,
  ): RequestedCommand[] => {
    const change = whoMoved(changes, standing, file)
    if (change?.actor === undefined) {
      // A label that asks for no phase is told to nobody where its author is not known; a request that was judged before stays as it was answered.
      if (command?.kind === 'own-label' || wasJudged(changes, standing, file)) return []
      const shown = standing.value ?? standing.kind
      const unseen = unreadable('moved', { unseen: true })
      const told = cause.unseen(door, shown, file.case.path.at(-1)?.seq ?? 0)
      return [{ command: unseen, actor: ports.self, at: ports.now().toISOString(), door, cause: told, via: 'account' }]
    }
    if (change.actor.type !== 'User' || command === undefined) return []
    const { id, login } = change.actor
    const name = cause.again(nameOf(change), timesAsked(changes, change))
    return [{ command, actor: { id, login }, at: change.at, door, cause: name, via: change.via }]
  }

  const { process } = file.case
  const { rules } = inForce
  const asked: RequestedCommand[] = []
  for (const label of labels)
    asked.push(
      ...by(
        'label',
        { kind: 'labeled', value: label, known: `label:${label}:added:` },
        askedByLabel(rules, process, label),
        (change) => cause.label(label, 'added', idOf(change), change.at),
      ),
    )
  for (const { label, command } of missing)
    asked.push(
      ...by('label', { kind: 'unlabeled', value: label, known: `label:${label}:removed:` }, command, (change) =>
        cause.label(label, 'removed', idOf(change), change.at),
      ),
    )
  if (columnDiffers && item !== undefined)
    asked.push(
      ...by(
        'board',
        { kind: 'column', value: column, known: `column:${item}:${column}:` },
        askedByColumn(rules, process, column),
        (change) => cause.column(item, column, idOf(change), change.at),
      ),
    )
  if (stateDiffers && issue.state === 'closed')
    asked.push(
      ...by(
        'issue',
        { kind: 'closed', value: undefined, known: 'closed:' },
        askedByClosing(closedAs(issue.stateReason)),
        (change) => cause.closed(idOf(change), change.at),
      ),
    )
  if (stateDiffers && issue.state === 'open')
    asked.push(
      ...by('issue', { kind: 'reopened', value: undefined, known: 'reopened:' }, askedByReopening(), (change) =>
        cause.reopened(idOf(change), change.at),
      ),
    )
  return asked
}

const idOf = ({ actor }: ScreenChange): number => actor?.id ?? 0
