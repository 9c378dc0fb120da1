import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ledgerCheckout } from '../../../src/adapters/files/ledger-checkout.ts'
import { verifyRecords } from '../../../src/app/audit/verify-records.ts'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { verifyLedger } from '../../../src/app/case/ledger/verify-ledger.ts'
import { LedgerUnreadableError } from '../../../src/app/ports/ledger-store.ts'
import { POLICY_LEDGER } from '../../../src/domain/case/ledger-path.ts'
import { policyLedgerBound } from '../../../src/domain/policy/policy-ledger.ts'
import { draftOf, ledgerOf, ledgerWith, REPOSITORY } from '../../support/ledger-drafts.ts'

const REF = ledgerOf(12)
const APP = { name: 'hikeshi[bot]', email: '41+hikeshi[bot]@users.noreply.github.com' }
const PERSON = { name: 'Somebody', email: 'somebody@example.com' }
const lines = ledgerWith('日本語', 'two')
const text = printLedger(lines)

describe('ledgerCheckout', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ledger-'))
    git(['init', '-q'])
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  function git(args: string[], by = APP): string {
    const { PATH } = process.env
    const person = { GIT_AUTHOR_NAME: by.name, GIT_AUTHOR_EMAIL: by.email }
    const committer = { GIT_COMMITTER_NAME: 'GitHub', GIT_COMMITTER_EMAIL: 'noreply@github.com' }
    const env = { PATH, HOME: directory, GIT_CONFIG_NOSYSTEM: '1', ...person, ...committer }
    return execFileSync('git', args, { cwd: directory, env, encoding: 'utf8' }).trim()
  }
  function put(path: string, content: string): void {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), content)
  }
  function commit(content: string | undefined, by = APP): string {
    if (content === undefined) rmSync(join(directory, REF.path))
    else put(REF.path, content)
    git(['add', '-A'])
    git(['commit', '-q', '-m', 'x'], by)
    return git(['rev-parse', 'HEAD'])
  }
  const RULES = { writers: [{ id: 41 }], signatures: 'not-expected' as const }

  it('R4.3-1 a record beyond what is ever read is named, and not read', async () => {
    put(REF.path, text)
    truncateSync(join(directory, REF.path), 3 * 1024 ** 3)
    const store = ledgerCheckout(directory)
    await expect(store.read(REF)).rejects.toThrow(/3145728 KiB; no more than 32768 KiB are read/)
    git(['commit', '-q', '--allow-empty', '-m', 'x'])
    const report = await verifyLedger(store, REF, RULES, 'not-checked')
    expect(report.problems.map(({ code }) => code)).toContain('too-large')
  })

  it('reads what lies there, and lists ledgers only', async () => {
    put(REF.path, text)
    put('ledger/2030/000007.jsonl', text)
    put('ledger/2030/notes.txt', 'x')
    put('README.md', 'x')
    const store = ledgerCheckout(directory)
    expect((await store.read(REF))?.lines).toEqual(lines)
    expect(await store.readText(REF)).toBe(text)
    expect(await store.read(ledgerOf(99))).toBeUndefined()
    expect(await store.list(REPOSITORY)).toEqual([ledgerOf(7), REF])
    expect(await ledgerCheckout(join(directory, 'nowhere')).list(REPOSITORY)).toEqual([])
  })

  it('R4.4-5 holds the record of adopted policies, with its history, beside the cases', async () => {
    const adoptions = { repository: REPOSITORY, path: POLICY_LEDGER }
    const store = ledgerCheckout(directory)
    expect(await store.readText(adoptions)).toBeUndefined()
    const kept = printLedger(
      chainLines([], [draftOf(policyLedgerBound({ repository: { id: 5, name: 'incidents' } }))], {
        salt: () => 'salt',
      }),
    )
    put(POLICY_LEDGER, kept)
    const made = commit(text)
    expect(await store.readText(adoptions)).toBe(kept)
    for await (const version of store.history(adoptions, kept))
      expect(version).toMatchObject({ commit: made, text: kept })
    expect(await store.list(REPOSITORY)).toEqual([REF])
    const report = await verifyRecords(store, REPOSITORY, { ...RULES, seals: 'no-key', trusted: 'not-at-hand' })
    expect(report).toMatchObject({ ledgers: 2, commits: 2, findings: [] })
    await expect(store.readText({ repository: REPOSITORY, path: 'ledger/../secret' })).rejects.toThrow(RangeError)
  })

  it('is not written to', async () => {
    const store = ledgerCheckout(directory)
    await expect(store.append(REF, undefined, lines, 'x')).rejects.toThrow(/through GitHub only/)
    await expect(store.replace(REF, { lines, version: '' }, lines, 'x')).rejects.toThrow(/through GitHub only/)
  })

  it('opens no path but a ledger\u2019s', async () => {
    const store = ledgerCheckout(directory)
    const elsewhere = { ...REF, path: 'ledger/2030/../../../etc/passwd' }
    await expect(store.read(elsewhere)).rejects.toThrow(RangeError)
    await expect(store.history(elsewhere, undefined)[Symbol.asyncIterator]().next()).rejects.toThrow(RangeError)
  })

  it.each([
    ['another record', '000099.jsonl'],
    ['a device that never ends', '/dev/zero'],
    ['a file out of the checkout', '/etc/hostname'],
  ])('R4.4-5 refused: a link to %s is no record, and is named with its commit', async (_to, where) => {
    commit(text)
    put(REF.path.replace(/[^/]+$/, '000099.jsonl'), text)
    rmSync(join(directory, REF.path))
    symlinkSync(where, join(directory, REF.path))
    git(['add', '-A'])
    git(['commit', '-q', '-m', 'x'], PERSON)
    const store = ledgerCheckout(directory)
    expect(await store.readText(REF)).toBe('')
    const { history } = await verifyLedger(store, REF, RULES, 'not-checked')
    const by = git(['rev-parse', 'HEAD'])
    expect(history.findings.filter(({ commit: of }) => of === by).map(({ code }) => code)).toContain('foreign-author')
  })

  it('R4.4-5 refused: a link in the place of a folder leads to no record', async () => {
    const away = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    try {
      mkdirSync(join(away, '2030'))
      writeFileSync(join(away, '2030', '000012.jsonl'), text)
      symlinkSync(away, join(directory, 'ledger'))
      expect(await ledgerCheckout(directory).readText(REF)).toBe('')
      rmSync(join(directory, 'ledger'))
      mkdirSync(join(directory, 'ledger'))
      symlinkSync(join(away, '2030'), join(directory, 'ledger', '2030'))
      expect(await ledgerCheckout(directory).readText(REF)).toBe('')
    } finally {
      rmSync(away, { recursive: true })
    }
  })

  it('names the line of a file that is no ledger', async () => {
    put(REF.path, `${text}{}\n`)
    await expect(ledgerCheckout(directory).read(REF)).rejects.toThrow(LedgerUnreadableError)
    await expect(ledgerCheckout(directory).read(REF)).rejects.toMatchObject({ line: 4 })
  })

  it('R4.4-5 the record is append-only: a history of more commits than one batch holds verifies', async () => {
    const many = ledgerWith(...Array.from({ length: 40 }, (_, index) => `${index}`))
    for (let count = 1; count <= many.length; count += 1) commit(printLedger(many.slice(0, count)))
    const { problems, history } = await verifyLedger(ledgerCheckout(directory), REF, RULES, { id: 5 })
    expect([problems, history]).toEqual([[], { findings: [], commits: 41, unchecked: 0 }])
  })

  it('R4.4-5 the record is append-only: who changed or removed lines is named, with the commit', async () => {
    commit(text)
    const changed = commit(text.replace('日本語', '英語'), PERSON)
    const removed = commit(undefined, PERSON)
    commit(text)
    const { history, problems } = await verifyLedger(ledgerCheckout(directory), REF, RULES, { id: 5 })
    expect(problems).toEqual([])
    expect(history.findings.map(({ commit: sha, code }) => [sha, code])).toEqual([
      [changed, 'text-changed'],
      [changed, 'foreign-author'],
      [removed, 'file-removed'],
      [removed, 'foreign-author'],
    ])
    // A person who puts back what the app had written is no offender; one who puts something else there is.
    const other = commit(text.replace('日本語', '仏語'))
    const after = await verifyLedger(ledgerCheckout(directory), REF, RULES, { id: 5 })
    expect(after.history.findings.slice(4).map(({ commit: sha, code }) => [sha, code])).toEqual([
      [other, 'text-changed'],
    ])
  })

  it('R4.4-5 the record is append-only: a merge that takes over what one side had hides nothing', async () => {
    const first = commit(text)
    const ours = git(['rev-parse', '--abbrev-ref', 'HEAD'])
    git(['checkout', '-q', '-b', 'side'])
    const other = ledgerOf(13)
    put(other.path, text)
    const grown = printLedger(ledgerWith('日本語', 'two', 'three'))
    const longer = commit(grown)
    git(['checkout', '-q', ours])
    git(['merge', '-q', '--no-ff', '-s', 'ours', '-m', 'x', 'side'], PERSON)
    const merge = git(['rev-parse', 'HEAD'])
    const store = ledgerCheckout(directory)
    expect(await store.removed(REPOSITORY, new Set())).toEqual([{ path: other.path, commit: merge }])
    const { history } = await verifyLedger(store, REF, RULES, { id: 5 })
    expect(history.findings.map(({ commit: sha, code }) => [sha, code])).toEqual([
      [merge, 'line-removed'],
      [merge, 'foreign-author'],
    ])
    expect(history.commits).toBe([first, longer, merge].length)
  })

  it('knows that a commit bears no signature, and checks none', async () => {
    commit(text)
    const report = await verifyLedger(ledgerCheckout(directory), REF, { ...RULES, signatures: 'required' }, { id: 5 })
    expect(report.history.findings.map(({ code }) => code)).toEqual(['unsigned-commit'])
    const tree = git(['rev-parse', 'HEAD^{tree}'])
    const person = `${APP.name} <${APP.email}> 1900000000 +0000`
    const signed = `tree ${tree}\nauthor ${person}\ncommitter ${person}\ngpgsig -----BEGIN-----\n abc\n -----END-----\n\nx\n`
    put('commit.txt', signed)
    git(['reset', '-q', '--hard', git(['hash-object', '-t', 'commit', '-w', 'commit.txt'])])
    const after = await verifyLedger(ledgerCheckout(directory), REF, { ...RULES, signatures: 'required' }, { id: 5 })
    expect(after.history).toEqual({ findings: [], commits: 1, unchecked: 1 })
  })
})
