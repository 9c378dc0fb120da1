import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const LOST = '<!-- hikeshi:record-lost -->'

describe('a record that somebody took away', () => {
  let office: Company
  let number: number
  let head: string
  const ref = () => `/repos/${office.sandbox.repos.incidents}/git/refs/heads/hikeshi`
  const told = async () => (await office.comments(number)).filter(({ body }) => body.includes(LOST))
  const sweep = async () => {
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
  }

  beforeAll(async () => {
    office = await company()
    number = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/clock', { advance: 'PT1H' })
    const { body } = await office.call('admin', 'GET', ref().replace('/refs/', '/ref/'))
    head = (body as { object: { sha: string } }).object.sha
    await office.call('admin', 'DELETE', ref())
  })
  afterAll(() => office.stop())

  it('the branch is gone: a command is answered with how it comes back, and who took it', async () => {
    await office.as('responder').says(number, '/contain 回線を切った')
    const [answer, ...more] = await told()
    expect(more).toEqual([])
    expect(answer?.body).toContain(`/${office.sandbox.repos.incidents}/activity`)
    expect(answer?.body).toContain('git push origin COMMIT:refs/heads/hikeshi')
    expect(answer?.body).toContain('封じ込めは続け')
  })

  it('the branch is gone: no case is begun anew from the form, by no sweep and no second delivery, and it is said once', async () => {
    const opened = (await office.deliveries()).find(({ event, action }) => event === 'issues' && action === 'opened')
    await office.control('POST', '/redeliver', { id: opened?.id })
    await sweep()
    await sweep()
    expect((await office.call('admin', 'GET', ref().replace('/refs/', '/ref/'))).status).toBe(404)
    expect(await told()).toHaveLength(1)
    expect(await office.ledger(number)).toEqual([])
  })

  it('the policy is adopted again on a new branch: the case waits for its record even so', async () => {
    const other = await office.as('reporter').report(report(STOLEN))
    const asked = (await office.comments(other)).map(({ body }) => /`(\/adopt [0-9a-f]{40})`/.exec(body)?.[1])
    await office.as('admin').says(other, asked.find((one) => one !== undefined) ?? '')
    await sweep()
    expect(await office.phase(other)).toBe('reported')
    expect(await office.ledger(number)).toEqual([])
    await office.as('responder').says(number, '/contain 端末を回収した')
    expect(await told()).toHaveLength(1)
  })

  it('R4.3-1 the branch is put back: what was said meanwhile is taken up, and the record holds', async () => {
    await office.call('admin', 'PATCH', ref(), { sha: head, force: true })
    await office.control('POST', '/clock', { advance: 'PT10M' })
    await sweep()
    expect(await office.phase(number)).toBe('containment')
    const said = (await office.ledger(number)).map(({ free }) => free)
    expect(JSON.stringify(said)).toMatch(/回線を切った.*端末を回収した/)
    expect((await office.verify()).findings).toEqual([])
  })
})
