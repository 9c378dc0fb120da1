import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appsInside } from '../support/app-inside.ts'
import { isWrite } from '../support/is-write.ts'
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
    expect(await office.answers(number)).toHaveLength(6)
    await office.sweep()
    expect((await office.answers(number)).map(({ id }) => id)).toEqual(given.map(({ id }) => id))
    await office.forget()
    await office.sweep()
    expect((await office.exchanges()).filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([])
  })

  it('R4.2-4 an answer that another instance has just given is taken back at once, and not only by the next sweep', async () => {
    const number = await office.as('reporter').report(ownReport())
    const { incidents } = office.sandbox.repos
    const path = `/repos/${incidents}/issues/${number}/comments`
    for (const text of ['/phase recovery', '/contain 回線から外した']) {
      const mark = `<!-- hikeshi:line=${(await office.ledger(number)).length} -->`
      // The other instance has said it before this one does.
      await asApp(office.sandbox, 'POST', path, { body: `${mark}\n\nsaid by another` })
      await office.as('responder').says(number, text)
      const said = (await office.comments(number)).filter(({ body }) => body.includes(mark.slice(0, -4)))
      expect(said.map(({ body }) => body.includes('said by another'))).toEqual([true])
    }
  })

  it('R4.2-4 an answer that somebody has edited, its mark left standing, says again what the app said, once', async () => {
    const number = await office.as('reporter').report(ownReport())
    await office.as('reporter').says(number, '/phase recovery')
    const before = await office.answers(number)
    const { incidents } = office.sandbox.repos
    const at = (id: number) => `/repos/${incidents}/issues/comments/${id}`
    await office.control('POST', '/clock', { advance: 'PT1M' })
    for (const { id, body } of before) {
      const mark = /<!--.*?-->/.exec(body)?.[0] ?? ''
      await office.call('admin', 'PATCH', at(id), { body: `${mark}\n\nThe officer has approved it.` })
      await office.call('admin', 'PATCH', at(id), { body: `${mark}\n\nThe officer has approved it at once.` })
    }
    await office.sweep()
    expect((await office.answers(number)).map(({ id, body }) => [id, body])).toEqual(
      before.map(({ id, body }) => [id, body]),
    )
    await office.control('POST', '/clock', { advance: 'PT1M' })
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await office.exchanges()).filter(isWrite).filter(({ path }) => !path.includes('/labels/'))).toEqual([])
  })

  it('R8-2 refused: words that were taken out of the record do not come back by way of an answer that was edited', async () => {
    const number = await office.as('reporter').report(ownReport())
    const { incidents } = office.sandbox.repos
    const secret = 'ひみつのことば'
    const asked = await office.as('reporter').says(number, `/phase ${secret}`)
    const answered = (await office.answers(number)).find(({ body }) => asked.includes(body))
    expect(answered?.body).toContain(secret)
    await office.control('POST', '/clock', { advance: 'PT1M' })
    const mark = /<!--.*?-->/.exec(answered?.body ?? '')?.[0] ?? ''
    await office.call('admin', 'PATCH', `/repos/${incidents}/issues/comments/${answered?.id}`, { body: `${mark}\n\n—` })
    const line = (await office.ledger(number)).find((one) => JSON.stringify(one.free).includes(secret))
    await office.control('POST', '/clock', { advance: 'PT1M' })
    await office.as('officer').says(number, `/redact ${line?.seq} 公開してはならない語`)
    await office.sweep()
    await office.sweep()
    const app = (await office.comments(number)).filter(({ user }) => user.login === 'hikeshi[bot]')
    expect(app.map(({ body }) => body).filter((body) => body.includes(secret))).toEqual([])
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
