import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EVENT_TYPES } from '../../../src/domain/case/event.schema.ts'
import { DOORS } from '../../../src/domain/case/ledger-line.ts'
import { COMMANDS } from '../../../src/domain/commands/command.ts'
import { REASON_CODES } from '../../../src/domain/refusals/reason.ts'

/** How many files of `src` one must open to understand one name. */
export interface Spread {
  what: 'command' | 'refusal' | 'event' | 'door'
  name: string
  files: readonly string[]
}

interface Source {
  file: string
  code: string
}

/**
 * A file names a command, a refusal, an event or a door where it writes the name as a word of its own and deals with such
 * things at all: `note` is also a field, and `unknown-phase` also something that the check of a policy finds.
 */
const DEALS_WITH: Readonly<Record<Spread['what'], RegExp>> = {
  // By its import: `Command` is also what the command line is made of.
  command: /(?:commands|[.])\/command[.]ts'|\bcommandKind\b|\bcommand\.kind\b/,
  refusal: /\b(?:because|REFUSALS|Reason|ReasonCode|reasons|whys?)\b/,
  event: /\b(?:CaseEvent|EventOf|EventType|RecordedEvent|Decision|accepted|event)\b/,
  door: /\bdoor\b/,
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1')

export function sourcesIn(root: string): Source[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('sandbox/'))
    .sort()
    .map((file) => ({ file: `src/${file}`, code: withoutComments(readFileSync(join(root, 'src', file), 'utf8')) }))
}

const writes = (name: string): RegExp => new RegExp(`'${name}'|^\\s*${name}:`, 'm')

function spreadOf(what: Spread['what'], names: readonly string[], sources: readonly Source[]): Spread[] {
  const among = sources.filter(({ code }) => DEALS_WITH[what].test(code))
  return names.map((name) => {
    const named = what === 'door' ? new RegExp(`'${name}'`) : writes(name)
    return { what, name, files: among.filter(({ code }) => named.test(code)).map(({ file }) => file) }
  })
}

export function spreads(sources: readonly Source[]): Spread[] {
  const commands = COMMANDS.map(({ kind }) => kind)
  const events = [...EVENT_TYPES]
  return [
    ...spreadOf('command', commands, sources),
    ...spreadOf('refusal', REASON_CODES, sources),
    ...spreadOf('event', events, sources),
    ...spreadOf('door', DOORS, sources),
  ]
}
