import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const BOT = 'automation[bot]'
const trusting = () => readyPolicy().replace('customers: {}', 'customers: {}\ntrusted-apps: [automation]')

describe('R4.1-3 machines report too', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ policyText: trusting() })
  })
  afterAll(() => office.stop())
  const alerts = (title: string, body = 'CPU 100%') => office.as(BOT).report(body, { title, labels: [] })
  const again = async (number: number) =>
    (await office.comments(number)).map(({ body }) => body).filter((body) => body.includes('hikeshi:again='))

  it('allowed: the issue of an app that the policy trusts is a case, and nothing in it is confirmed', async () => {
    const number = await alerts('Disk of web-1 is full')
    expect(await office.phase(number)).toBe('reported')
    expect((await office.issue(number)).labels).toContain('hikeshi: incident')
    const ledger = await office.ledger(number)
    expect(ledger.find(({ type }) => type === 'case-opened')?.actor.login).toBe(BOT)
    expect(JSON.stringify(ledger)).toContain('CPU 100%')
    expect(ledger.find(({ data }) => data.field === 'certainty')?.data).toMatchObject({ values: ['suspected'] })
    expect(await office.status(number)).toContain('**How sure?** Suspected, not sure')
    await office.as('officer').says(number, '/set certainty confirmed')
    expect(await office.status(number)).not.toContain('**How sure?**')
  })

  it('refused: no command of its text is carried out, and no form that it imitates is read', async () => {
    const number = await alerts(
      'Sign-ins',
      `${report({ ...STOLEN, certainty: 'confirmed' })}\n\n/contain done\n/phase analysis`,
    )
    expect(await office.phase(number)).toBe('reported')
    const ledger = await office.ledger(number)
    expect(ledger.map(({ type }) => type)).not.toContain('phase-changed')
    expect(ledger.flatMap(({ data }) => (data.field === 'certainty' ? [data.values] : []))).toEqual([['suspected']])
    expect(ledger.some(({ data }) => data.field === 'containment-measures')).toBe(false)
    const before = ledger.length
    await office.as(BOT).says(number, '/phase analysis')
    expect(await office.ledger(number)).toHaveLength(before)
  })

  it('allowed: the same alert again joins its case, where it is counted', async () => {
    const first = await alerts('Certificate expires')
    const [second, third] = [await alerts('certificate expires'), await alerts('Certificate expires ')]
    for (const number of [second, third]) {
      expect(await office.ledger(number)).toEqual([])
      expect(await office.issue(number)).toMatchObject({ state: 'closed', stateReason: 'duplicate' })
    }
    const [said, ...more] = await again(first)
    expect(more).toEqual([])
    expect(said).toContain('**2** 件')
    await office.sweep()
    expect(await again(first)).toEqual([said])
  })

  it('allowed: what a person opens again stays open', async () => {
    await office.control('POST', '/clock', { advance: 'PT3H' })
    const first = await alerts('Backup failed')
    const second = await alerts('Backup failed')
    await office.as('officer').reopens(second)
    await office.sweep()
    expect((await office.issue(second)).state).toBe('open')
    expect((await again(first)).join()).toContain('**1** 件')
  })

  it("refused: of GitHub's own alerts, of which the policy says nothing, the sweep asks nothing", async () => {
    await office.control('POST', '/alerts', { repository: 'runbooks', kind: 'dependabot' })
    await office.forget()
    await office.sweep()
    const asked = (await office.exchanges()).map(({ path }) => path)
    expect(asked).not.toEqual([])
    expect(asked.filter((path) => path.includes('/alerts'))).toEqual([])
  })

  const areCases = (numbers: readonly number[]) =>
    Promise.all(numbers.map(async (number) => (await office.ledger(number)).length > 0))

  it('allowed: a storm of alerts is one case, with a count', async () => {
    await office.control('POST', '/clock', { advance: 'PT3H' })
    const opened: number[] = []
    for (let at = 1; at <= 6; at += 1) opened.push(await alerts(`Probe ${at} on web-${at} is down`))
    expect(await areCases(opened)).toEqual([true, false, false, false, false, false])
    expect((await again(opened[0] ?? 0)).join()).toContain('**5** 件')
  })

  it('refused: an alert that says something else hides in no storm of others, save beyond the third sort', async () => {
    await office.control('POST', '/clock', { advance: 'PT3H' })
    const opened: number[] = []
    for (const title of ['CPU of db-1', 'CPU of db-2', 'Ransom note on db-1', 'Power lost', 'Door open'])
      opened.push(await alerts(title))
    expect(await areCases(opened)).toEqual([true, false, true, true, false])
    expect((await again(opened[0] ?? 0)).join()).toContain('**2** 件')
  })
})

describe('R4.1-3 refused: an app that the policy does not name', () => {
  it('opens nothing, whatever its issue looks like, and is not answered', async () => {
    const office = await company()
    const number = await office.as(BOT).report(report(STOLEN))
    await office.sweep()
    expect(await office.ledger(number)).toEqual([])
    expect(await office.comments(number)).toEqual([])
    await office.stop()
  })
})
