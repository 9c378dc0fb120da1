import { chainLines } from '../../src/app/case/ledger/chain-lines.ts'
import { lineHash } from '../../src/app/case/ledger/line-hash.ts'
import { parseLedger, printLedger } from '../../src/app/case/ledger/text-format.ts'
import type { LedgerEntry, LedgerLine } from '../../src/domain/case/ledger-line.ts'

export type Tampered = { text: string } | 'deleted'

/** An attack on the record of a case by somebody with Write, and what is said of it where. */
export interface Attack {
  what: string
  /** `other`: the file of another case. */
  tamper(text: string, other: string): Tampered
  /** He writes the app's name on his commit, as he can wherever commits are not signed. */
  inTheAppsName?: true
  command: Said
  sweep: Said
  /** Codes of `hikeshi verify`, with the public key alone. */
  verify: readonly string[]
  audit: Named
  report: Named
}

/** `told`: on the case, to the officer, with commit and line, and the case goes on from the last line that counts. */
type Said = 'told'
/** `named`: the record is among those that do not hold, and says nothing else. */
type Named = 'named'

const linesOf = (text: string): LedgerLine[] => parseLedger(text).lines
const edited = (change: (lines: LedgerLine[]) => (LedgerLine | undefined)[]) => (text: string) => ({
  text: printLedger(change(linesOf(text)).flatMap((line) => line ?? [])),
})
const all = { command: 'told', sweep: 'told', audit: 'named', report: 'named' } as const

/** Right hashes all along, as anybody can reckon them; what cannot be made is the seal. */
function rehashed(lines: readonly LedgerLine[]): LedgerLine[] {
  const done: LedgerLine[] = []
  for (const [seq, line] of lines.entries()) {
    const prev = done.at(-1)?.hash ?? line.prev
    const next = { ...line, seq, prev }
    done.push({ ...next, hash: lineHash(next) })
  }
  return done
}

function withForged(lines: readonly LedgerLine[], entry: LedgerEntry): LedgerLine[] {
  const last = lines.at(-1)
  if (last === undefined) return []
  const { at, recorded, policy } = last
  const stamp = { at, recorded, policy, actor: { id: 1, login: 'reporter' }, door: 'comment' as const }
  return [...lines, ...chainLines(lines, [{ ...stamp, cause: 'comment:987654321#0', entry }], { salt: () => 'forged' })]
}

const withForgedLine = (lines: readonly LedgerLine[]): LedgerLine[] =>
  withForged(lines, { type: 'phase-changed', data: { from: 'containment', to: 'dismissed' }, text: {} })

/** As the app sealed it one append before. */
const oneAppendBefore = (lines: readonly LedgerLine[]): LedgerLine[] =>
  lines.slice(0, lines.slice(0, -1).findLastIndex(({ seal }) => seal !== undefined) + 1)

/** The words on how it was contained are gone, as though somebody had redacted them. */
const withTombstone = (lines: readonly LedgerLine[]): LedgerLine[] =>
  lines.map((line) =>
    JSON.stringify(line.free).includes('回線を切った')
      ? { ...line, free: Object.fromEntries(Object.keys(line.free).map((key) => [key, { redacted: lines.length }])) }
      : line,
  )

const redaction = (line: number): LedgerEntry => ({ type: 'text-redacted', data: { line }, text: { reason: 'x' } })

/** The last line once more, as though it had been asked for again. */
function withLastTwice(lines: readonly LedgerLine[]): LedgerLine[] {
  const last = lines.at(-1)
  const text = Object.entries(last?.free ?? {}).flatMap(([key, kept]) => ('text' in kept ? [[key, kept.text]] : []))
  return last === undefined
    ? []
    : withForged(lines, { type: last.type, data: last.data, text: Object.fromEntries(text) })
}

const ACTOR = { id: 999_999, login: 'somebody' }

