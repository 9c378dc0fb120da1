import { describe, expect, it } from 'vitest'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { redactText } from '../../../../src/app/case/ledger/redact.ts'
import { printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { verifyHistory } from '../../../../src/app/case/ledger/verify-history.ts'
import type { LedgerVersion } from '../../../../src/app/ports/ledger-store.ts'
import { boundDraft, countingSalt, ledgerWith, note, redaction } from '../../../support/ledger-drafts.ts'

const APP = { id: 41, login: 'hikeshi[bot]' }
const GITHUB = { id: 19864447, login: 'web-flow' }
const RULES = { writers: [APP], signatures: 'required' as const }
const lines = ledgerWith('one', 'two')

const versions = (...changes: Partial<LedgerVersion>[]): LedgerVersion[] =>
  changes.map((change, index) => ({
    commit: `c${index}`,
    author: APP,
    committer: GITHUB,
    signature: 'verified',
    ...change,
  }))
const text = (count: number) => ({ text: printLedger(lines.slice(0, count)) })
const found = async (...changes: Partial<LedgerVersion>[]) =>
  (await verifyHistory(versions(...changes), RULES)).findings.map(({ commit, code, line }) => [commit, code, line])

describe('verifyHistory', () => {
  it('R4.4-5 the record is append-only: a history that only adds lines is fine', async () => {
    const report = await verifyHistory(versions(text(1), text(2), text(3)), RULES)
    expect(report).toEqual({ findings: [], commits: 3, unchecked: 0 })
  })

  it('R4.4-5 the record is append-only: lines that were taken off the end are named, with the commit', async () => {
    expect(await found(text(3), text(2), text(3))).toEqual([['c1', 'line-removed', 3]])
  })

  it('R4.4-5 the record is append-only: a history rewritten with hashes that fit is named, with the commit', async () => {
    const forged = chainLines(lines.slice(0, 1), [note('won'), note('two')], { salt: countingSalt() })
    expect(await found(text(3), { text: printLedger([...lines.slice(0, 1), ...forged]) })).toEqual([
      ['c1', 'line-changed', 2],
    ])
  })

  it('R4.4-5 the record is append-only: a text that was changed is named, a tombstone is not', async () => {
    const all = [...lines, ...chainLines(lines, [redaction(1)], { salt: countingSalt() })]
    const redacted = redactText(all, { line: 1, redactionSeq: 3 })
    expect(await found(text(3), { text: printLedger(redacted) })).toEqual([])
    expect(await found({ text: printLedger(redacted) }, { text: printLedger(all) })).toEqual([
      ['c1', 'text-changed', 2],
    ])
    const other = lines.map((line) => (line.seq === 2 ? { ...line, free: { note: { salt: 's', text: 'x' } } } : line))
    expect(await found(text(3), { text: printLedger(other) })).toEqual([['c1', 'text-changed', 3]])
  })

  it('R4.4-5 the record is append-only: a ledger that was deleted, cut off or overwritten is named', async () => {
    expect(await found(text(2), {}, text(3))).toEqual([['c1', 'file-removed', undefined]])
    expect(await found(text(2), { text: text(2).text.slice(0, -1) })).toEqual([['c1', 'unreadable-version', 2]])
    const cut = text(2).text.slice(0, -1)
    expect((await found(text(2), { text: cut }, { text: `${cut}, more\n` })).map(([commit]) => commit)).toEqual([
      'c1',
      'c2',
    ])
    expect(await found(text(2), { text: 'gone\n' })).toEqual([['c1', 'unreadable-version', 1]])
    const another = printLedger(chainLines([], [boundDraft(13)], { salt: countingSalt() }))
    expect(await found(text(2), { text: another })).toEqual([['c1', 'line-changed', 1]])
  })

  it('R4.4-5 the record is append-only: to put back what stood there is no new offence, to put back less or other is', async () => {
    const with2 = (note: string) => ({
      text: printLedger(
        lines.map((line) => (line.seq === 2 ? { ...line, free: { note: { salt: 's', text: note } } } : line)),
      ),
    })
    const tampered = ['c1', 'text-changed', 3]
    expect(await found(text(3), with2('x'), text(3))).toEqual([tampered])
    expect(await found(text(3), with2('x'), with2('y'))).toEqual([tampered, ['c2', 'text-changed', 3]])
    expect(await found(text(3), with2('x'), text(2))).toEqual([tampered, ['c2', 'line-removed', 3]])
    // Once is enough: what was put back is what is measured from then on.
    expect(await found(text(3), with2('x'), text(3), with2('x'))).toEqual([tampered, ['c3', 'text-changed', 3]])
    const person = { id: 7, login: 'officer' }
    expect(await found(text(3), with2('x'), { ...text(3), author: person })).toEqual([
      tampered,
      ['c2', 'foreign-author', undefined],
    ])
  })

  it('R4.4-5 a commit that the app did not make is named', async () => {
    const person = { id: 7, login: 'officer' }
    expect(await found({ ...text(1), author: person })).toEqual([['c0', 'foreign-author', undefined]])
    expect(await found({ ...text(1), committer: person })).toEqual([['c0', 'foreign-author', undefined]])
    expect(await found({ ...text(1), author: {} })).toEqual([['c0', 'foreign-author', undefined]])
    expect(await found({ ...text(1), author: { id: 42, login: APP.login } })).toEqual([
      ['c0', 'foreign-author', undefined],
    ])
    expect(await found({ ...text(1), author: { login: APP.login }, committer: APP })).toEqual([])
  })

  it('R4.4-5 a commit that GitHub did not sign is named where GitHub signs', async () => {
    expect(await found({ ...text(1), signature: 'unsigned' })).toEqual([['c0', 'unsigned-commit', undefined]])
    expect(await found({ ...text(1), signature: 'invalid' })).toEqual([['c0', 'bad-signature', undefined]])
    const here = { writers: 'not-checked' as const, signatures: 'not-expected' as const }
    const report = await verifyHistory(versions({ ...text(1), signature: 'unsigned', author: {} }), here)
    expect(report.findings).toEqual([])
  })

  it('counts the signatures that could not be checked', async () => {
    expect(await verifyHistory(versions({ ...text(1), signature: 'unchecked' }), RULES)).toMatchObject({
      unchecked: 1,
      findings: [],
    })
  })
})
