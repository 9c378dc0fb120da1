import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gitLedger } from '../../../../src/adapters/github/ledger/git-ledger.ts'
import { withLedger } from '../../../../src/app/case/ledger/append-with-retry.ts'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { verifyChain } from '../../../../src/app/case/ledger/verify-chain.ts'
import { verifyLedger } from '../../../../src/app/case/ledger/verify-ledger.ts'
import {
  LedgerConflictError,
  type LedgerSnapshot,
  LedgerUnreadableError,
} from '../../../../src/app/ports/ledger-store.ts'
import { LARGEST_RECORD } from '../../../../src/domain/values/size-bounds.ts'
import {
  ANY_CASE,
  boundDraft,
  countingSalt,
  ledgerOf,
  ledgerWith,
  note,
  REPOSITORY,
  redaction,
} from '../../../support/ledger-drafts.ts'
import { type LedgerGitHub, startLedgerGitHub } from '../../../support/ledger-github.ts'

const REF = ledgerOf(12)
const FILE = `/contents/${REF.path}`
const { owner, name: repo } = REPOSITORY
const RULES = { writers: [{ login: 'hikeshi-bot' }], signatures: 'not-expected' as const }
const lines = ledgerWith('日本語\r\n😀')
type LedgerOctokit = ReturnType<LedgerGitHub['client']>['octokit']
const next = (snapshot: LedgerSnapshot, text: string) =>
  chainLines(snapshot.lines, [note(text)], { salt: countingSalt() })

