import type { Policy } from '../policy/policy.schema.ts'
import { oncePer } from '../values/once-per.ts'
import { adoptedSha, adoptWord } from './adopt.ts'
import type { Command } from './command.ts'
import { commandNames, SLASH_WORDS } from './command-names.ts'
import { holdsPlaceholder } from './holds-placeholder.ts'
import { readNamedTransition } from './kinds/named.ts'
import { beginsWithHeading, unknownBeside, unknownWord } from './loose-start.ts'
import { namedIn, takeNamed } from './read-named.ts'
import { BEFORE_ALL, readSlashLines, type SlashLine } from './read-slash-lines.ts'
import { type Reader, type Reading, recordedBy, type Surroundings } from './reading.ts'
import { unreadable } from './unreadable.ts'

export interface ReadCommand {
  /** Its place in the comment; the same whatever policy reads it. */
  index: number
  command: Command
  /** The time that somebody stated for the act. */
  at?: string
}

export interface CommandSurroundings {
  /** When the comment was written, in ISO 8601. */
  now: string
  timeZone: string
  /** The case's process, where it is known. */
  process?: string
}

const MOST = 30
/** Of more nobody need hear. */
const MOST_UNKNOWN = 3

/** Every command's reader, those of the transitions that the policy names a command for included. */
const readersBy = oncePer(
  (policy: Policy): ReadonlyMap<string, Reader<Command>> =>
    new Map([...namedBy(policy), ...SLASH_WORDS.map(({ word, read }) => [word, read] as const)]),
)

/**
 * The commands of a comment, in order. A slash at a line's start alone makes none (`/etc/passwd`), but a word one slip
 * away from a command is answered; a known one that cannot be used is `unreadable`, save `/contain`, which never is.
 */
export function readCommands(body: string, policy: Policy, around: CommandSurroundings): ReadCommand[] {
  const names = commandNames(policy)
  const surroundings: Surroundings = {
    policy,
    clock: { now: around.now, timeZone: around.timeZone },
    ...(around.process === undefined ? {} : { process: around.process }),
  }
  /** Nothing stands behind a word that needs something: the answer shows what it can be. */
  const isOpen = (line: SlashLine): boolean => {
    const read = readersBy(policy).get(line.word)
    const isAlone = [line.begins, line.text, line.block].every((part) => part.trim() === '')
    return isAlone && read !== undefined && read(line, surroundings) === undefined
  }
  const { lines, unknown: others } = readSlashLines(body, names, MOST + 1)
  const unknown = lines.length === 0 ? unknownWord(body) : undefined
  if (unknown !== undefined) return [{ index: BEFORE_ALL, command: unreadable('unknown', { word: unknown }) }]
  if (lines.length === 0 && isRecordWithoutCommand(body, policy))
    return [{ index: BEFORE_ALL, command: unreadable('record', { slip: { line: '/record', kept: '' } }) }]
  const commands = lines.slice(0, MOST).flatMap((line): ReadCommand[] => {
    const { index, word, isSlip } = line
    if (isSlip) return [{ index, command: isOpen(line) ? unreadable(word) : slipOf(line, policy, around.process) }]
    if (word === adoptWord.word && adoptedSha(line.line) !== undefined) return []
    const { second } = line
    const whole = second === undefined || FREE.includes(word) ? line : withoutSecond(line, second)
    const reading = holdsPlaceholder(line.text)
      ? unreadable(word, { placeholder: true })
      : readersBy(policy).get(word)?.(whole, surroundings)
    const read = { index, ...placed(reading ?? unreadable(word)) }
    // Between two lines of the comment, so that each keeps its place.
    return second === undefined
      ? [read]
      : [read, { index: index + 0.5, command: unreadable(word, { second: second.trim() }) }]
  })
  // Below prose a line may as well be a part of it.
  const isOneLine = !body.trim().includes('\n')
  const beside = others.flatMap(({ index, text, isPart }): ReadCommand[] => {
    const word = unknownBeside(text, isPart || (lines.length === 0 && !isOneLine))
    return word === undefined ? [] : [{ index, command: unreadable('unknown', { word }) }]
  })
  commands.push(...beside.slice(0, MOST_UNKNOWN))
  const more = lines[MOST]
  return more === undefined ? commands : [...commands, { index: more.index, command: unreadable('too-many') }]
}

/** Each command of a comment as one line, in the spelling that always works. */
export const commandLines = (body: string, policy: Policy): ReadonlyMap<number, string> =>
  new Map(
    readSlashLines(body, commandNames(policy), MOST).lines.map(({ index, word, line }) => [
      index,
      `/${word} ${line}`.trim(),
    ]),
  )

/** The skeleton, filled in and sent back without its first line. */
const isRecordWithoutCommand = (body: string, policy: Policy): boolean =>
  beginsWithHeading(body) && Object.keys(recordedBy(policy).read(body).answers).length > 0

const FREE: readonly string[] = SLASH_WORDS.filter(({ isFree }) => isFree).map(({ word }) => word)

const withoutSecond = (line: SlashLine, second: string): SlashLine => {
  const first = line.line.slice(0, line.line.indexOf(second)).trim()
  return { ...line, line: first, text: first }
}

/** The line that works, with what was typed; whatever was done to contain is kept meanwhile. */
function slipOf(
  { word, begins, line, text, isRequest }: SlashLine,
  policy: Policy,
  process: string | undefined,
): Command {
  // Where a case goes that is opened again is chosen.
  if (word === 'reopen') return unreadable('phase')
  if (word === 'correct') return correctionOf(line, text, policy)
  const close = `phase ${closingOf(policy, process)}`
  const command = word === 'close' ? close : word
  const kept = word === 'contain' && !isRequest && !holdsPlaceholder(text) ? text : ''
  return unreadable(word === 'close' ? 'phase' : word, {
    slip: { line: `/${command} ${begins}${line}`.replace(/\s+/g, ' ').trim(), kept },
  })
}

/** The line that records what is corrected: of a field by its name, of anything else in the course of the case. */
function correctionOf(line: string, text: string, policy: Policy): Command {
  if (text === '') return unreadable('set')
  const named = takeNamed(namedIn(policy.fields), line)
  const command = named === undefined ? `/note ${text}` : `/set ${line}`
  return unreadable(named === undefined ? 'note' : 'set', {
    slip: { line: command.replace(/\s+/g, ' ').trim(), kept: '' },
  })
}

function closingOf(policy: Policy, process: string | undefined): string {
  const phases = Object.entries(policy.processes[process ?? '']?.phases ?? {})
  return phases.find(([, { end }]) => end === 'completed')?.[0] ?? 'closed'
}

const placed = (reading: NonNullable<Reading<Command>>): Omit<ReadCommand, 'index'> =>
  'command' in reading ? reading : { command: reading }

const namedBy = (policy: Policy): [string, Reader<Command>][] =>
  Object.values(policy.processes).flatMap(({ transitions }) =>
    transitions.flatMap(({ command }): [string, Reader<Command>][] =>
      command === undefined ? [] : [[command, readNamedTransition]],
    ),
  )
