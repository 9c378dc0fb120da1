import { distance } from 'fastest-levenshtein'
import type { Policy } from '../policy/policy.schema.ts'
import type { Command } from './command.ts'
import { adoptedSha } from './read-adopt.ts'
import { readRecordCommand, readSet } from './read-facts.ts'
import * as request from './read-requests.ts'
import { readSlashLines } from './read-slash-lines.ts'
import * as statement from './read-statements.ts'
import type { Reader, Reading, Surroundings } from './reading.ts'

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

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['contain', statement.contain],
  ['phase', request.phase],
  ['advance', request.advance],
  ['record', readRecordCommand],
  ['set', readSet],
  ['note', statement.note],
  ['evidence', statement.evidence],
  ['contact', statement.contact],
  ['recovered', statement.recovered],
  ['runbook', request.runbook],
  ['appoint', request.appoint],
  ['activate', request.activate],
  ['stand-down', request.standDown],
  ['ratify', request.ratify],
  ['action', statement.action],
  ['done', statement.done],
  ['effect', statement.effect],
  ['accept', statement.accept],
  ['approve', request.approve],
  ['reject', request.named],
  ['consent', request.consent],
  ['notice', request.notice],
  ['sent', statement.sent],
  ['acknowledge', statement.acknowledge],
  ['exempt', statement.exempt],
  ['dismiss', request.named],
  ['duplicate', request.duplicate],
  ['part-of', request.partOf],
  ['redact', statement.redact],
  ['status', request.simply({ kind: 'status' })],
  ['help', request.simply({ kind: 'help' })],
])

/** Read apart from the others, since no policy need be in force yet. */
const ADOPT = 'adopt'

/**
 * The commands of a comment, in order. A slash at a line's start alone makes none (`/etc/passwd`), but a word one slip
 * away from a command is answered; a known one that cannot be used is `unreadable`, save `/contain`, which never is.
 */
export function readCommands(body: string, policy: Policy, around: CommandSurroundings): ReadCommand[] {
  const readers = new Map([...namedBy(policy), ...READERS])
  const meant = wordReader([...readers.keys(), ADOPT])
  const surroundings: Surroundings = {
    policy,
    clock: { now: around.now, timeZone: around.timeZone },
    ...(around.process === undefined ? {} : { process: around.process }),
  }
  const lines = readSlashLines(body, (word) => meant(word) !== undefined, MOST + 1)
  const commands = lines.slice(0, MOST).flatMap((line): ReadCommand[] => {
    const { index } = line
    const name = meant(line.word)?.name ?? line.word
    if (line.word === ADOPT && adoptedSha(line.line) !== undefined) return []
    const reading = readers.get(line.word)?.(line, surroundings)
    return [
      { index, ...placed(reading ?? { kind: 'unreadable', name, ...(name === line.word ? {} : { slip: true }) }) },
    ]
  })
  const more = lines[MOST]
  return more === undefined
    ? commands
    : [...commands, { index: more.index, command: { kind: 'unreadable', name: 'too-many' } }]
}

const placed = (reading: NonNullable<Reading>): Omit<ReadCommand, 'index'> =>
  'command' in reading ? reading : { command: reading }

const namedBy = (policy: Policy): [string, Reader][] =>
  Object.values(policy.processes).flatMap(({ transitions }) =>
    transitions.flatMap(({ command }): [string, Reader][] => (command === undefined ? [] : [[command, request.named]])),
  )

/** The command that a word is, or was probably meant to be. */
function wordReader(names: readonly string[]): (word: string) => { name: string } | undefined {
  const known = new Set(names)
  const looked = new Map<string, { name: string } | undefined>()
  return (word) => {
    if (known.has(word)) return { name: word }
    if (!looked.has(word)) {
      const [name] = names.filter((one) => isSlip(word, one)).sort((a, b) => distance(word, a) - distance(word, b))
      looked.set(word, name === undefined ? undefined : { name })
    }
    return looked.get(word)
  }
}

/** One letter wrong, two in a long word or where neighbours are swapped; short words are too often something else. */
function isSlip(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 2 || word.length < 4 || name.length < 4) return false
  const far = distance(word, name)
  return far <= (name.length >= 7 ? 2 : 1) || (far === 2 && [...word].sort().join('') === [...name].sort().join(''))
}
