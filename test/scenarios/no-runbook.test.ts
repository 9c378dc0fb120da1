import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report } from './report.ts'

const OTHER = { description: '見たことのない侵害', kind: 'breach-other', systems: ['email'] }

describe('a breach that no runbook foresees', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  it('R4.2-3 no runbook: analysis is refused until an executive is appointed and the organisation started, each step said', async () => {
    const number = await office.as('reporter').report(report(OTHER))
    const { as } = office
    expect(await as('officer').says(number, '/phase analysis')).toContain('(R4.2-3)')
    expect(await office.refusal(number)).toEqual(['procedure-missing R4.2-3', 'organisation-not-started R4.2-3'])
    expect(await as('responder').says(number, '/appoint @sysadmin')).toContain('@responder')
    await as('officer').says(number, '/appoint @sysadmin')
    await as('officer').labels(number, 'phase: analysis')
    expect(await office.refusal(number)).toEqual(['organisation-not-started R4.2-3'])
    await as('officer').says(number, '/activate')
    expect(await as('officer').labels(number, 'phase: analysis')).toContain('**報告受付 → 分析**')
    expect(await office.status(number)).toContain('`sysadmin`')
  })

  it('R4.3-1 no runbook: containment waits for neither, by any door', async () => {
    const number = await office.as('reporter').report(report(OTHER))
    expect(await office.as('responder').says(number, '/contain アカウントを止めた')).toContain(
      '**報告受付 → 封じ込め**',
    )
    await office.as('officer').says(number, '/phase eradication')
    expect(await office.refusal(number)).toContain('procedure-missing R4.2-3')
  })

  it('R4.2-3 an appointed executive passes gates of the response from then on', async () => {
    const number = await office.as('reporter').report(report(OTHER))
    await office.as('officer').says(number, '/appoint @board\n/activate')
    expect(await office.as('board').says(number, '/phase analysis')).toContain('**報告受付 → 分析**')
  })
})
