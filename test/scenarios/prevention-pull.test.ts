import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { at, filledIn, planOf } from './walk.ts'

const LONG = { timeout: 240_000 }

describe('the prevention pull request and the gate before closing', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const as: Company['as'] = (login) => office.as(login)
  const runbooks = () => `/repos/${office.sandbox.repos.runbooks}`
  const change = async (number: number, state: 'open' | 'closed') => {
    const { pull } = await planOf(office, number)
    const { status } = await office.call('officer', 'PATCH', `${runbooks()}/pulls/${pull.number}`, { state })
    expect(status).toBe(200)
    await office.sandbox.idle()
  }
  const write = async (number: number) => {
    const { pull, path } = await planOf(office, number)
    const plan = (await office.file(path, pull.head.ref)) ?? ''
    await as('sysadmin').writes(pull.head.ref, path, filledIn(plan))
    return pull.number
  }
  /** The missing parts of the gate, of everything that closing asks for. */
  const missing = async (number: number) => {
    await as('officer').says(number, '/phase closed')
    return (await office.refusal(number)).filter((reason) => /^(pull-request|action-items)/.test(reason))
  }
  const check = async (number: number) => {
    const { pull } = await planOf(office, number)
    const { body } = await office.call('admin', 'GET', `${runbooks()}/commits/${pull.head.sha}/check-runs`)
    const { check_runs: runs } = body as {
      check_runs: { name: string; conclusion: string; output: { summary: string } }[]
    }
    const found = runs.find(({ name }) => name === 'hikeshi / prevention plan')
    return { conclusion: found?.conclusion, summary: found?.output.summary ?? '' }
  }

  it(
    'R4.4-1 says where it is written; once it is, asks those to review it whose approval it waits for',
    LONG,
    async () => {
      const number = await at(office, 'learning')
      const { pull } = await planOf(office, number)
      const seen = async () => {
        const { body } = await office.call('admin', 'GET', `${runbooks()}/pulls/${pull.number}`)
        return body as { requested_reviewers: { login: string }[]; body: string }
      }
      const before = await seen()
      expect(before.body).toMatch(/\/runbooks\/edit\/hikeshi\/prevention\/incidents\/\d+\/.*\.md/)
      expect(before.requested_reviewers).toEqual([])
      await write(number)
      // The system administrator's commit bears no signature, so it is no proof of his having written it.
      expect((await seen()).requested_reviewers.map(({ login }) => login)).toEqual(['officer', 'sysadmin'])
    },
  )

  it('R4.4-1 closed unmerged: the gate stays shut, and the case says so and what to do', LONG, async () => {
    const number = await at(office, 'learning')
    await write(number)
    await change(number, 'closed')
    expect(await office.status(number)).toContain('マージされずに閉じられました')
    const answer = await as('officer').says(number, '/phase closed')
    expect(answer).toContain('マージされずに閉じられました')
    expect(answer).toContain('再オープン')
    expect(await missing(number)).toContain('pull-request-closed R4.4-1')
    expect(await office.phase(number)).toBe('learning')
  })

  it(
    'R4.4-1 merged by GitHub’s merge queue: it counts by who approved its head, and the queue’s own approval is nobody’s',
    LONG,
    async () => {
      const QUEUE = 'github-merge-queue[bot]'
      await office.call('admin', 'PUT', `${runbooks()}/collaborators/${QUEUE}`, { permission: 'write' })
      const number = await at(office, 'learning')
      const pull = await write(number)
      await as(QUEUE).approves(pull)
      await as('officer').approves(pull)
      await as(QUEUE).merges(pull)
      expect(await missing(number)).toEqual(['pull-request-unapproved R4.4-1'])
      await as('sysadmin').says(number, '/approve prevention')
      expect(await missing(number)).toEqual([])

      const other = await at(office, 'learning')
      const both = await write(other)
      await as('officer').approves(both)
      await as('sysadmin').approves(both)
      await as(QUEUE).merges(both)
      expect(await missing(other)).toEqual([])
    },
  )

  it('R4.4-1 reopened: it counts again, each time, and opens the gate once it is merged', LONG, async () => {
    const number = await at(office, 'learning')
    const pull = await write(number)
    for (const _ of ['once', 'again']) {
      await change(number, 'closed')
      expect(await missing(number)).toContain('pull-request-closed R4.4-1')
      await change(number, 'open')
      expect(await missing(number)).toContain('pull-request-unmerged R4.4-1')
    }
    await as('officer').approves(pull)
    await as('sysadmin').approves(pull)
    await as('officer').merges(pull)
    expect(await missing(number)).toEqual([])
  })

  it('R4.4-1 reopened, and nobody heard of it: the sweep finds it', LONG, async () => {
    const number = await at(office, 'learning')
    await write(number)
    await change(number, 'closed')
    await office.control('POST', '/faults', { drop: 1 })
    await change(number, 'open')
    await office.control('POST', '/faults', {})
    expect(await office.status(number)).toContain('マージされずに閉じられました')
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    expect(await office.status(number)).not.toContain('マージされずに閉じられました')
    expect(await missing(number)).toContain('pull-request-unmerged R4.4-1')
  })

  it(
    'R4.4-1 merged without the approvals: both approve that very commit on the case, nobody else can',
    LONG,
    async () => {
      const number = await at(office, 'learning')
      const { pull } = await planOf(office, number)
      await as('responder').writes(pull.head.ref, (await planOf(office, number)).path, filledIn(await plan(number)))
      await as('responder').merges(pull.number)
      expect(await missing(number)).toEqual(['pull-request-unapproved R4.4-1', 'pull-request-unapproved R4.4-1'])
      await as('responder').says(number, '/approve prevention')
      expect(await missing(number)).toHaveLength(2)
      await as('officer').says(number, '/approve prevention')
      expect(await missing(number)).toEqual(['pull-request-unapproved R4.4-1'])
      await as('sysadmin').says(number, '/approve prevention')
      expect(await missing(number)).toEqual([])
    },
  )

  it(
    'R4.4-1 approvals of an older head do not count, and the check of the new one says whose is missing',
    LONG,
    async () => {
      const number = await at(office, 'learning')
      const pull = await write(number)
      await as('officer').approves(pull)
      await as('sysadmin').approves(pull)
      expect(await check(number)).toMatchObject({ conclusion: 'success' })
      const { pull: before, path } = await planOf(office, number)
      await as('responder').writes(before.head.ref, path, `${await plan(number)}\n追記\n`)
      const lacking = await check(number)
      expect(lacking.conclusion).toBe('failure')
      expect(lacking.summary).toContain('情報セキュリティ責任者')
      await as('officer').merges(pull)
      expect(await missing(number)).toContain('pull-request-unapproved R4.4-1')
    },
  )

  it('R4.4-1 an approval that was taken back counts once it is given again', LONG, async () => {
    const number = await at(office, 'learning')
    const pull = await write(number)
    await as('officer').approves(pull)
    expect((await check(number)).summary).not.toContain('情報セキュリティ責任者')
    const path = `${runbooks()}/pulls/${pull}/reviews`
    const { status } = await office.call('officer', 'POST', path, { event: 'REQUEST_CHANGES', body: '足りない' })
    expect(status).toBe(200)
    await office.sandbox.idle()
    expect((await check(number)).summary).toContain('情報セキュリティ責任者')
    await as('officer').approves(pull)
    expect((await check(number)).summary).not.toContain('情報セキュリティ責任者')
  })

  it(
    'R4.4-3 an item whose owner is nobody, or whose day is over, is named; put right, it becomes an action item',
    LONG,
    async () => {
      const number = await at(office, 'learning')
      const pull = await write(number)
      const { pull: before, path } = await planOf(office, number)
      const list = async (...items: string[]) => {
        const text = (await plan(number)).replace(
          /(<!-- hikeshi:action-items[^\n]*\n)[\s\S]*?(?=\n## |$)/,
          `$1${items.join('\n')}\n`,
        )
        await as('sysadmin').writes(before.head.ref, path, text)
      }
      await list('- [ ] @no-such-person 2099-01-31 多要素認証', '- [ ] @sysadmin 2020-01-31 復元の訓練')
      await as('officer').approves(pull)
      await as('sysadmin').approves(pull)
      const lacking = await check(number)
      expect(lacking.conclusion).toBe('failure')
      expect(lacking.summary).toContain('`@no-such-person` というアカウントが見つかりません')
      expect(lacking.summary).toContain('`@sysadmin` の期限 2020-01-31 はもう過ぎています')
      expect(await missing(number)).toContain('action-items-incomplete R4.4-1')
      await list('- [ ] @responder 2099-01-31 多要素認証', '- [ ] @sysadmin 2099-02-28 復元の訓練')
      await as('officer').approves(pull)
      await as('sysadmin').approves(pull)
      expect(await check(number)).toMatchObject({ conclusion: 'success' })
      await as('officer').merges(pull)
      const added = (await office.ledger(number)).filter(({ type }) => type === 'action-added')
      expect(added.map(({ data }) => data.due)).toEqual(['2099-01-31', '2099-02-28'])
      expect(await missing(number)).toEqual([])
    },
  )

  const plan = async (number: number) => {
    const { pull, path } = await planOf(office, number)
    return (await office.file(path, pull.head.ref)) ?? ''
  }
})
