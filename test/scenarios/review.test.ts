import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { recordOf } from './walk.ts'

const ANSWERS = {
  'review-law': '改正なし',
  'review-business': '新しい委託先が増えた',
  'review-security': '多要素認証が標準になった',
  'review-participants': '@officer @executive',
}

describe('the yearly review by the default policy (clause 9)', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const labelled = async (label: string): Promise<number[]> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&labels=${encodeURIComponent(label)}`
    const { body } = await office.call('admin', 'GET', path)
    return (body as { number: number }[]).map(({ number }) => number).sort((a, b) => a - b)
  }

  it('R9-3 the sweep opens it once a year, and once only', async () => {
    await office.control('POST', '/sweep')
    expect(await labelled('hikeshi: review')).toEqual([])
    await office.control('POST', '/clock', { advance: 'P366D' })
    await office.control('POST', '/sweep')
    await office.control('POST', '/sweep')
    const [number, ...more] = await labelled('hikeshi: review')
    expect(more).toEqual([])
    expect(await office.phase(number ?? 0)).toBe('due')
    expect((await office.issue(number ?? 0)).assignees).toEqual(['officer'])
    const [begun] = await office.answers(number ?? 0)
    // The app thanks nobody but people.
    expect(begun?.body).toContain('「定期審議」を始める時期になりました')
    expect(begun?.body).not.toMatch(/\[bot\]|申告/)
    expect(await office.status(number ?? 0)).not.toContain('報告')
  })

  it('R9-3 refused: the three questions and who took part come first, and one person alone deliberates with nobody', async () => {
    const [number = 0] = await labelled('hikeshi: review')
    await office.as('officer').says(number, '/phase reviewed')
    expect(await office.refusal(number)).toEqual(Array.from({ length: 4 }, () => 'fact-missing R9-3'))
    await office.as('officer').says(number, recordOf({ ...ANSWERS, 'review-participants': '@officer' }))
    await office.as('officer').says(number, '/phase reviewed')
    expect(await office.refusal(number)).toEqual(['nobody-beside R9-3'])
  })

  it('R9-3 allowed: then the outcome closes it; "no change" is one', async () => {
    const [number = 0] = await labelled('hikeshi: review')
    await office.as('officer').says(number, recordOf({ 'review-participants': ANSWERS['review-participants'] }))
    await office.as('officer').says(number, '/phase reviewed')
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toEqual(['fact-missing R9-3'])
    await office.as('officer').says(number, '/set review-outcome no-change')
    await office.as('officer').says(number, '/phase closed')
    expect(await office.phase(number)).toBe('closed')
    expect(await labelled('hikeshi: revision')).toEqual([])
  })

  it('R9-3 a year later it is due again: reminded, escalated when overdue, and a change opens a revision', async () => {
    await office.control('POST', '/clock', { advance: 'P366D' })
    await office.control('POST', '/sweep')
    const [, number = 0] = await labelled('hikeshi: review')
    await office.control('POST', '/clock', { advance: 'P31D' })
    await office.control('POST', '/sweep')
    const said = (await office.answers(number)).map(({ body }) => body).join('\n')
    expect(said).toContain('@executive')
    expect((await office.issue(number)).labels).toContain('overdue')
    await office.as('officer').says(number, recordOf(ANSWERS))
    await office.as('officer').says(number, '/phase reviewed')
    await office.as('officer').says(number, '/set review-outcome change')
    await office.as('officer').says(number, '/phase closed')
    const [revision = 0, ...more] = await labelled('hikeshi: revision')
    expect(more).toEqual([])
    expect(await office.phase(revision)).toBe('requested')
  })
})
