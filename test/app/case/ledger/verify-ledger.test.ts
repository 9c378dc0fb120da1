import { describe, expect, it } from 'vitest'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { verifyLedger } from '../../../../src/app/case/ledger/verify-ledger.ts'
import { boundDraft, countingSalt, ledgerOf, note } from '../../../support/ledger-drafts.ts'
import { memoryLedger } from '../../../support/memory-ledger.ts'

const RULES = { writers: [{ login: 'hikeshi[bot]' }], signatures: 'required' as const }

async function twoLedgers() {
  const store = memoryLedger()
  for (const issue of [12, 13]) {
    const lines = chainLines([], [boundDraft(issue), note(`of ${issue}`)], { salt: countingSalt() })
    await store.append(ledgerOf(issue), undefined, lines, 'x')
  }
  return store
}

describe('verifyLedger', () => {
  it('R4.4-5 the record is kept: a ledger in its place verifies', async () => {
    const store = await twoLedgers()
    const report = await verifyLedger(store, ledgerOf(12), RULES, { id: 5 })
    expect(report).toMatchObject({
      ref: ledgerOf(12),
      problems: [],
      history: { findings: [], commits: 1, unchecked: 0 },
    })
  })

  it('R4.4-5 the record is kept: two files that were swapped are named, by chain and by history', async () => {
    const store = await twoLedgers()
    const [one, other] = [store.text(ledgerOf(12)) ?? '', store.text(ledgerOf(13)) ?? '']
    store.tamper(ledgerOf(12), other)
    store.tamper(ledgerOf(13), one)
    for (const issue of [12, 13]) {
      const { problems, history } = await verifyLedger(store, ledgerOf(issue), RULES, { id: 5 })
      expect(problems).toMatchObject([{ code: 'foreign-binding', line: 1, seq: 0 }])
      expect(history.findings).toMatchObject([{ code: 'line-changed', line: 1 }])
    }
  })

  it('R4.4-5 the record is kept: a ledger of another repository, or none at all, is named', async () => {
    const store = await twoLedgers()
    const codes = async (issue: number, repository: number) =>
      (await verifyLedger(store, ledgerOf(issue), RULES, { id: repository })).problems.map(({ code }) => code)
    expect(await codes(12, 6)).toEqual(['foreign-binding'])
    expect(await codes(14, 5)).toEqual(['not-bound'])
  })
})
