import { type LedgerLine, ledgerLineSchema } from '../../../domain/case/ledger-line.ts'
import { isPlainLine } from '../../../domain/case/plain-line.ts'
import { inWords } from '../../../domain/policy/schema-words.ts'
import { inKiB, LARGEST_LINE, LARGEST_RECORD } from '../../../domain/values/size-bounds.ts'

export type UnreadableCode = 'bad-json' | 'bad-schema' | 'not-as-written' | 'too-large'

/** `line` counts from 1, as editors do. */
export interface UnreadableLine {
  line: number
  code: UnreadableCode
  why: string
}

/** One JSON line each, members always in the same order, a newline at the end of every line. */
export function printLedger(lines: readonly LedgerLine[]): string {
  return lines.map((line) => `${printLine(line)}\n`).join('')
}

/** The lines up to the first that cannot be read, and why it cannot; without a problem they are all that the text says. */
export interface ParsedLedger {
  lines: LedgerLine[]
  problem?: UnreadableLine
}

export function parseLedger(text: string): ParsedLedger {
  const unread = UNREAD.exec(text)?.groups?.size ?? (text.length > LARGEST_RECORD ? text.length : undefined)
  if (unread !== undefined) return { lines: [], problem: { line: 1, code: 'too-large', why: tooLarge(Number(unread)) } }
  const lines: LedgerLine[] = []
  const raws = text.split('\n')
  const rest = raws.pop()
  for (const [index, raw] of raws.entries()) {
    const read = readLine(raw, index + 1)
    if ('code' in read) return { lines, problem: read }
    lines.push(read)
  }
  return rest ? { lines, problem: cutOff(raws.length + 1) } : { lines }
}

/** The same for files that one would rather not hold in memory; ends after the first line that cannot be read. */
export async function* streamLedger(chunks: AsyncIterable<string>): AsyncGenerator<LedgerLine | UnreadableLine> {
  let rest = ''
  let count = 0
  let size = 0
  for await (const chunk of chunks) {
    // The text before holds no end of a line: to look through it again with every chunk would take ever longer.
    const [first = '', ...raws] = chunk.split('\n')
    rest += first
    size += chunk.length
    if (size > LARGEST_RECORD) {
      yield { line: count + 1, code: 'too-large', why: tooLarge(size) }
      return
    }
    if (rest.length > LARGEST_LINE) {
      yield { line: count + 1, code: 'bad-schema', why: tooLong(rest.length) }
      return
    }
    if (raws.length === 0) continue
    const last = raws.pop() ?? ''
    raws.unshift(rest)
    rest = last
    for (const raw of raws) {
      count += 1
      const read = readLine(raw, count)
      yield read
      if ('code' in read) return
    }
  }
  if (rest) yield cutOff(count + 1)
}

function readLine(raw: string, number: number): LedgerLine | UnreadableLine {
  const unreadable = (code: UnreadableCode, why: string) => ({ line: number, code, why })
  if (raw.length > LARGEST_LINE) return unreadable('bad-schema', tooLong(raw.length))
  let json: unknown
  try {
    json = JSON.parse(raw)
  } catch {
    return unreadable('bad-json', 'it is not JSON')
  }
  try {
    const parsed = isPlainLine(json)
      ? { success: true as const, data: json }
      : ledgerLineSchema.safeParse(json, inWords)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      return unreadable(
        'bad-schema',
        `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not a ledger line'}`,
      )
    }
    // Doubled members, spaces and other spellings of the same value would not change what is hashed.
    if (printLine(parsed.data) !== raw)
      return unreadable('not-as-written', 'it is spelled otherwise than the app writes it')
    return parsed.data
  } catch {
    return unreadable('bad-schema', 'it is nested too deeply')
  }
}

/** The text in place of a record that is too large to be fetched. Whoever writes it himself is told the same. */
const UNREAD = /^unread: (?<size>\d{1,15}) bytes$/
export const unreadRecord = (size: number): string => `unread: ${size} bytes`

const tooLarge = (size: number): string =>
  `it has ${inKiB(size)} KiB; no more than ${inKiB(LARGEST_RECORD)} KiB are read`

const tooLong = (length: number): string => `it has ${length} characters; no more than ${LARGEST_LINE} are read`

function cutOff(line: number): UnreadableLine {
  return { line, code: 'bad-json', why: 'it is cut off: the newline at its end is missing' }
}

function printLine(line: LedgerLine): string {
  const { v, seq, at, recorded, actor, door, cause, policy, type, data, texts, prev, hash, seal, free } = line
  return JSON.stringify({
    ...{ v, seq, at, recorded, actor: { id: actor.id, login: actor.login }, door, cause, policy, type, data, texts },
    // A line without a seal has no such member.
    ...{ prev, hash, seal: seal && { key: seal.key, signature: seal.signature } },
    free: Object.fromEntries(Object.entries(free).map(([key, kept]) => [key, printedText(kept)])),
  })
}

function printedText(kept: LedgerLine['free'][string]): LedgerLine['free'][string] {
  return 'text' in kept ? { salt: kept.salt, text: kept.text } : { redacted: kept.redacted }
}
