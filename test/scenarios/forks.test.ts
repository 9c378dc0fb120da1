import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signatureOf } from '../../src/sandbox/front/signatures.ts'
import { type Company, company } from './company.ts'
import { at, filledIn, planOf } from './walk.ts'

type Json = Record<string, unknown>

describe('R4.4-1 refused: what comes out of a fork is nobody’s plan, and gives nobody a say', {
  timeout: 240_000,
}, () => {
  let office: Company
  let number: number
  let plan: { pull: number; branch: string; path: string; text: string }
  beforeAll(async () => {
    office = await company()
    number = await at(office, 'learning')
    const { pull, path } = await planOf(office, number)
    plan = { pull: pull.number, branch: pull.head.ref, path, text: (await office.file(path, pull.head.ref)) ?? '' }
  }, 120_000)
  afterAll(() => office.stop())

  const ok = async (login: string, method: string, path: string, body?: unknown): Promise<Json> => {
    const answer = await office.call(login, method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Json
  }
  /** Somebody who may only read forks the repository, writes there in whose name he likes, and asks to have it taken over. */
  const outOfFork = async (
    by: string,
    repository: string,
    branch: string,
    files: Readonly<Record<string, string>>,
    name: string,
  ): Promise<{ pull: number; head: string }> => {
    const base = `/repos/${repository}`
    const main = ((await ok('admin', 'GET', `${base}/git/ref/heads/main`)).object as { sha: string }).sha
    const { tree } = (await ok('admin', 'GET', `${base}/git/commits/${main}`)) as { tree: { sha: string } }
    const entries = Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', content }))
    const made = await ok('admin', 'POST', `${base}/git/trees`, { base_tree: tree.sha, tree: entries })
    const person = { name, email: `${name}@users.noreply.github.com` }
    const commit = { message: 'm', tree: made.sha, parents: [main], author: person, committer: person }
    const { sha } = await ok('admin', 'POST', `${base}/git/commits`, { ...commit, signature: signatureOf(name) })
    await ok('admin', 'POST', `${base}/git/refs`, { ref: `refs/heads/fork-of-${by}/${branch}`, sha })
    const opened = await ok(by, 'POST', `${base}/pulls`, { title: 'Plan', head: `${by}:${branch}`, base: 'main' })
    await office.sandbox.idle()
    return { pull: Number(opened.number), head: String(sha) }
  }
  const checksOf = async (repository: string, head: string) =>
    (
      (await ok('admin', 'GET', `/repos/${repository}/commits/${head}/check-runs`)).check_runs as { name: string }[]
    ).map(({ name }) => name)
  const seen = async () =>
    (await office.ledger(number)).filter(({ type }) => type === 'pull-request-seen').map(({ data }) => data)
  const lacking = async () => {
    await office.as('officer').says(number, '/phase closed')
    return (await office.refusal(number)).filter((reason) => reason.startsWith('pull-request'))
  }

  it('a branch that is called as the plan’s is: it is not seen, checked, judged or rewritten, and its merge is no plan’s', async () => {
    const before = await seen()
    const { runbooks } = office.sandbox.repos
    const { pull, head } = await outOfFork(
      'reporter',
      runbooks,
      plan.branch,
      { [plan.path]: filledIn(plan.text) },
      'officer',
    )
    await ok('officer', 'POST', `/repos/${runbooks}/pulls/${pull}/reviews`, { event: 'APPROVE' })
    await ok('sysadmin', 'POST', `/repos/${runbooks}/pulls/${pull}/reviews`, { event: 'APPROVE' })
    await office.sandbox.idle()
    await office.sweep()
    expect(await seen()).toEqual(before)
    expect((await checksOf(runbooks, head)).filter((name) => name.includes('prevention'))).toEqual([])
    const waits = await lacking()
    expect(waits).toContain('pull-request-unapproved R4.4-1')
    await ok('responder', 'PUT', `/repos/${runbooks}/pulls/${pull}/merge`, { merge_method: 'merge' })
    await office.sandbox.idle()
    await office.sweep()
    expect((await seen()).filter((one) => one.number !== plan.pull)).toEqual([])
    expect(await lacking()).toEqual(waits)
  })

  it('a list of code owners gives nobody a say, whoever brings it: officer and system administrator approve all the same', async () => {
    const owners = '* @reporter @responder\n'
    await office.as('responder').writes('main', '.github/CODEOWNERS', owners)
    await office.as('responder').writes(plan.branch, 'CODEOWNERS', owners)
    await office.as('responder').writes(plan.branch, 'docs/CODEOWNERS', owners)
    await office.as('reporter').approves(plan.pull)
    await office.as('responder').approves(plan.pull)
    expect((await lacking()).filter((reason) => reason === 'pull-request-unapproved R4.4-1')).toHaveLength(2)
  })

  it('R9-2 a policy out of a fork is checked and no more: whoever merges it, it is not adopted, and who adopts is told', async () => {
    const { incidents } = office.sandbox.repos
    const file = await ok('admin', 'GET', `/repos/${incidents}/contents/.github/hikeshi.yml`)
    const text = Buffer.from(String(file.content), 'base64').toString('utf8')
    const mine = `${text}\n# @reporter\n`
    const owners = '* @reporter\n'
    const files = { '.github/hikeshi.yml': mine, '.github/CODEOWNERS': owners }
    const { pull } = await outOfFork('reporter', incidents, 'hikeshi/policy', files, 'officer')
    await ok('deputy', 'POST', `/repos/${incidents}/pulls/${pull}/reviews`, { event: 'APPROVE' })
    await ok('admin', 'PUT', `/repos/${incidents}/pulls/${pull}/merge`, { merge_method: 'merge' })
    await office.sandbox.idle()
    await office.sweep()
    const record = await ok('admin', 'GET', `/repos/${incidents}/contents/ledger/policy.jsonl?ref=hikeshi`)
    const adopted = Buffer.from(String(record.content), 'base64').toString('utf8')
    expect(adopted).toContain(String(file.sha))
    expect(adopted.match(/"policy-adopted"/g)).toHaveLength(1)
    const said = (
      (await office.call('admin', 'GET', `/repos/${incidents}/issues/${pull}/comments`)).body as Json[]
    ).map(({ body }) => String(body))
    expect(said.filter((body) => body.includes('hikeshi:adopt-merged='))).toHaveLength(1)
  })
})
