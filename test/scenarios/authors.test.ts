import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signatureOf } from '../../src/sandbox/front/signatures.ts'
import { type Company, company } from './company.ts'
import { at, filledIn, planOf } from './walk.ts'

interface By {
  /** Whose name the commit bears, and whose address stands as committer; whoever pushes may write any. */
  author: string
  committer: string
  /** Whose key it was signed with. */
  key: string | 'none'
  message?: string
}

/** The whole plan stands on the branch; only whose text the newest commit is differs. */
describe('R4.4-1 whose text a plan is, and whose word counts for it', { timeout: 240_000 }, () => {
  let office: Company
  let number = 0
  let plan = { pull: 0, branch: '', path: '', text: '' }
  beforeAll(async () => {
    office = await company()
    number = await at(office, 'learning')
    const { pull, path } = await planOf(office, number)
    const text = filledIn((await office.file(path, pull.head.ref)) ?? '')
    plan = { pull: pull.number, branch: pull.head.ref, path, text }
  })
  afterAll(() => office.stop())

  const runbooks = () => `/repos/${office.sandbox.repos.runbooks}`
  const ok = async (login: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await office.call(login, method, runbooks() + path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Record<string, unknown>
  }
  const addressOf = (login: string) => (login === 'GitHub' ? 'noreply@github.com' : `${login}@users.noreply.github.com`)
  const person = (login: string) => ({ name: login, email: addressOf(login) })
  let count = 0
  const changed = () => `${plan.text}\n追記 ${++count}\n`
  const headOf = async () => ((await ok('admin', 'GET', `/pulls/${plan.pull}`)).head as { sha: string }).sha

  const push = async (pusher: string, { author, committer, key, message = 'Plan' }: By): Promise<string> => {
    const head = await headOf()
    const { tree } = (await ok(pusher, 'GET', `/git/commits/${head}`)) as { tree: { sha: string } }
    const entry = { path: plan.path, mode: '100644', type: 'blob', content: changed() }
    const made = await ok(pusher, 'POST', '/git/trees', { base_tree: tree.sha, tree: [entry] })
    const names = { author: person(author), committer: person(committer) }
    const signed = key === 'none' ? {} : { signature: signatureOf(key) }
    const commit = { message, tree: made.sha, parents: [head], ...names, ...signed }
    const { sha } = await ok(pusher, 'POST', '/git/commits', commit)
    await ok(pusher, 'PATCH', `/git/refs/heads/${plan.branch}`, { sha })
    await office.sandbox.idle()
    return String(sha)
  }
  const onPage = async (by: string, author = by): Promise<void> => {
    const { branch, path } = plan
    const repository = office.sandbox.repos.runbooks
    await office.control('POST', '/page', { by, author, repository, branch, path, text: changed() })
    await office.sandbox.idle()
  }
  const TITLES = { officer: '情報セキュリティ責任者', sysadmin: 'システム管理担当者' }
  /** Whose word the check of the newest commit still waits for. */
  const lacking = async (): Promise<string[]> => {
    const { check_runs: runs } = (await ok('admin', 'GET', `/commits/${await headOf()}/check-runs`)) as {
      check_runs: { name: string; conclusion: string; output: { summary: string } }[]
    }
    const run = runs.find(({ name }) => name === 'hikeshi / prevention plan')
    if (run?.conclusion === 'success') return []
    const summary = run?.output.summary ?? ''
    return Object.entries(TITLES).flatMap(([role, title]) => (summary.includes(title) ? [role] : []))
  }
  const BOTH = ['officer', 'sysadmin']

  it('allowed: who signed his own commit with his own key, and who wrote it on GitHub’s page', async () => {
    await push('sysadmin', { author: 'sysadmin', committer: 'sysadmin', key: 'sysadmin' })
    expect(await lacking()).toEqual(['officer'])
    await push('responder', { author: 'responder', committer: 'responder', key: 'responder' })
    expect(await lacking()).toEqual(BOTH)
    await onPage('sysadmin')
    expect(await lacking()).toEqual(['officer'])
  })

  const FORGED: Record<string, By> = {
    'in his name, unsigned': { author: 'sysadmin', committer: 'sysadmin', key: 'none' },
    'in his name, by another key': { author: 'sysadmin', committer: 'sysadmin', key: 'responder' },
    'in his name, by whoever signed it': { author: 'sysadmin', committer: 'responder', key: 'responder' },
    'with his key’s name and another committer': { author: 'sysadmin', committer: 'responder', key: 'sysadmin' },
    'as if written on GitHub’s page': { author: 'sysadmin', committer: 'GitHub', key: 'web-flow' },
    'amended by a bot': { author: 'sysadmin', committer: 'hikeshi[bot]', key: 'hikeshi[bot]' },
    'with trailers': {
      ...{ author: 'responder', committer: 'responder', key: 'responder' },
      message: `Plan\n\nCo-authored-by: sysadmin <${'sysadmin@users.noreply.github.com'}>\nSigned-off-by: sysadmin <sysadmin@users.noreply.github.com>\nauthor sysadmin <sysadmin@users.noreply.github.com>`,
    },
  }
  it.each(Object.entries(FORGED))('refused: a commit that somebody else pushed %s', async (_, by) => {
    await onPage('sysadmin')
    await push('responder', by)
    expect(await lacking()).toEqual(BOTH)
  })

  it('refused: what somebody else squashed on GitHub’s page, which keeps its author', async () => {
    await onPage('responder', 'sysadmin')
    expect(await lacking()).toEqual(BOTH)
  })

  it('refused: an approval of an older head, one that was dismissed, and one by who is no longer in the team', async () => {
    const older = await headOf()
    await push('responder', { author: 'responder', committer: 'responder', key: 'responder' })
    for (const login of BOTH)
      await ok(login, 'POST', `/pulls/${plan.pull}/reviews`, { event: 'APPROVE', commit_id: older })
    await office.sandbox.idle()
    expect(await lacking()).toEqual(BOTH)
    for (const login of BOTH) await office.as(login).approves(plan.pull)
    expect(await lacking()).toEqual([])
    const reviews = (await ok('admin', 'GET', `/pulls/${plan.pull}/reviews?per_page=100`)) as unknown as {
      id: number
      user: { login: string }
    }[]
    const last = reviews.findLast(({ user }) => user.login === 'officer')
    await ok('admin', 'PUT', `/pulls/${plan.pull}/reviews/${last?.id}/dismissals`, { message: 'x' })
    await office.sandbox.idle()
    expect(await lacking()).toEqual(['officer'])
    await office.as('officer').approves(plan.pull)
    expect(await lacking()).toEqual([])
    const left = await office.call(
      'admin',
      'DELETE',
      `/orgs/${office.sandbox.org}/teams/system-administrators/memberships/sysadmin`,
    )
    expect(left.status).toBe(204)
    await office.sandbox.idle()
    await office.as('officer').merges(plan.pull)
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toContain('pull-request-unapproved R4.4-1')
    expect(await office.phase(number)).toBe('learning')
  })
})
