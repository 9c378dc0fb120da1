import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appsInside } from '../support/app-inside.ts'
import { asApp } from './as-app.ts'
import { type Company, company } from './company.ts'
import { ownReport } from './report.ts'
import { recordOf } from './walk.ts'

interface Listed {
  number: number
  title: string
  body: string | null
  state: string
  state_reason: string | null
  comments: number
}

describe('what random stories have found', () => {
  let office: Company
  beforeAll(async () => {
    office = await company(appsInside(() => undefined))
  })
  afterAll(() => office.stop())

  it('R4.2-4 an answer that two instances have given stands there once after the next sweep', async () => {
    const number = await office.as('reporter').report(ownReport())
    await office.as('reporter').says(number, '/phase recovery')
    const given = await office.answers(number)
    const { incidents } = office.sandbox.repos
    for (const { body } of given)
      await asApp(office.sandbox, 'POST', `/repos/${incidents}/issues/${number}/comments`, { body })
    expect(await office.answers(number)).toHaveLength(4)
    await office.sweep()
    expect((await office.answers(number)).map(({ id }) => id)).toEqual(given.map(({ id }) => id))
    await office.forget()
    await office.sweep()
    expect((await office.exchanges()).filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([])
  })
  it('R4.2-4 a sign that somebody else has given is not taken for the app’s, and its own is given once', async () => {
    const number = await office.as('reporter').report(ownReport())
    const { incidents } = office.sandbox.repos
    await office.control('POST', '/faults', { drop: 1 })
    const comment = await office.as('reporter').comments(number, '/phase recovery')
    const reactions = `/repos/${incidents}/issues/comments/${comment}/reactions`
    await office.call('responder', 'POST', reactions, { content: 'confused' })
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    const givers = async () =>
      ((await office.call('admin', 'GET', reactions)).body as { user: { login: string } }[]).map(
        ({ user }) => user.login,
      )
    await office.sweep()
    expect((await givers()).sort()).toEqual(['hikeshi[bot]', 'responder'])
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await office.exchanges()).filter(({ path }) => path.endsWith('/reactions'))).toEqual([])
    expect(await givers()).toHaveLength(2)
  })

  it('R2-2 of two issues on which people are called beside a locked case, the older one stays open and is used', async () => {
    const { sandbox, call, as } = office
    const issues = `/repos/${sandbox.repos.incidents}/issues`
    const number = await as('reporter').report(ownReport())
    await as('responder').says(number, recordOf({ 'containment-measures': '遠隔でロックした' }))
    await call('admin', 'PUT', `${issues}/${number}/lock`, {})
    await as('officer').labels(number, 'phase: analysis')
    const calls = async () => {
      const all = (await call('admin', 'GET', `${issues}?state=all&per_page=100`)).body as Listed[]
      return all.filter(({ body }) => body?.includes(`<!-- hikeshi:calls=${number} -->`)).reverse()
    }
    const [first] = await calls()
    // Another instance that was just as quick.
    await asApp(sandbox, 'POST', issues, { title: first?.title, body: first?.body })
    await as('responder').labels(number, 'phase: containment')
    const [older, younger, ...more] = await calls()
    expect(more).toEqual([])
    expect([older?.number, older?.state, older?.comments]).toEqual([first?.number, 'open', 2])
    expect([younger?.state, younger?.state_reason, younger?.comments]).toEqual(['closed', 'not_planned', 0])
    await call('admin', 'DELETE', `${issues}/${number}/lock`)
  })
})