export const ATTACKS: readonly Attack[] = [
  {
    what: 'a text is changed',
    tamper: (text) => ({ text: text.replace('回線を切った', '何もしていない') }),
    ...all,
    verify: ['text-changed', 'text-digest-mismatch', 'unsealed'],
  },
  {
    what: 'another actor is put into a line',
    tamper: edited((lines) => lines.map((line, at) => (at === 1 ? { ...line, actor: ACTOR } : line))),
    ...all,
    verify: ['hash-mismatch', 'line-changed', 'unsealed'],
  },
  {
    what: 'a line is taken out',
    tamper: edited((lines) => lines.filter((_, at) => at !== 2)),
    ...all,
    verify: ['broken-link', 'line-changed', 'unsealed', 'wrong-seq'],
  },
  {
    what: 'a line is put in',
    tamper: edited((lines) => [...lines.slice(0, 2), lines[1], ...lines.slice(2)]),
    ...all,
    verify: ['broken-link', 'line-changed', 'unsealed', 'wrong-seq'],
  },
  {
    what: 'two lines change places',
    tamper: edited((lines) => [...lines.slice(0, 1), lines[2], lines[1], ...lines.slice(3)]),
    ...all,
    verify: ['broken-link', 'line-changed', 'unsealed', 'wrong-seq'],
  },
  {
    what: 'the last append is cut off',
    tamper: edited((lines) =>
      lines.slice(0, (lines.slice(0, -1).findLastIndex(({ seal }) => seal !== undefined) ?? 0) + 1),
    ),
    ...all,
    verify: ['line-removed'],
  },
  {
    what: 'the whole chain is written anew, with right hashes',
    tamper: edited((lines) => rehashed(lines.map((line, at) => (at === 1 ? { ...line, actor: ACTOR } : line)))),
    ...all,
    verify: ['line-changed', 'unsealed'],
  },
  {
    what: 'the file of another case is put in its place',
    tamper: (_text, other) => ({ text: other }),
    ...all,
    verify: ['foreign-binding', 'line-changed', 'unsealed'],
  },
  { what: 'the file is deleted', tamper: () => 'deleted', ...all, verify: ['file-removed'] },
  {
    what: 'one line that cannot be read is added',
    tamper: (text) => ({ text: `${text}{"v":1}\n` }),
    ...all,
    verify: ['bad-schema', 'unsealed'],
  },
  {
    what: 'a line that dismisses the case is added, with a right hash',
    tamper: edited(withForgedLine),
    ...all,
    verify: ['unsealed'],
  },
  {
    what: "the same, in the app's name",
    tamper: edited(withForgedLine),
    inTheAppsName: true,
    ...all,
    verify: ['unsealed'],
  },
  {
    what: 'the last append is cut off in the app’s name',
    tamper: edited((lines) =>
      lines.slice(0, (lines.slice(0, -1).findLastIndex(({ seal }) => seal !== undefined) ?? 0) + 1),
    ),
    inTheAppsName: true,
    ...all,
    verify: ['line-removed'],
  },
  {
    what: 'a line is put in, and the last append cut off',
    tamper: edited((lines) =>
      oneAppendBefore([...lines.slice(0, 2), lines[1] ?? lines[0], ...lines.slice(2)].flatMap((line) => line ?? [])),
    ),
    ...all,
    verify: ['broken-link', 'line-changed', 'unsealed', 'wrong-seq'],
  },
  {
    what: 'an older state, with a line of his own behind it',
    tamper: edited((lines) => withForgedLine(oneAppendBefore(lines))),
    ...all,
    verify: ['line-changed', 'unsealed'],
  },
  {
    what: 'an older state in the app’s name, with a line of his own behind it',
    tamper: edited((lines) => withForgedLine(oneAppendBefore(lines))),
    inTheAppsName: true,
    ...all,
    verify: ['line-changed', 'unsealed'],
  },
  {
    what: 'a text gives way to a tombstone of a redaction that never was',
    tamper: edited(withTombstone),
    ...all,
    verify: ['tombstone-without-redaction', 'unsealed'],
  },
  {
    what: 'the same, with the redaction behind it, in the app’s name',
    tamper: edited((lines) => withForged(withTombstone(lines), redaction(2))),
    inTheAppsName: true,
    ...all,
    verify: ['redaction-undone', 'tombstone-without-redaction', 'unsealed'],
  },
  {
    what: 'a line that never was is redacted',
    tamper: edited((lines) => withForged(lines, redaction(900))),
    ...all,
    verify: ['unsealed'],
  },
  {
    what: 'the last line is there twice, under another cause',
    tamper: edited(withLastTwice),
    ...all,
    verify: ['unsealed'],
  },
  {
    what: 'every seal is taken off',
    tamper: edited((lines) => lines.map(({ seal: _seal, ...line }) => line)),
    ...all,
    verify: ['line-changed', 'unsealed'],
  },
]
