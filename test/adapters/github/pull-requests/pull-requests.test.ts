import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitHubApi, githubClient } from '../../../../src/adapters/github/client/client.ts'
import { defaultBranches } from '../../../../src/adapters/github/client/default-branches.ts'
import { pullRequestRecord } from '../../../../src/adapters/github/pull-requests/pull-request-record.ts'
import { pullRequests } from '../../../../src/adapters/github/pull-requests/pull-requests.ts'
import { approversOf, writersOf } from '../../../../src/adapters/github/pull-requests/pull-requests-view.ts'
import type { PullRequestDraft } from '../../../../src/app/ports/pull-requests.ts'
import { LARGEST_PULL_TEXT } from '../../../../src/domain/values/size-bounds.ts'
import { asNumber } from '../../../../src/sandbox/json.ts'
import { type Embedded, embedded, ME, NOW, ORG, RUNBOOKS } from '../embedded.ts'

let github: Embedded
let count = 0
const repo = `/repos/${ORG}/runbooks`
const PLAN = 'prevention/2030/000012.md'

beforeAll(async () => {
  github = await embedded()
})
afterAll(() => github.sandbox.stop())

const port = () => pullRequests(github.client, defaultBranches(github.client, NOW), ME)
const draft = (): PullRequestDraft => ({
  ...{ repository: RUNBOOKS, branch: `hikeshi/prevention/incidents/${++count}`, title: 'Plan', body: 'why' },
  files: [
    { path: PLAN, content: `# 計画 ${count}\n` },
    { path: `prevention/2030/more-${count}.md`, content: 'x' },
  ],
  message: 'Draw up the plan',
})
const review = (login: string, number: number, event: string) =>
  github.as(login)('POST', `${repo}/pulls/${number}/reviews`, { event, body: 'b' })
const idOf = async (login: string) => asNumber((await github.as('admin')('GET', `/users/${login}`)).object.id)

