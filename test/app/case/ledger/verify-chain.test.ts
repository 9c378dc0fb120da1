import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { lineHash } from '../../../../src/app/case/ledger/line-hash.ts'
import { redactText } from '../../../../src/app/case/ledger/redact.ts'
import { parseLedger, printLedger, streamLedger } from '../../../../src/app/case/ledger/text-format.ts'
import {
  type LedgerBinding,
  verifyChain,
  verifyLedgerStream,
  verifyLedgerText,
} from '../../../../src/app/case/ledger/verify-chain.ts'
import type { LedgerLine } from '../../../../src/domain/case/ledger-line.ts'
import {
  ANY_CASE,
  anyLedger,
  boundDraft,
  countingSalt,
  ledgerWith,
  note,
  redaction,
} from '../../../support/ledger-drafts.ts'

const codesOf = (lines: readonly LedgerLine[]) =>
  verifyChain(lines, ANY_CASE).map(({ code, line }) => `${line} ${code}`)

/** The lines with one changed, by somebody who knows how to make the hash fit again or who does not. */
function changed(
  lines: readonly LedgerLine[],
  index: number,
  change: Partial<LedgerLine>,
  rehash = false,
): LedgerLine[] {
  return lines.map((line, at) => {
    if (at !== index) return line
    const after = { ...line, ...change }
    return rehash ? { ...after, hash: lineHash(after) } : after
  })
}

