import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gitLedger } from '../../../src/adapters/github/ledger/git-ledger.ts'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { LedgerConflictError, type LedgerSnapshot } from '../../../src/app/ports/ledger-store.ts'
import { countingSalt, ledgerOf, ledgerWith, note, REPOSITORY } from '../../support/ledger-drafts.ts'
import {
  type Answer,
  type Interference,
  type LedgerGitHub,
  refusal,
  startLedgerGitHub,
} from '../../support/ledger-github.ts'

const REF = ledgerOf(12)
const { owner, name: repo } = REPOSITORY
const lines = ledgerWith('one')
const more = chainLines(lines, [note('two')], { salt: countingSalt() })

describe('gitLedger when answers are lost or others write at the same moment', () => {
  let github: LedgerGitHub
  let before: LedgerSnapshot
  beforeEach(async () => {
    github = await startLedgerGitHub()
    before = await gitLedger(github.client().octokit).append(REF, undefined, lines, 'first')
  })
  afterEach(() => github.close())

  /** A store whose writes meet these fates in turn, and then go well. */
  function meeting(...fates: Interference[]) {
    const { octokit, asked } = github.client((request, go) => {
      const fate = request.method === 'PUT' ? fates.shift() : undefined
      return fate ? fate(request, go) : go()
    })
    const waits: number[] = []
    const sleep = async (wait: number) => void waits.push(wait)
    const store = gitLedger(octokit, { attempts: 4, sleep, random: () => 0.999 })
    const methods = () => asked.map((line) => line.slice(0, 3)).join(' ')
    return { store, methods, waits, append: () => store.append(REF, before, more, 'second') }
  }
  const refused =
    (status: number): Interference =>
    () =>
      Promise.reject(refusal(status))
  const lost =
    (status: number): Interference =>
    async (_, go) => {
      await go()
      throw refusal(status)
    }
  const commits = async () =>
    (await github.client().octokit.rest.repos.listCommits({ owner, repo, sha: 'hikeshi', path: REF.path })).data.length
  const now = () => gitLedger(github.client().octokit).read(REF)

  it.each([500, 502, 504])(
    'a write that took effect though its answer was lost (%d) is not written again',
    async (status) => {
      const { append, methods } = meeting(lost(status))
      expect(await append()).toEqual(await now())
      expect((await now())?.lines).toEqual([...lines, ...more])
      expect(await commits()).toBe(2)
      expect(methods()).toBe('PUT GET')
    },
  )

  it('a write that took effect counts, though GitHub still showed the old file and its second try met a conflict', async () => {
    let old: Answer | undefined
    const { octokit, asked } = github.client(async ({ method }, go) => {
      if (method === 'PUT' && asked.length === 2) await go().then(() => Promise.reject(refusal(502)))
      if (method === 'PUT') return go()
      const answer = asked.length === 3 && old ? old : await go()
      old ??= answer
      return answer
    })
    const store = gitLedger(octokit, { sleep: () => Promise.resolve() })
    expect((await store.append(REF, await store.read(REF), more, 'second')).lines).toEqual([...lines, ...more])
    expect(asked.map((line) => line.slice(0, 3)).join(' ')).toBe('GET PUT GET PUT GET')
    expect(await commits()).toBe(2)
  })

  it('the same lines by another instance are not taken for ours, so that only one of the two acts', async () => {
    const { append } = meeting(async (_, go) => {
      await gitLedger(github.client().octokit).append(REF, before, more, 'by another')
      return go()
    })
    await expect(append()).rejects.toThrow(LedgerConflictError)
    expect(await commits()).toBe(2)
  })

  it('a write that took effect counts, though somebody appended before anyone looked', async () => {
    const { append } = meeting(async (_, go) => {
      await go()
      const snapshot = await now()
      const after = chainLines([...lines, ...more], [note('three')], { salt: countingSalt() })
      await gitLedger(github.client().octokit).append(REF, snapshot, after, 'third')
      throw refusal(500)
    })
    expect((await append()).lines).toHaveLength(4)
  })

  it('a write that never arrived is sent again', async () => {
    const { append, methods, waits } = meeting(refused(500), refused(502))
    expect((await append()).lines).toEqual([...lines, ...more])
    expect(methods()).toBe('PUT GET PUT GET PUT')
    expect(waits).toEqual([99, 199])
    expect(await commits()).toBe(2)
  })

  it('a conflict caused by another case\u2019s file is simply tried again', async () => {
    const { append, methods } = meeting(refused(409))
    expect((await append()).lines).toEqual([...lines, ...more])
    expect(methods()).toBe('PUT GET PUT')
  })

  it.each([409, 422, 502])('a real conflict is one, whatever GitHub calls it (%d)', async (status) => {
    const { append } = meeting(async () => {
      const other = chainLines(lines, [note('other')], { salt: () => 'other' })
      await gitLedger(github.client().octokit).append(REF, before, other, 'other')
      throw refusal(status)
    })
    await expect(append()).rejects.toThrow(LedgerConflictError)
    expect(await commits()).toBe(2)
  })

  it.each<[string, number, string, object | undefined]>([
    ['rule', 409, 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n', undefined],
    ['rule', 422, 'Repository rule violations found\n\nCannot update this protected ref.\n\n', undefined],
    ['secret', 409, 'Repository rule violations found\n\nSecret detected in content\n\n', undefined],
    ['secret', 409, 'Conflict', { secret_scanning: { bypass_placeholders: [] } }],
    ['archived', 403, 'Repository was archived so is read-only.', undefined],
  ])(
    'what GitHub will go on refusing (%s, %d) is no race: it is asked once and told by its reason',
    async (why, status, message, metadata) => {
      const { append, methods, waits } = meeting(() =>
        Promise.reject(
          Object.assign(refusal(status, message), { response: { data: { message, ...(metadata && { metadata }) } } }),
        ),
      )
      await expect(append()).rejects.toMatchObject({ name: 'LedgerRefusedError', why })
      expect(methods()).toBe('PUT')
      expect(waits).toEqual([])
    },
  )

  it('a race that never ends comes out in GitHub’s own words, after a bounded number of tries', async () => {
    const race = () => Promise.reject(refusal(409, 'is at 1 but expected 2'))
    const { append, methods, waits } = meeting(race, race, race, race)
    await expect(append()).rejects.toThrow('is at 1 but expected 2')
    expect(methods()).toBe('PUT GET PUT GET PUT GET PUT GET')
    expect(waits).toEqual([99, 199, 399])
  })

  it.each([401, 403, 429])('a plain refusal (%d) is not tried again', async (status) => {
    const { append, methods } = meeting(refused(status))
    await expect(append()).rejects.toMatchObject({ status })
    expect(methods()).toBe('PUT')
  })

  it('a request that GitHub finds invalid (422) is not tried again', async () => {
    const { append, methods } = meeting(refused(422))
    await expect(append()).rejects.toMatchObject({ status: 422 })
    expect(methods()).toBe('PUT GET')
  })

  it('a branch that vanished under a case is not quietly begun anew', async () => {
    const { append } = meeting(refused(404))
    await expect(append()).rejects.toMatchObject({ status: 404 })
  })

  it('a branch that GitHub does not see at once is waited for, and made once', async () => {
    const { store, methods } = meeting(refused(404), refused(404))
    await store.append(ledgerOf(13), undefined, lines, 'first')
    expect(methods()).toBe('PUT POS POS POS PUT PUT')
  })

  it('a repository without any commit is named', async () => {
    const { octokit } = github.client(({ method }, go) =>
      method === 'PUT' ? Promise.reject(refusal(404)) : method === 'POST' ? Promise.reject(refusal(409)) : go(),
    )
    await expect(gitLedger(octokit).append(ledgerOf(13), undefined, lines, 'first')).rejects.toThrow(
      'acme/incidents has no commit yet',
    )
  })

  it('a file that cannot be looked at again leaves the first failure as the answer', async () => {
    const { octokit } = github.client(() => Promise.reject(refusal(503)))
    const store = gitLedger(octokit, { attempts: 3, sleep: () => Promise.resolve() })
    await expect(store.append(REF, before, more, 'second')).rejects.toMatchObject({ status: 503 })
  })
})