describe('gitLedger', () => {
  let github: LedgerGitHub
  beforeEach(async () => {
    github = await startLedgerGitHub()
  })
  afterEach(() => github.close())

  it('the first write makes the branch, with no parent, and starts no workflow', async () => {
    const { octokit, asked } = github.client()
    const written = await gitLedger(octokit).append(REF, undefined, lines, 'case 12: ledger-bound')
    expect(asked).toEqual([`PUT ${FILE}`, 'POST /git/trees', 'POST /git/commits', 'POST /git/refs', `PUT ${FILE}`])
    expect(await gitLedger(octokit).read(REF)).toEqual(written)
    const { data: commits } = await octokit.rest.repos.listCommits({ owner, repo, sha: 'hikeshi' })
    expect(commits.map(({ commit }) => commit.message)).toEqual([
      'case 12: ledger-bound [skip ci]',
      'Begin the records [skip ci]',
    ])
    expect(commits.at(-1)?.parents).toEqual([])
    const { data: tree } = await octokit.rest.git.getTree({ owner, repo, tree_sha: commits.at(-1)?.sha ?? '' })
    expect(tree.tree.map(({ path }) => path)).toEqual(['.gitattributes', 'README.md'])
  })

  it.each([
    ['in plain signs', 'x'.repeat(LARGEST_RECORD / 4)],
    ['in signs of three bytes each', '火'.repeat(Math.ceil(LARGEST_RECORD / 12))],
  ])(
    'R4.4-5 refused: a record that would grow beyond what is read, %s, is not written; allowed: what fits',
    async (_, part) => {
      await gitLedger(github.client().octokit).append(REF, undefined, lines, 'first')
      const { octokit, asked } = github.client()
      const store = gitLedger(octokit)
      const before = await store.read(REF)
      if (before === undefined) throw new Error('nothing was written')
      const large = chainLines(before.lines, Array(4).fill(note(part)), { salt: countingSalt() })
      const refused = store.append(REF, before, large, 'case 12: too much')
      await expect(refused).rejects.toMatchObject({ name: 'LedgerRefusedError', why: 'full' })
      expect(asked).toEqual([`GET ${FILE}`])
      const small = next(before, '遮断した')
      await store.append(REF, before, small, 'case 12: noted')
      expect((await gitLedger(github.client().octokit).read(REF))?.lines).toEqual([...before.lines, ...small])
    },
  )

  it('costs one request to read and one to write', async () => {
    await gitLedger(github.client().octokit).append(REF, undefined, lines, 'first')
    const { octokit, asked } = github.client()
    const store = gitLedger(octokit)
    const snapshot = await store.read(REF)
    if (!snapshot) throw new Error('it was written')
    const after = await store.append(REF, snapshot, next(snapshot, 'more'), 'second')
    expect(asked).toEqual([`GET ${FILE}`, `PUT ${FILE}`])
    expect(await store.read(REF)).toEqual(after)
  })

  it('has nothing before anything was written', async () => {
    const store = gitLedger(github.client().octokit)
    expect(await store.read(REF)).toBeUndefined()
    expect(await store.readText(REF)).toBeUndefined()
    expect(await store.list(REPOSITORY)).toEqual([])
  })

  it('R4.4-5 the record is append-only: a write on a stale version is refused, and so is a second beginning', async () => {
    const store = gitLedger(github.client().octokit)
    const stale = await store.append(REF, undefined, lines, 'first')
    const fresh = await store.append(REF, stale, next(stale, 'one'), 'second')
    await expect(store.append(REF, stale, next(stale, 'two'), 'third')).rejects.toThrow(LedgerConflictError)
    await expect(store.append(REF, undefined, lines, 'third')).rejects.toThrow(LedgerConflictError)
    const other = chainLines([], [boundDraft(12), note('other')], { salt: () => 'other' })
    await expect(store.append(REF, undefined, other, 'third')).rejects.toThrow(LedgerConflictError)
    expect(await store.read(REF)).toEqual(fresh)
  })

  it('R4.4-5 the record is kept: ten writers on one case at once, each accepted act once, and the chain holds', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, writer) =>
        withLedger(
          gitLedger(github.client().octokit),
          REF,
          (snapshot) => ({
            drafts: [...(snapshot ? [] : [boundDraft()]), note(`${writer}`, { cause: `comment:${writer}` })],
            result: writer,
          }),
          {
            attempts: 40,
            sleep: () => Promise.resolve(),
            random: Math.random,
            salt: countingSalt(),
            keeper: { id: 1, login: 'hikeshi-bot' },
            sealer: 'no-key' as const,
          },
        ),
      ),
    )
    expect(answers).toHaveLength(10)
    const found = (await gitLedger(github.client().octokit).read(REF))?.lines ?? []
    const causes = found.slice(1).map(({ cause }) => cause)
    expect(causes.sort()).toEqual(Array.from({ length: 10 }, (_, writer) => `comment:${writer}`))
    expect(verifyChain(found, { ...ANY_CASE, issue: { number: 12, year: 2030 } })).toEqual([])
  })

  it('ten cases that begin at once share one branch', async () => {
    const issues = Array.from({ length: 10 }, (_, index) => index + 1)
    await Promise.all(
      issues.map((issue) => {
        const begin = chainLines([], [boundDraft(issue)], { salt: countingSalt() })
        return gitLedger(github.client().octokit).append(ledgerOf(issue), undefined, begin, 'begin')
      }),
    )
    const store = gitLedger(github.client().octokit)
    expect(await store.list(REPOSITORY)).toEqual(issues.map((issue) => ledgerOf(issue)))
  })

  it('lists folder by folder where GitHub cuts the long answer short', async () => {
    const { octokit } = github.client(async (_, go) => {
      const answer = await go()
      return answer.data && typeof answer.data === 'object' && 'truncated' in answer.data
        ? { ...answer, data: { ...answer.data, truncated: true } }
        : answer
    })
    const store = gitLedger(octokit)
    await store.append(REF, undefined, lines, 'first')
    await store.append({ ...REF, path: 'ledger/2031/000003.jsonl' }, undefined, lines, 'first')
    expect((await store.list(REPOSITORY)).map(({ path }) => path)).toEqual([REF.path, 'ledger/2031/000003.jsonl'])
  })

  it('reads a file above 1 MB, whose content GitHub leaves out, by its blob', async () => {
    const { octokit, asked } = github.client(async ({ method, path }, go) => {
      const answer = await go()
      if (method === 'GET' && path.startsWith('/contents') && answer.data && typeof answer.data === 'object')
        return { ...answer, data: { ...answer.data, content: '', encoding: 'none' } }
      return answer
    })
    const written = await gitLedger(octokit).append(REF, undefined, lines, 'first')
    asked.length = 0
    expect(await gitLedger(octokit).read(REF)).toEqual(written)
    expect(asked).toEqual([`GET ${FILE}`, `GET /git/blobs/${written.version}`])
  })

  it('R4.4-5 the record is append-only: history tells every commit, and verify which one changed a line', async () => {
    const { octokit } = github.client()
    const store = gitLedger(octokit)
    const snapshot = await store.append(REF, undefined, lines, 'first')
    const said = chainLines(lines, [redaction(1)], { salt: countingSalt() })
    const redacted = [...lines, ...said].map((line) =>
      line.seq === 1 ? { ...line, free: { note: { redacted: 2 } } } : line,
    )
    await store.replace(REF, snapshot, redacted, 'second')
    const fine = await verifyLedger(store, REF, RULES, { id: 5 })
    expect([fine.problems, fine.history]).toEqual([[], { findings: [], commits: 2, unchecked: 0 }])

    const text = (await store.readText(REF)) ?? ''
    const sha = (await store.read(REF))?.version ?? ''
    const content = Buffer.from(text.replace('"login":"officer"', '"login":"nobody"')).toString('base64')
    const { data } = await octokit.rest.repos.createOrUpdateFileContents({
      ...{ owner, repo, path: REF.path, branch: 'hikeshi', message: 'oops', content, sha },
    })
    const report = await verifyLedger(
      store,
      REF,
      { writers: [{ login: 'hikeshi' }], signatures: 'required' },
      { id: 5 },
    )
    expect(report.problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['1 hash-mismatch'])
    expect(report.history.findings.filter(({ commit }) => commit === data.commit.sha).map(({ code }) => code)).toEqual([
      'line-changed',
      'foreign-author',
      'unsigned-commit',
    ])
  })

  describe('R4.3-1 a link in the place of the record, which GitHub shows as the file where it leads', () => {
    const ELSEWHERE = 'ledger/2026/000099.jsonl'
    const entryOf = async (octokit: LedgerOctokit, path: string) => {
      const { data } = await octokit.rest.git.getTree({ owner, repo, tree_sha: 'hikeshi', recursive: '1' })
      return data.tree.find((one) => one.path === path)
    }
    const linked = async (octokit: LedgerOctokit, text: string) => {
      const { data: tip } = await octokit.rest.git.getRef({ owner, repo, ref: 'heads/hikeshi' })
      const { data: before } = await octokit.rest.git.getCommit({ owner, repo, commit_sha: tip.object.sha })
      const link = { path: REF.path, mode: '120000' as const, type: 'blob' as const, content: text }
      const copy = { path: ELSEWHERE, mode: '100644' as const, type: 'blob' as const, content: printLedger(lines) }
      const { data: tree } = await octokit.rest.git.createTree({
        ...{ owner, repo, base_tree: before.tree.sha, tree: [link, copy] },
      })
      const { data: commit } = await octokit.rest.git.createCommit({
        ...{ owner, repo, message: 'Tidy up', tree: tree.sha, parents: [tip.object.sha] },
      })
      await octokit.rest.git.updateRef({ owner, repo, ref: 'heads/hikeshi', sha: commit.sha })
    }

    it('refused: what it leads to is no record, be it a copy of the very same', async () => {
      const { octokit } = github.client()
      await gitLedger(octokit).append(REF, undefined, lines, 'first')
      await linked(octokit, ELSEWHERE.replace('ledger/2026/', ''))
      expect(await gitLedger(octokit).readText(REF)).toBe(ELSEWHERE.replace('ledger/2026/', ''))
      await expect(gitLedger(octokit).read(REF)).rejects.toThrow(LedgerUnreadableError)
    })

    it('allowed: a record that was made a link as it stands is read, and the next write makes it a file again', async () => {
      const { octokit } = github.client()
      await gitLedger(octokit).append(REF, undefined, lines, 'first')
      await linked(octokit, printLedger(lines))
      const store = gitLedger(octokit)
      const there = await store.read(REF)
      if (there === undefined) expect.fail('it is there')
      expect(there.lines).toEqual(lines)
      const after = await store.append(REF, there, next(there, 'more'), 'second')
      expect(await entryOf(octokit, REF.path)).toMatchObject({ mode: '100644', sha: after.version })
      expect(await gitLedger(octokit).read(REF)).toEqual(after)
    })

    it('allowed: also by whoever read it where nothing tells a link from a file', async () => {
      const { octokit } = github.client()
      const before = await gitLedger(octokit).append(REF, undefined, lines, 'first')
      await linked(octokit, printLedger(lines))
      const after = await gitLedger(octokit).append(REF, before, next(before, 'more'), 'second')
      expect(await entryOf(octokit, REF.path)).toMatchObject({ mode: '100644', sha: after.version })
    })

    it('refused: who put a file there first is not written over', async () => {
      const { octokit } = github.client()
      await gitLedger(octokit).append(REF, undefined, lines, 'first')
      await linked(octokit, printLedger(lines))
      const [one, other] = [gitLedger(octokit), gitLedger(octokit)]
      const [mine, theirs] = [await one.read(REF), await other.read(REF)]
      if (mine === undefined || theirs === undefined) expect.fail('it is there')
      const contained = await other.append(REF, theirs, next(theirs, 'contained'), 'second')
      await expect(one.append(REF, mine, next(mine, 'too late'), 'third')).rejects.toThrow(LedgerConflictError)
      expect(await gitLedger(octokit).read(REF)).toEqual(contained)
    })
  })

  it('nothing is read from, and nothing written to, a file that is no ledger any more', async () => {
    const { octokit } = github.client()
    await gitLedger(octokit).append(REF, undefined, lines, 'first')
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path: REF.path, ref: 'hikeshi' })
    const sha = 'sha' in data ? data.sha : ''
    const content = Buffer.from('{"v":1}\n').toString('base64')
    await octokit.rest.repos.createOrUpdateFileContents({
      ...{ owner, repo, path: REF.path, branch: 'hikeshi', message: 'oops', content, sha },
    })
    await expect(gitLedger(octokit).read(REF)).rejects.toThrow(LedgerUnreadableError)
    await expect(gitLedger(octokit).append(REF, undefined, lines, 'again')).rejects.toThrow(LedgerUnreadableError)
  })
})