describe('verifyChain', () => {
  const lines = ledgerWith('one', 'two', 'three')

  it('R4.4-5 the record is append-only: lines as they were written verify', () => {
    expect(verifyChain(lines, { of: 'case', repository: { id: 5 }, issue: { number: 12, year: 2030 } })).toEqual([])
  })

  it('R4.4-5 the record is append-only: a changed line is named by verify', () => {
    const changes: Partial<LedgerLine>[] = [
      { at: '2030-01-01T08:00:00Z' },
      { actor: { id: 8, login: 'officer' } },
      { actor: { id: 7, login: 'other' } },
      { door: 'board' },
      { cause: 'comment:2' },
      { policy: '' },
      { type: 'fact-recorded' },
      { data: { a: 1 } },
    ]
    for (const change of changes) expect(codesOf(changed(lines, 2, change))).toEqual(['3 hash-mismatch'])
  })

  it('R4.4-5 the record is append-only: a change with a hash made to fit is named by the line after it', () => {
    expect(codesOf(changed(lines, 1, { cause: 'comment:2' }, true))).toEqual(['3 broken-link'])
  })

  it('R4.4-5 the record is append-only: lines taken out, put in or swapped are named', () => {
    const [zero, one, two, three] = lines
    if (!zero || !one || !two || !three) throw new Error('four lines were sealed')
    expect(codesOf([zero, two, three])[0]).toBe('2 wrong-seq')
    expect(codesOf([zero, one, one, two, three])[0]).toBe('3 wrong-seq')
    expect(codesOf([zero, two, one, three])[0]).toBe('2 wrong-seq')
  })

  it('R4.4-5 the record is append-only: any single changed byte is found, at its line', () => {
    fc.assert(
      fc.property(anyLedger(), fc.nat(), fc.integer({ min: 1, max: 255 }), (any, where, flip) => {
        const bytes = Buffer.from(printLedger(any))
        const at = where % bytes.length
        const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1
        bytes[at] = (bytes[at] ?? 0) ^ flip
        expect(verifyLedgerText(bytes.toString('utf8'), ANY_CASE)[0]?.line).toBe(line)
      }),
      { numRuns: 500 },
    )
  })

  it('R4.4-5 a changed, removed or added text is named, though texts stand outside the hash', () => {
    const free = (kept: LedgerLine['free']) => codesOf(changed(lines, 1, { free: kept }))
    expect(free({ note: { salt: 'salt-0', text: 'won' } })).toEqual(['2 text-digest-mismatch'])
    expect(free({ note: { salt: 'salt-9', text: 'one' } })).toEqual(['2 text-digest-mismatch'])
    expect(free({})).toEqual(['2 text-digest-mismatch'])
    expect(free({ ...lines[1]?.free, more: { salt: 's', text: 't' } })).toEqual(['2 text-digest-mismatch'])
  })

  it('R4.4-5 two ledgers that were swapped are named', () => {
    const one = chainLines([], [boundDraft(12), note('one')], { salt: countingSalt() })
    const other = chainLines([], [boundDraft(13), note('one')], { salt: countingSalt() })
    const code = (found: LedgerLine[], binding: Partial<Extract<LedgerBinding, { of: 'case' }>>) =>
      verifyChain(found, { ...ANY_CASE, of: 'case', ...binding }).map((problem) => problem.code)
    expect(code(one, { issue: { number: 12, year: 2030 } })).toEqual([])
    expect(code(other, { issue: { number: 12, year: 2030 } })).toEqual(['foreign-binding'])
    expect(code(one, { issue: { number: 13, year: 2030 } })).toEqual(['foreign-binding'])
    expect(code(one, { issue: { number: 12, year: 2031 } })).toEqual(['foreign-binding'])
    expect(code(one, { repository: { id: 6 } })).toEqual(['foreign-binding'])
  })

  it('R4.4-5 a record that was begun before line 0 named the year is kept: it lies in the year of its opening, or in the one before', () => {
    const begun = chainLines([], [boundDraft(12)], { salt: countingSalt() })
    const data = JSON.parse(JSON.stringify(begun[0]?.data), (key, value) => (key === 'year' ? undefined : value))
    const before = changed(begun, 0, { at: '2030-01-01T00:00:10Z', data }, true)
    const codes = (year: number) =>
      verifyChain(before, { ...ANY_CASE, of: 'case', issue: { number: 12, year } }).map(({ code }) => code)
    expect([2028, 2029, 2030, 2031].map(codes)).toEqual([['foreign-binding'], [], [], ['foreign-binding']])
  })

  it('a ledger is bound by its first line, and once', () => {
    expect(codesOf([])).toEqual(['1 not-bound'])
    expect(codesOf(chainLines([], [note('one')], { salt: countingSalt() }))).toEqual(['1 not-bound'])
    const twice = chainLines([], [boundDraft(), boundDraft()], { salt: countingSalt() })
    expect(codesOf(twice)).toEqual(['2 foreign-binding'])
  })

  it('time does not run backwards', () => {
    const early = changed(lines, 3, { recorded: '2030-01-01T08:59:59Z' }, true)
    expect(codesOf(early)).toEqual(['4 time-backwards'])
  })

  it('a text is taken out by a redaction of that text only', () => {
    const said = chainLines(lines, [redaction(1, 'note')], { salt: countingSalt() })
    const all = [...lines, ...said]
    expect(codesOf(redactText(all, { line: 1, redactionSeq: 4 }))).toEqual([])
    expect(codesOf(redactText(all, { line: 2, redactionSeq: 4 }))).toEqual([
      '2 redaction-undone',
      '3 tombstone-without-redaction',
    ])
    expect(codesOf(redactText(all, { line: 1, redactionSeq: 3 }))).toEqual(['2 tombstone-without-redaction'])
    expect(codesOf(redactText(lines, { line: 1, redactionSeq: 4 }))).toEqual(['2 tombstone-without-redaction'])
    expect(codesOf(redactText(all, { line: 4, redactionSeq: 4 }))).toEqual([
      '2 redaction-undone',
      '5 tombstone-without-redaction',
    ])
    const otherKey = [...lines, ...chainLines(lines, [redaction(1, 'reason')], { salt: countingSalt() })]
    expect(codesOf(redactText(otherKey, { line: 1, redactionSeq: 4 }))).toEqual(['2 tombstone-without-redaction'])
  })

  it('R4.4-5 a text that nobody took out rightly is named, also where a later line cannot be read', async () => {
    const codesIn = (all: readonly LedgerLine[]) =>
      verifyLedgerText(`${printLedger(all)}{}\n`, ANY_CASE).map(({ code, line }) => `${line} ${code}`)
    const gone = redactText(lines, { line: 1, redactionSeq: 3 })
    expect(codesIn(gone)).toEqual(['2 tombstone-without-redaction', '5 bad-schema'])
    // A command that names a line of which nothing is known yet may be right: that line cannot be read.
    for (const redactionSeq of [4, 5])
      expect(codesIn(redactText(lines, { line: 1, redactionSeq }))).toEqual(['5 bad-schema'])
    const said = chainLines(lines, [redaction(1, 'note')], { salt: countingSalt() })
    expect(codesIn(redactText([...lines, ...said], { line: 1, redactionSeq: 4 }))).toEqual(['6 bad-schema'])
    async function* chunks() {
      yield `${printLedger(gone)}{}\n`
    }
    expect((await verifyLedgerStream(streamLedger(chunks()), ANY_CASE)).map(({ line }) => line)).toEqual([2, 5])
  })

  it('names the first line that fails first, with what to do', () => {
    const free = { note: { salt: 's', text: 'x' } }
    const found = verifyChain(changed(changed(lines, 3, { data: { a: 1 } }), 1, { free }), ANY_CASE)
    expect(found.map(({ line, seq, code }) => [line, seq, code])).toEqual([
      [2, 1, 'text-digest-mismatch'],
      [4, 3, 'hash-mismatch'],
    ])
    for (const { remedy, message } of found) expect([remedy, message]).not.toContain('')
  })

  it('says the same of lines, text and stream', async () => {
    const text = `${printLedger(changed(lines, 1, { policy: '' }))}{}\n`
    async function* chunks() {
      yield text
    }
    const found = verifyLedgerText(text, ANY_CASE)
    expect(found.map(({ line, code }) => `${line} ${code}`)).toEqual(['2 hash-mismatch', '5 bad-schema'])
    expect(await verifyLedgerStream(streamLedger(chunks()), ANY_CASE)).toEqual(found)
    expect(verifyChain(parseLedger(text).lines, ANY_CASE)).toEqual(found.slice(0, 1))
  })
})
