import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { quietRepository } from './quiet.ts'
import { columnOf, ownReport } from './report.ts'
import { writesOf } from './swept.ts'

/** Everybody keeps his token, by which he acts here whatever he is called. */
describe('R8-2 people who are called otherwise in the middle of a case, and others who take their logins', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  }, 120_000)
  afterAll(() => office.stop())

  const rename = (from: string, to: string) => office.control('POST', '/github', { renameAccount: { from, to } })
  const idOf = async (login: string) =>
    ((await office.call('admin', 'GET', `/users/${login}`)).body as { id?: number }).id
  const changes = async (number: number) =>
    (await office.ledger(number)).filter(({ type }) => type === 'phase-changed').map(({ data }) => data.to)

  it('each goes on in his case under his new login; whoever takes an old one is called by nobody and gains nothing', {
    timeout: 300_000,
  }, async () => {
    const [number, other] = [
      await office.as('reporter').report(ownReport()),
      await office.as('reporter').report(ownReport()),
    ]
    const quiet = quietRepository(office)
    const pointer = { pointer: '責任者の金庫の封筒', kind: 'insider-leak', systems: ['file-share'] }
    const few = (await quiet.opens('officer', 'hikeshi: restricted-incident', filled('restricted-incident', pointer)))
      .number
    await quiet.says('officer', few, '/set insiders @deputy')
    await office.as('officer').says(number, '/appoint @sysadmin 現場にいる')
    await office.as('officer').says(number, '/action @responder 2031-03-31 パッチを当てる')
    await office.as('officer').says(number, '/phase analysis')
    expect((await office.issue(number)).assignees).toEqual(['sysadmin'])

    const before = await idOf('sysadmin')
    for (const one of ['reporter', 'officer', 'deputy', 'sysadmin', 'responder']) await rename(one, `${one}-2`)
    expect([await idOf('sysadmin'), await idOf('sysadmin-2')]).toEqual([undefined, before])
    // Others of the company take the logins of the executive who was appointed and of whom the other case is about.
    await rename('admin', 'sysadmin')
    await rename('board', 'deputy')
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()

    expect(await office.as('reporter').says(number, '/note 電話した')).not.toMatch(/@reporter\b(?!-)/)
    expect((await office.issue(number)).assignees).toEqual(['sysadmin-2'])
    await office.as('sysadmin').says(number, '/contain 回線から外した')
    expect(await changes(number)).toEqual(['analysis', 'containment'])
    expect((await office.issue(number)).assignees).toEqual(['responder-2'])
    expect(await office.as('officer').says(other, '/dismiss 誤報でした')).toContain('@reporter-2')

    const lines = (await office.ledger(number)).length
    await office.as('admin').labels(number, 'phase: recovery')
    await office.as('admin').moves(number, columnOf('recovery'))
    await office.as('admin').closes(number)
    await office.as('admin').says(number, '/note 見た')
    const tried = (await office.ledger(number)).slice(lines)
    expect(tried.filter(({ type }) => type !== 'request-refused')).toEqual([])
    expect(tried.length).toBeGreaterThan(2)

    // Whom a case is about stays kept out of it, and nobody is in his stead.
    await quiet.says('deputy', few, '/phase analysis')
    expect(await quiet.phase(few)).toBe('reported')
    await quiet.says('board', few, '/note 見た')
    expect((await quiet.ledger(few)).at(-1)?.type).toBe('note-added')

    await office.control('POST', '/clock', { advance: 'P1D' })
    await office.sweep()
    const called = (await office.answers(number)).map(({ body }) => body).filter((body) => body.includes('🔔'))
    expect(called.join()).toMatch(/@officer-2/)
    expect(called.join().match(/@(?:reporter|officer|deputy|sysadmin|responder)\b(?!-2)/g)).toEqual(null)
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await writesOf(office)).filter((write) => !/\[sweep /.test(write))).toEqual([])
    expect((await office.verify()).findings).toEqual([])
  })

  it('R4.4-3 the owner of a measure who has no role is called by the login that he has today; whoever took his gets none of it', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('responder').report(ownReport())
    await office.as('officer').says(number, '/action @reporter-2 2031-03-31 鞄の鍵を替える')
    expect((await office.ledger(number)).map(({ type }) => type)).toContain('action-added')
    const before = (await office.answers(number)).length
    await rename('reporter-2', 'reporter-3')
    await rename('outsider', 'reporter-2')
    await office.control('POST', '/clock', { now: '2031-03-31T00:30:00Z' })
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'P2D' })
    await office.sweep()
    const called = (await office.answers(number))
      .slice(before)
      .map(({ body }) => body)
      .join('\n')
    expect(called).toMatch(/@reporter-3\b/)
    expect(called).not.toMatch(/@reporter-2\b/)
    expect(await office.status(number)).not.toMatch(/@reporter-2\b/)
    const { body } = await office.call('admin', 'GET', `/repos/${office.sandbox.repos.incidents}/issues?state=open`)
    const items = (body as { title: string; body: string; assignees: { login: string }[] }[]).filter(
      (one) => one.body.includes('hikeshi:action=') && one.body.includes(`#${number}`),
    )
    expect(items.map(({ assignees }) => assignees.map(({ login }) => login))).toEqual([['reporter-3']])
  })
})