describe('pull requests', () => {
  it('R9-2 a merge counts though the account that made it is gone', async () => {
    const at = '2030-01-02T00:00:00Z'
    const repository = { id: 7 }
    const head = { ref: 'policy', sha: 'abc', repo: repository }
    const merged = { number: 7, merged_at: at, merged_by: null, head, base: { repo: repository } }
    const client = {
      request: async (route: string) => ({ data: route.endsWith('{pull_number}') ? merged : [merged] }),
    } as unknown as GitHubApi
    expect(
      await pullRequests(client, defaultBranches(client, NOW), ME).mergedSince(RUNBOOKS, '2030-01-01T00:00:00Z'),
    ).toEqual([{ number: 7, branch: 'policy', head: 'abc', at, by: { id: 0, login: 'ghost', type: 'User' } }])
  })

  it('R4.4-1 opens one with all its files in one commit; one request, one more where the branch is not known', async () => {
    const pulls = port()
    github.sent()
    await pulls.open(draft())
    const cold = github.sent()
    const wanted = draft()
    const { number, head } = await pulls.open(wanted)
    expect([cold, github.sent()]).toEqual([['POST /graphql', 'POST /graphql'], ['POST /graphql']])
    const commits = await github.as('officer')('GET', `${repo}/pulls/${number}/commits`)
    expect(commits.list).toHaveLength(1)
    const seen = await pulls.see(RUNBOOKS, number, PLAN)
    expect(seen).toEqual({
      ...{ number, head, state: 'open', plan: `# 計画 ${count}\n`, approvedBy: [], writtenBy: [] },
      author: { id: await idOf(ME), login: ME },
    })
    expect(await pulls.see(RUNBOOKS, number, 'nowhere.md')).toMatchObject({ plan: undefined })
    expect(await pulls.see(RUNBOOKS, 9_999, PLAN)).toBeUndefined()
  })

  it('R8-2 refused: a repository that bears the name of the one that is meant gets no plan, shows no approval and is not changed', async () => {
    const id = asNumber((await github.as('admin')('GET', repo)).object.id) ?? 0
    const itself = { ...RUNBOOKS, pin: id }
    const namesake = { ...RUNBOOKS, pin: id + 1_000 }
    const pulls = port()
    const { number } = await pulls.open({ ...draft(), repository: itself })
    expect(await pulls.see(itself, number, PLAN)).toMatchObject({ state: 'open' })
    expect(await pulls.see(namesake, number, PLAN)).toBeUndefined()
    const wanted = { ...draft(), repository: namesake }
    await expect(pulls.open(wanted)).rejects.toThrow(/another repository/)
    const branches = await github.as('admin')('GET', `${repo}/branches?per_page=100`)
    expect(JSON.stringify(branches.list)).not.toContain(wanted.branch)
  })

  it('R4.4-1 refused: what was merged into another branch than the default one brings no plan', async () => {
    const pulls = port()
    const officer = github.as('officer')
    const tip = (await officer('GET', `${repo}/git/ref/heads/main`)).object.object as { sha: string }
    const aside = `aside-${count}`
    await officer('POST', `${repo}/git/refs`, { ref: `refs/heads/${aside}`, sha: tip.sha })
    const merged: (string | undefined)[] = []
    for (const base of ['main', aside]) {
      const { branch, files } = draft()
      await officer('POST', `${repo}/git/refs`, { ref: `refs/heads/${branch}`, sha: tip.sha })
      const content = Buffer.from(files[0]?.content ?? '').toString('base64')
      await officer('PUT', `${repo}/contents/prevention/2030/${count}.md`, { message: 'x', branch, content })
      const { object } = await officer('POST', `${repo}/pulls`, { title: 'x', head: branch, base })
      const number = asNumber(object.number) ?? 0
      const open = await pulls.see(RUNBOOKS, number, `prevention/2030/${count}.md`)
      expect(open).toMatchObject({ state: 'open', plan: `# 計画 ${count}\n` })
      await officer('PUT', `${repo}/pulls/${number}/merge`, { merge_method: 'merge' })
      const seen = await pulls.see(RUNBOOKS, number, `prevention/2030/${count}.md`)
      expect(seen?.state).toBe('merged')
      merged.push(typeof seen?.plan === 'string' ? seen.plan : undefined)
    }
    expect(merged).toEqual([`# 計画 ${count - 1}\n`, undefined])
  })

  it('answers the one that is there already, and goes on where an earlier try broke off', async () => {
    const pulls = port()
    const wanted = draft()
    const first = await pulls.open(wanted)
    expect(await pulls.open(wanted)).toEqual(first)
    const broken = draft()
    const tip = (await github.as('officer')('GET', `${repo}/git/ref/heads/main`)).object.object
    await github.as('officer')('POST', `${repo}/git/refs`, {
      ...{ ref: `refs/heads/${broken.branch}`, sha: (tip as { sha: string }).sha },
    })
    const content = Buffer.from('half').toString('base64')
    await github.as('officer')('PUT', `${repo}/contents/${PLAN}`, { message: 'm', content, branch: broken.branch })
    const { number } = await pulls.open(broken)
    expect(await pulls.see(RUNBOOKS, number, PLAN)).toMatchObject({ state: 'open', plan: 'half' })
  })

  it('goes on where a branch was made and nothing was written on it yet', async () => {
    const wanted = draft()
    const tip = (await github.as('officer')('GET', `${repo}/git/ref/heads/main`)).object.object as { sha: string }
    await github.as('officer')('POST', `${repo}/git/refs`, { ref: `refs/heads/${wanted.branch}`, sha: tip.sha })
    const content = Buffer.from('other').toString('base64')
    await github.as('officer')('PUT', `${repo}/contents/moved-${count}.md`, { message: 'm', content, branch: 'main' })
    const { number } = await port().open(wanted)
    expect(await port().see(RUNBOOKS, number, PLAN)).toMatchObject({ state: 'open', plan: `# 計画 ${count}\n` })
  })

  it.each(['lose', 'fail'])('opens it once where an answer is an error (%s)', async (fault) => {
    const wanted = draft()
    const before = (await github.as('officer')('GET', `${repo}/pulls?state=all&per_page=100`)).list.length
    const control = (settings: object) =>
      fetch(`${github.sandbox.control}/faults`, { method: 'POST', body: JSON.stringify(settings) })
    for (const seed of [1, 2, 3]) {
      await control({ [fault]: 0.5, seed })
      await port()
        .open(wanted)
        .catch(() => undefined)
      await control({})
    }
    const { number, head } = await port().open(wanted)
    const after = (await github.as('officer')('GET', `${repo}/pulls?state=all&per_page=100`)).list
    expect(after.length).toBe(before + 1)
    expect(await port().see(RUNBOOKS, number, PLAN)).toMatchObject({ head, plan: `# 計画 ${count}\n` })
    expect((await github.as('officer')('GET', `${repo}/pulls/${number}/commits`)).list).toHaveLength(1)
  })

  it('R4.4-1 approvals count for the head that they were given to, and no longer', async () => {
    const pulls = port()
    const wanted = draft()
    const { number } = await pulls.open(wanted)
    await review('officer', number, 'APPROVE')
    await review('sysadmin', number, 'APPROVE')
    await review('sysadmin', number, 'REQUEST_CHANGES')
    await review('officer', number, 'COMMENT')
    expect((await pulls.see(RUNBOOKS, number, PLAN))?.approvedBy.map(({ login }) => login)).toEqual(['officer'])
    const there = (await github.as('officer')('GET', `${repo}/contents/${PLAN}?ref=${wanted.branch}`)).object
    const content = Buffer.from('changed after the approval').toString('base64')
    const change = { message: 'm', content, branch: wanted.branch, sha: there.sha }
    await github.as('responder')('PUT', `${repo}/contents/${PLAN}`, change)
    const seen = await pulls.see(RUNBOOKS, number, PLAN)
    expect(seen).toMatchObject({ approvedBy: [], plan: 'changed after the approval' })
    await github.as('admin')('PUT', `${repo}/pulls/${number}/merge`, {})
    expect((await pulls.see(RUNBOOKS, number, PLAN))?.state).toBe('merged')
  })

  it('says on a head what is missing: makes its check run once and keeps it up to date', async () => {
    const pulls = port()
    const { head } = await pulls.open(draft())
    const result = {
      name: 'hikeshi / prevention plan',
      conclusion: 'failure' as const,
      title: 'Two missing',
      summary: 's',
    }
    const runs = `runbooks/commits/${head}/check-runs`
    github.sent()
    await pulls.check(RUNBOOKS, head, result)
    await pulls.check(RUNBOOKS, head, result)
    await pulls.check(RUNBOOKS, head, { ...result, conclusion: 'success', title: 'Whole' })
    const { list, object } = await github.as('officer')('GET', `${repo}/commits/${head}/check-runs`)
    expect([list.length, object.total_count]).toEqual([0, 1])
    expect(github.sent().map((each) => each.replace(/\d+$/, 'N'))).toEqual([
      ...[`GET ${runs}`, 'POST runbooks/check-runs', `GET ${runs}`, `GET ${runs}`, 'PATCH runbooks/check-runs/N'],
    ])
  })

  it('refused: the check of another app that copies name and word of its own is not taken for its own', async () => {
    const head = 'a'.repeat(40)
    const sent: string[] = []
    const copied = { name: 'hikeshi / prevention plan', external_id: 'hikeshi', id: 7, conclusion: 'success' }
    const output = { title: 'Whole', summary: 's' }
    const request = async (path: string, { owner: _, ...given }: Record<string, unknown>) => {
      sent.push(path.split(' ')[0] ?? '')
      return path.startsWith('GET')
        ? { data: { check_runs: [{ ...copied, output, app: { slug: 'other-ci' } }] } }
        : { data: given }
    }
    const client = { ...github.client, request: request as unknown as typeof github.client.request }
    const check = { name: copied.name, conclusion: 'success' as const, ...output }
    await pullRequests(client, defaultBranches(client, NOW), ME).check(RUNBOOKS, head, check)
    expect(sent).toEqual(['GET', 'POST'])
  })

  it('R8-2 words are taken out of its own checks, title and files; the check of another app stays as it is', async () => {
    const pulls = port()
    const words = { title: 'Yamada lacks it', summary: 'Said by Yamada' }
    const first = draft()
    const { number, head } = await pulls.open({ ...first, title: 'Plan of Yamada', body: 'by Yamada' })
    await pulls.check(RUNBOOKS, head, { name: 'hikeshi / prevention plan', conclusion: 'failure', ...words })
    await github.client.request('POST /repos/{owner}/{repo}/check-runs', {
      ...{ owner: ORG, repo: 'runbooks', name: 'tests', head_sha: head, status: 'completed' as const },
      ...{ conclusion: 'failure' as const, output: words },
    })
    const change = (text: string) => text.replaceAll('Yamada', '■').replaceAll('計画', '■')
    expect(await pulls.rewrite(RUNBOOKS, number, change)).toBe('commits')
    expect(await pulls.rewrite(RUNBOOKS, number, (text) => text)).toBe('nothing-left')
    expect(await pulls.rewrite({ ...RUNBOOKS, name: 'nowhere' }, number, change)).toBe('out-of-reach')
    const { object } = await github.as('officer')('GET', `${repo}/commits/${head}/check-runs`)
    const runs = object.check_runs as { name: string; output: typeof words }[]
    expect(Object.fromEntries(runs.map(({ name, output }) => [name, [output.title, output.summary]]))).toEqual({
      'hikeshi / prevention plan': ['■ lacks it', 'Said by ■'],
      tests: ['Yamada lacks it', 'Said by Yamada'],
    })
    const { object: now } = await github.as('officer')('GET', `${repo}/pulls/${number}`)
    expect([now.title, now.body]).toEqual(['Plan of ■', 'by ■'])
    expect((await pulls.see(RUNBOOKS, number, PLAN))?.plan).toBe(`# ■ ${count}\n`)
  })

  /** The same GitHub, which has a description of this size, and what was sent to change one. */
  function describedAt(size: number) {
    const sent: unknown[] = []
    const body = 'Yamada'.padStart(size, 'x')
    const request = async (route: string, parameters: Record<string, unknown>) => {
      if (route.startsWith('PATCH') && route.endsWith('/pulls/{pull_number}')) return void sent.push(parameters.body)
      const answer = (await github.client.request(route as never, parameters as never)) as { data: object }
      const { data } = answer
      return route === 'GET /repos/{owner}/{repo}/pulls/{pull_number}' ? { ...answer, data: { ...data, body } } : answer
    }
    return { client: { ...github.client, request } as unknown as GitHubApi, sent, body }
  }

  it.each([
    ['allowed: one of the size that is read is read to its end', LARGEST_PULL_TEXT, 'commits'],
    ['refused: a larger one is named, and left as it is', LARGEST_PULL_TEXT + 1, 'too-large'],
  ])('R8-2 %s; its title and files are done all the same', async (_, size, left) => {
    const { number } = await port().open(draft())
    const { client, sent, body } = describedAt(size)
    const change = (text: string) => text.replaceAll('Yamada', '■').replaceAll('計画', '■').replace('Plan', '■')
    const pulls = pullRequests(client, defaultBranches(client, NOW), ME)
    expect(await pulls.rewrite(RUNBOOKS, number, change)).toBe(left)
    expect(sent).toEqual([left === 'too-large' ? body : change(body)])
    expect((await pulls.see(RUNBOOKS, number, PLAN))?.plan).toBe(`# ■ ${count}\n`)
    const kept = await pullRequestRecord(client, RUNBOOKS, number)
    expect(kept).toMatchObject({ number, body: left === 'too-large' ? { characters: size } : body })
  })

  it('reads a file of the default branch', async () => {
    expect(await port().file(RUNBOOKS, 'nowhere.md')).toBeUndefined()
    expect(await port().file(RUNBOOKS, 'runbooks/malware.md')).toContain('---')
  })

  it('sends nothing that GitHub does not describe', () => {
    expect(github.faults).toEqual([])
  })
})

