import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { trustedLedger } from '../../../../src/adapters/github/ledger/trusted-ledger.ts'
import { sealerFrom } from '../../../../src/adapters/keys/seal-key.ts'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { headOf, sealed } from '../../../../src/app/case/ledger/seal.ts'
import { printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { LedgerRefusedError, type RawLedgerStore } from '../../../../src/app/ports/ledger-store.ts'
import { ledgerBound } from '../../../../src/domain/case/ledger-line.ts'
import { countingSalt, draftOf, ledgerOf, note, REPOSITORY } from '../../../support/ledger-drafts.ts'
import { NO_WORD } from '../../../support/trust.ts'

const REF = ledgerOf(12)
const SEALING = sealerFrom(
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  'none',
)
const salt = countingSalt()
const bound = draftOf(
  ledgerBound({ repository: { id: 7, name: REPOSITORY.name }, issue: { id: 912, number: 12, year: 2030 } }),
)
const BEFORE = sealed(chainLines([], [bound, note('one')], { salt }), SEALING)
const AFTER = sealed([...BEFORE, ...chainLines(BEFORE, [note('two')], { salt })], SEALING)

/** A branch that somebody set back to what it was before the last line, while GitHub's activity still names that commit. */
function setBack() {
  const there = { lines: BEFORE, version: 'before' }
  const who = { id: 3, login: 'admin' }
  const app = { id: 1, login: 'hikeshi[bot]' }
  const commit = { commit: 'c1', author: app, committer: app, signature: 'verified' as const, parents: [] }
  const store = {
    read: async () => there,
    readAll: async () => [there],
    trace: async () => ({ text: printLedger(BEFORE), version: 'before', commits: [commit] }),
    textAt: async (_ref: unknown, at: string) => printLedger(at === 'c2' ? AFTER : BEFORE),
    resets: async () => [{ before: 'c2', after: 'c1', by: who, at: '2030-01-01T00:00:00Z' }],
    repositoryId: async () => 7,
  } as unknown as RawLedgerStore
  return (told: typeof AFTER | undefined) =>
    trustedLedger(store, {
      ...{ rules: { writers: [app], signatures: 'required' as const }, sealing: SEALING },
      takenOver: async () => new Set(),
      unsealedCounts: async () => false,
      told: async () => told && headOf(told),
      word: NO_WORD,
      now: () => new Date('2030-01-02T00:00:00Z'),
    })
}

describe('R4.4-5 a branch that was set back while the app was down', () => {
  it('refused: the status comment tells that there was more, and that goes on counting', async () => {
    const found = await setBack()(AFTER).read(REF)
    expect(found?.lines).toEqual(AFTER)
    expect(found?.tampering?.found).toMatchObject([{ kind: 'reset', commit: 'c2', by: 'admin' }])
  })

  it('refused likewise where a round has read the file already, and nobody had asked the status comment', async () => {
    const ledger = setBack()(AFTER)
    expect((await ledger.readAll([REF]))[0]?.lines).toEqual(BEFORE)
    expect((await ledger.read(REF))?.lines).toEqual(AFTER)
  })

  it('refused: what it was before counts in no report either, once it is known that there was more', async () => {
    const ledger = setBack()(AFTER)
    expect(await ledger.counts(REF, printLedger(BEFORE))).toBe(true)
    await ledger.read(REF)
    expect(await ledger.counts(REF, printLedger(BEFORE))).toBe(false)
  })

  it('refused: on a record of which nothing counts nothing is written', async () => {
    const shut = { lines: [], version: 'before', tampering: { found: [], stands: true, shut: true } }
    await expect(setBack()(undefined).append(REF, shut, AFTER, 'x')).rejects.toThrow(LedgerRefusedError)
    await expect(setBack()(undefined).replace(REF, shut, AFTER, 'x')).rejects.toThrow(LedgerRefusedError)
  })

  it('allowed: a status comment that says the same, or none, changes nothing', async () => {
    for (const told of [BEFORE, undefined]) {
      const found = await setBack()(told).read(REF)
      expect([found?.lines, found?.tampering]).toEqual([BEFORE, undefined])
    }
  })
})

describe('R4.4-5 a record that has just been made, which reads by branch do not show yet', () => {
  /** `isDeleted`: it is not there by its commits either. */
  const unseen = (isDeleted: boolean) => {
    const app = { id: 1, login: 'hikeshi[bot]' }
    const commit = { commit: 'c1', author: app, committer: app, signature: 'verified' as const, parents: [] }
    const gone = { ...commit, commit: 'c2', author: { id: 3, login: 'admin' }, parents: ['c1'] }
    let isShown = true
    const store = {
      read: async () => (isShown ? { lines: BEFORE, version: 'v1' } : undefined),
      trace: async () =>
        isDeleted
          ? { text: undefined, version: '', commits: [gone, commit] }
          : { text: printLedger(BEFORE), version: 'v1', commits: [commit] },
      textAt: async (_ref: unknown, at: string) => (at === 'c2' ? undefined : printLedger(BEFORE)),
      resets: async () => 'not-told',
      repositoryId: async () => 7,
    } as unknown as RawLedgerStore
    const ledger = trustedLedger(store, {
      ...{ rules: { writers: [app], signatures: 'required' as const }, sealing: SEALING },
      takenOver: async () => new Set(),
      unsealedCounts: async () => false,
      told: async () => undefined,
      word: NO_WORD,
      now: () => new Date('2030-01-02T00:00:00Z'),
    })
    const hide = () => {
      isShown = false
    }
    return { ledger, hide }
  }

  it('allowed: nobody is said to have taken it away, and the case goes on', async () => {
    const { ledger, hide } = unseen(false)
    await ledger.read(REF)
    hide()
    expect(await ledger.read(REF)).toEqual({ lines: BEFORE, version: 'v1' })
    expect(await ledger.recover(REF)).toEqual({ kind: 'found', snapshot: { lines: BEFORE, version: 'v1' } })
  })

  it('refused: one that its commits do not show either was taken away, and what it said goes on counting', async () => {
    const { ledger, hide } = unseen(true)
    await ledger.read(REF)
    hide()
    const found = await ledger.read(REF)
    expect(found?.lines).toEqual(BEFORE)
    expect(found?.tampering).toMatchObject({ stands: true, found: [{ commit: 'c2', by: 'admin' }] })
  })
})
