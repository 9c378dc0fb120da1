import { distance } from 'fastest-levenshtein'
import type { EventOf, RecordedEvent } from '../case/event.schema.ts'
import type { Command, RequestedCommand } from './command.ts'
import { correction } from './correction.ts'
import type { ReadCommand } from './read-commands.ts'

/** A request with the line of the record that its edit puts right, where the record has it. */
export function asCorrection(asked: RequestedCommand, placed: () => readonly RecordedEvent[]): RequestedCommand {
  const { command, inPlaceOf } = asked
  if (inPlaceOf === undefined || !isStatement(command) || !isStatement(inPlaceOf.command)) return asked
  const line = lineOf(asked.cause, inPlaceOf.command, inPlaceOf.at, placed())
  return line === undefined ? asked : { ...asked, command: { ...command, ...correction(line) } }
}

/** Which of the commands before an edit each new one of its kind stands in place of, by its position. */
export function inPlace(
  before: readonly ReadCommand[],
  then: readonly ReadCommand[],
  isCorrected: (kind: Command) => boolean,
): ReadonlyMap<number, ReadCommand> {
  const left = then.map(identity)
  const lost = before.filter((one) => {
    const at = left.indexOf(identity(one))
    if (at !== -1) left.splice(at, 1, '')
    return at === -1 && isCorrected(one.command)
  })
  const found = new Map<number, ReadCommand>()
  for (const one of lost) {
    const [near] = then
      .map(({ command }, at) => ({ at, kind: command.kind, far: distance(startOf(one.command), startOf(command)) }))
      .filter(({ at, kind }) => left[at] !== '' && kind === one.command.kind && !found.has(at))
      .sort((a, b) => a.far - b.far)
    if (near !== undefined) found.set(near.at, one)
  }
  return found
}

const identity = ({ command, at }: ReadCommand): string => JSON.stringify([command, at])

/** So much of each is compared. */
const COMPARED = 300
const startOf = (command: Command): string => JSON.stringify(command).slice(0, COMPARED)

type Statement = Extract<Command, { kind: 'note' | 'evidence' | 'contact' }>
type Stated = EventOf<'note-added' | 'evidence-recorded' | 'contact-made'>

const LEAVES = { note: 'note-added', evidence: 'evidence-recorded', contact: 'contact-made' } as const

const isStatement = (command: Command): command is Statement => command.kind in LEAVES

/** Known by its words; words that were taken out of the record since are those of the only line of their kind. */
function lineOf(
  cause: string,
  was: Statement,
  at: string | undefined,
  placed: readonly RecordedEvent[],
): number | undefined {
  const comment = /^comment:\d+(?=[#:])/.exec(cause)?.[0]
  const said = placed.flatMap((one) => {
    const { event, cause: name } = one
    const isHere = comment !== undefined && (name.startsWith(`${comment}#`) || name.startsWith(`${comment}:`))
    // The words of somebody who may not record it were kept as a note.
    return isHere && (event.type === LEAVES[was.kind] || event.type === 'note-added')
      ? [{ seq: one.seq, at: one.at, event: event as Stated }]
      : []
  })
  const corrected = new Set(said.map(({ event }) => event.data.corrects))
  const open = said.filter(({ seq }) => !corrected.has(seq))
  const same = open.filter(({ event }) => inWords(saidIn(event)) === inWords(askedIn(was)))
  const own = (same.length > 0 ? same : open).filter(({ event }) => event.type === LEAVES[was.kind])
  const found = own.find((one) => one.at === at) ?? own[0] ?? same[0]
  return same.length > 0 || open.length === 1 ? found?.seq : undefined
}

const inWords = (parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => part?.split(/\s+/).filter((word) => word !== '') ?? []).join(' ')

function askedIn(was: Statement): readonly (string | undefined)[] {
  if (was.kind === 'note') return [was.text]
  return was.kind === 'contact' ? [was.whom, was.answer] : [was.what, was.where, was.hash, was.holder]
}

function saidIn({ type, data, text }: Stated): readonly (string | undefined)[] {
  if (type === 'note-added') return [text.note]
  return type === 'contact-made' ? [text.whom, text.answer] : [text.what, text.where, data.hash, text.holder]
}