describe('whose word counts', () => {
  const person = (id: number, type = 'User') => ({ id, login: `u${id}`, type })
  const said = (id: number, state: string, commit_id = 'head', type = 'User') => ({
    ...{ id: 1, user: person(id, type), state, commit_id },
  })
  const approvers = (...reviews: Parameters<typeof approversOf>[0]) =>
    approversOf(reviews, 'head', 9).map(({ id }) => id)

  it('R4.4-1 the last word of each person, of this head, of a person, and not of the author', () => {
    expect(approvers(said(1, 'APPROVED'), said(2, 'APPROVED'))).toEqual([1, 2])
    expect(approvers(said(1, 'APPROVED'), said(1, 'CHANGES_REQUESTED'))).toEqual([])
    expect(approvers(said(1, 'CHANGES_REQUESTED'), said(1, 'APPROVED'))).toEqual([1])
    expect(approvers(said(1, 'APPROVED'), said(1, 'COMMENTED'))).toEqual([1])
    expect(approvers(said(1, 'APPROVED'), said(1, 'PENDING'))).toEqual([1])
    expect(approvers(said(1, 'DISMISSED'))).toEqual([])
    expect(approvers(said(1, 'APPROVED', 'older'))).toEqual([])
    expect(approvers(said(1, 'APPROVED', 'head', 'Bot'))).toEqual([])
    expect(approvers(said(9, 'APPROVED'))).toEqual([])
  })

  it('R4.4-1 an author counts where he signed himself, or on GitHub’s page; refused: by whoever else’s commit that names him', () => {
    const [author, other, bot] = [person(1), person(2), person(3, 'Bot')]
    const platform = { id: 7, login: 'web-flow', type: 'User' }
    const commit = (by: typeof author | null, committer: typeof author | null, verified = true) => ({
      ...{ sha: 's', author: by, committer, commit: { verification: { verified } }, parents: [{}] },
    })
    const writers = (one: Parameters<typeof writersOf>[0], pusher?: number) =>
      writersOf(one, new Map(pusher === undefined ? [] : [['s', pusher]])).map(({ id }) => id)
    expect(writers(commit(author, author))).toEqual([1])
    expect(writers(commit(author, other))).toEqual([])
    expect(writers(commit(author, author, false), 1)).toEqual([])
    expect(writers(commit(author, platform), 1)).toEqual([1])
    expect(writers(commit(author, platform), 2)).toEqual([])
    expect(writers(commit(author, platform))).toEqual([])
    expect(writers(commit(bot, bot))).toEqual([])
    expect(writers(commit(null, author))).toEqual([])
    expect(writers({ ...commit(author, platform), parents: [{}, {}] }, 1)).toEqual([])
    expect(writers(undefined)).toEqual([])
  })

  it('R4.4-1 refused: whose text somebody changed afterwards, or took others into, has not written what is merged', async () => {
    const signed = { verification: { verified: true } }
    const commit = (sha: string, by: number, parents = 1) => ({
      ...{ sha, author: person(by), committer: person(by), commit: signed, parents: Array(parents).fill({}) },
    })
    const writersOfPull = async (head: string, ...commits: ReturnType<typeof commit>[]) => {
      const repository = { default_branch: 'main', id: 1, owner: { login: ORG } }
      const pull = {
        head: { sha: head, ref: 'plan' },
        base: { ref: 'main', repo: repository },
        user: person(9),
        merged: true,
      }
      const answers: Record<string, unknown> = { 'pulls/{pull_number}': pull, '/reviews': [], '/commits': commits }
      const request = async (route: string) => {
        const found = Object.entries(answers).find(([end]) => route.endsWith(end))
        if (found === undefined) throw Object.assign(new Error(route), { status: 404 })
        return { data: found[1], headers: {} }
      }
      const client = { ...githubClient({ auth: 'none' }), request } as unknown as GitHubApi
      const seen = await pullRequests(client, defaultBranches(client, NOW), ME).see(RUNBOOKS, 1, 'plan.md')
      return seen?.writtenBy.map(({ id }) => id)
    }
    expect(await writersOfPull('b', commit('a', 2), commit('b', 1))).toEqual([1])
    expect(await writersOfPull('b', commit('a', 1), commit('b', 2))).toEqual([2])
    // "Update branch", or a merge of one's own.
    expect(await writersOfPull('b', commit('a', 1), commit('b', 1, 2))).toEqual([])
    // GitHub lists 250 commits and no more: whoever wrote what comes after those is not seen.
    expect(await writersOfPull('c', commit('a', 1), commit('b', 1))).toEqual([])
  })
})
