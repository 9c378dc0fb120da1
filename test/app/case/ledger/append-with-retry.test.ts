import { describe, expect, it } from 'vitest'
import { LedgerBusyError, type LedgerWork, withLedger } from '../../../../src/app/case/ledger/append-with-retry.ts'
import { backoff } from '../../../../src/app/case/ledger/backoff.ts'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { parseLedger, printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { verifyChain } from '../../../../src/app/case/ledger/verify-chain.ts'
import { verifyLedger } from '../../../../src/app/case/ledger/verify-ledger.ts'
import type { LedgerSnapshot } from '../../../../src/app/ports/ledger-store.ts'
import { ANY_CASE, boundDraft, countingSalt, ledgerOf, note, redaction } from '../../../support/ledger-drafts.ts'
import { memoryLedger } from '../../../support/memory-ledger.ts'

const REF = ledgerOf(12)
const KEEPER = { id: 1, login: 'hikeshi[bot]' }
const RULES = { writers: 'not-checked' as const, signatures: 'required' as const }
const patience = () => ({
  attempts: 16,
  sleep: async () => undefined,
  random: () => 0.5,
  salt: countingSalt(),
  keeper: KEEPER,
  sealer: 'no-key' as const,
})

/** Records a comment once, however often it is asked, and binds a ledger that is not there yet. */
const record =
  (cause: string) =>
  (snapshot: LedgerSnapshot | undefined): LedgerWork<'new' | 'known'> => {
    if (snapshot?.lines.some((line) => line.cause === cause)) return { drafts: [], result: 'known' }
    return { drafts: [...(snapshot ? [] : [boundDraft()]), note(cause, { cause })], result: 'new' }
  }

describe('withLedger', () => {
  it('reads once and writes once where nobody interferes', async () => {
    const store = memoryLedger()
    const { result, snapshot } = await withLedger(store, REF, record('comment:1'), patience())
    expect(result).toBe('new')
    expect(snapshot?.lines).toHaveLength(2)
    expect(store.requests).toEqual({ reads: 1, writes: 1 })
    expect(store.messages).toEqual(['case 12: ledger-bound, note-added [skip ci]'])
  })

  it('writes nothing where there is nothing to write', async () => {
    const store = memoryLedger()
    await withLedger(store, REF, record('comment:1'), patience())
    const { result, snapshot } = await withLedger(store, REF, record('comment:1'), patience())
    expect([result, snapshot?.lines.length]).toEqual(['known', 2])
    expect(store.requests).toEqual({ reads: 2, writes: 1 })
  })

  it('R4.4-5 the record is kept: decides anew on what somebody else has written meanwhile', async () => {
    let intruder = true
    const store = memoryLedger({
      interleave: async () => {
        if (!intruder) return
        intruder = false
        await withLedger(store, REF, record('comment:1'), patience())
      },
    })
    // The intruder recorded the same comment: what looked new is known by now.
    expect((await withLedger(store, REF, record('comment:1'), patience())).result).toBe('known')
    expect(parseLedger(store.text(REF) ?? '').lines).toHaveLength(2)
  })

  it('R4.4-5 the record is kept: ten writers on one case at once, each accepted act once, and the chain holds', async () => {
    const store = memoryLedger({ interleave: () => new Promise((resolve) => setImmediate(resolve)) })
    const causes = Array.from({ length: 10 }, (_, writer) => `comment:${writer}`)
    // Every comment reaches two instances.
    const answers = await Promise.all(
      [...causes, ...causes].map((cause) => withLedger(store, REF, record(cause), { ...patience(), attempts: 40 })),
    )
    expect(answers.filter(({ result }) => result === 'new')).toHaveLength(10)
    const { lines } = parseLedger(store.text(REF) ?? '')
    expect(
      lines
        .slice(1)
        .map(({ cause }) => cause)
        .sort(),
    ).toEqual(causes)
    expect(verifyChain(lines, { ...ANY_CASE, issue: { number: 12, year: 2030 } })).toEqual([])
    expect((await verifyLedger(store, REF, RULES, { id: 5 })).history.findings).toEqual([])
  })

  it('gives up with a clear error after so many tries, having waited a little longer each time', async () => {
    const waits: number[] = []
    let writes = 0
    const store = memoryLedger({
      interleave: async (ref) => {
        writes += 1
        const others = [boundDraft(), ...Array.from({ length: writes }, () => note('x', { cause: 'comment:99' }))]
        store.tamper(ref, printLedger(chainLines([], others, { salt: countingSalt() })))
      },
    })
    const sleep = async (wait: number) => void waits.push(wait)
    const trying = withLedger(store, REF, record('comment:1'), {
      ...patience(),
      sleep,
      random: () => 0.999,
      attempts: 4,
    })
    await expect(trying).rejects.toThrow(LedgerBusyError)
    expect(waits).toEqual([99, 199, 399])
    expect(store.requests).toEqual({ reads: 4, writes: 4 })
  })

  it('lets any other failure through at once', async () => {
    const store = memoryLedger()
    const broken = withLedger(store, REF, () => Promise.reject(new Error('no policy')), patience())
    await expect(broken).rejects.toThrow('no policy')
    expect(store.requests.reads).toBe(1)
  })

  it('R4.4-5 a redaction and its line are one write, and the history knows it for one', async () => {
    const store = memoryLedger()
    await withLedger(store, REF, record('hunter2'), patience())
    const redact = () => ({
      drafts: [note('a password was found', { cause: 'comment:2' }), redaction(1, 'note')],
      redactions: [{ line: 1, key: 'note', draft: 1 }],
      result: '',
    })
    await withLedger(store, REF, redact, patience())
    expect(store.text(REF)).not.toContain('"text":"hunter2"')
    const report = await verifyLedger(store, REF, RULES, { id: 5 })
    expect([report.problems, report.history.findings]).toEqual([[], []])
    expect(store.requests.writes).toBe(2)
  })
})

describe('backoff', () => {
  it('is anywhere from nothing up to a bound that doubles and then stays', () => {
    const bounds = [1, 2, 3, 6, 7, 30].map((failures) => backoff(failures, () => 0.999_999))
    expect(bounds).toEqual([99, 199, 399, 3199, 3999, 3999])
    expect(backoff(30, () => 0)).toBe(0)
  })
})
