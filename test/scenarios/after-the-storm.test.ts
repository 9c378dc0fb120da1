import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appsInside } from '../support/app-inside.ts'
import { asApp } from './as-app.ts'
import { type Company, company } from './company.ts'
import { ownReport } from './report.ts'

describe('what random stories have found', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ loadApp: appsInside(() => undefined) })
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
})
