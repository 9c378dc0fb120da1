import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appsInside } from '../support/app-inside.ts'
import { type Company, company } from './company.ts'
import { ownReport } from './report.ts'
import { writesOf } from './swept.ts'
import { at } from './walk.ts'

describe('R8-2 a repository of the policy is given to another owner in the middle of a case', () => {
  let office: Company
  const warned: string[] = []
  beforeAll(async () => {
    office = await company(
      appsInside((_error, message, { where }) => void (message === 'out-of-reach' && warned.push(String(where)))),
    )
  }, 120_000)
  afterAll(() => office.stop())

  const OTHER = 'other-corp'
  const give = async (name: string, from = office.sandbox.org, to = OTHER) => {
    await office.control('POST', '/github', { handOver: { repository: `${from}/${name}`, to, by: 'admin' } })
  }
  const comesBack = (name: string) => give(name, OTHER, office.sandbox.org)
  /** All that is written in a repository, wherever it is now. */
  const written = async (repository: string) => {
    const get = async (path: string) => (await office.call('admin', 'GET', `/repos/${repository}${path}`)).body
    const parts = ['/issues?state=all&per_page=100', '/issues/comments?per_page=100', '/branches', '/pulls?state=all']
    return JSON.stringify(await Promise.all(parts.map(get)))
  }
  const notices = async () => {
    const { body } = await office.call(
      'admin',
      'GET',
      `/repos/${office.sandbox.repos.incidents}/issues?state=all&per_page=100`,
    )
    return (body as { body: string; state: string; number: number }[]).filter(({ body: text }) =>
      text.startsWith('<!-- hikeshi:place-lost='),
    )
  }
  const rests = async () => {
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await writesOf(office)).filter((write) => !/\[sweep /.test(write))).toEqual([])
  }

  it.each(['private', 'public'])(
    'the one for few, %s there: nothing of an insider’s case goes there; people are told, and it goes on once it is back',
    {
      timeout: 240_000,
    },
    async (seen) => {
      const number = await office.as('reporter').report(ownReport())
      await give('restricted')
      await office.call('admin', 'PATCH', `/repos/${OTHER}/restricted`, { private: seen === 'private' })
      const before = await written(`${OTHER}/restricted`)
      // The answer comes all the same, and names the phone.
      expect(await office.as('officer').says(number, '/set kind insider-leak')).toContain('03-5550-0100')
      await office.sandbox.idle()
      await office.control('POST', '/sweep').catch(() => undefined)
      await office.sandbox.idle()
      expect(await written(`${OTHER}/restricted`)).toBe(before)
      expect(warned.splice(0)).toContain(office.sandbox.repos.restricted)
      const [notice, ...more] = (await notices()).filter(({ state }) => state === 'open')
      expect(more).toEqual([])
      expect(notice?.body).toMatch(/@officer.*`example-corp\/restricted`.*管理者：@admin$/s)
      // Containment goes on meanwhile.
      await office.as('responder').says(number, '/contain 回線から外した')
      expect(JSON.stringify(await office.ledger(number))).toContain('回線から外した')

      await office.call('admin', 'PATCH', `/repos/${OTHER}/restricted`, { private: true })
      await comesBack('restricted')
      await office.sweep()
      const there = await written(office.sandbox.repos.restricted)
      expect(there.length).toBeGreaterThan(before.length)
      expect((await notices()).filter(({ state }) => state === 'open')).toEqual([])
      await rests()
    },
  )

  it('the runbooks: no plan and no check goes there, nobody there approves, and nothing is read from there; all goes on once they are back', {
    timeout: 240_000,
  }, async () => {
    const open = await at(office, 'learning')
    const [pull] = await office.pulls()
    const number = await office.as('reporter').report(ownReport())
    await give('runbooks')
    await office.call('admin', 'PATCH', `/repos/${OTHER}/runbooks`, { private: false })
    const before = await written(`${OTHER}/runbooks`)
    // The open plan is approved and merged by those who have it now.
    await office.call('officer', 'POST', `/repos/${OTHER}/runbooks/pulls/${pull?.number}/reviews`, { event: 'APPROVE' })
    await office.sandbox.idle()
    const { status } = await office.call('admin', 'PUT', `/repos/${OTHER}/runbooks/pulls/${pull?.number}/merge`, {})
    expect(status).toBe(200)
    const after = await written(`${OTHER}/runbooks`)
    expect(after).not.toBe(before)
    await office.control('POST', '/sweep').catch(() => undefined)
    await office.sandbox.idle()
    await office.as('officer').says(open, '/phase closed')
    expect(await office.phase(open)).toBe('learning')
    expect(JSON.stringify(await office.ledger(open))).not.toMatch(/"state":"merged"/)
    const learning = await at(office, 'learning')
    expect(await written(`${OTHER}/runbooks`)).toBe(after)
    expect((await office.answers(number)).length).toBeGreaterThan(0)
    expect(
      (await notices())
        .filter(({ state }) => state === 'open')
        .map(({ body }) => /`example-corp\/runbooks`/.test(body)),
    ).toEqual([true])

    await comesBack('runbooks')
    await office.call('admin', 'PATCH', `/repos/${office.sandbox.repos.runbooks}`, { private: true })
    await office.sweep()
    expect((await office.pulls()).some(({ head }) => head.ref.endsWith(`/${learning}`))).toBe(true)
    expect((await notices()).filter(({ state }) => state === 'open')).toEqual([])
    await rests()
  })

  it('the home: nothing is judged or written there, whoever speaks where its other cases are is told, and all goes on once it is back', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(ownReport())
    const lines = (await office.ledger(number)).length
    await give('incidents')
    await office.call('admin', 'POST', `/repos/${OTHER}/incidents/issues/${number}/comments`, {
      body: '/dismiss 誤報でした',
    })
    const before = await written(`${OTHER}/incidents`)
    await office.control('POST', '/sweep').catch(() => undefined)
    await office.sandbox.idle()
    expect(await written(`${OTHER}/incidents`)).toBe(before)
    expect(warned.splice(0)).toContain(office.sandbox.repos.incidents)
    const { body } = await office.call('admin', 'GET', `/repos/${office.sandbox.repos.restricted}/issues?state=open`)
    const told = (body as { body: string }[]).filter((one) => one.body.startsWith('<!-- hikeshi:place-lost='))
    expect(told.map((one) => /@officer.*`example-corp\/incidents`/s.test(one.body))).toEqual([true])
    await comesBack('incidents')
    await office.sweep()
    expect((await office.ledger(number)).length).toBeGreaterThanOrEqual(lines)
    expect(await office.phase(number)).toBe('reported')
    await office.as('responder').says(number, '/contain 回線から外した')
    expect(await office.phase(number)).toBe('containment')
    await rests()
  })
})
