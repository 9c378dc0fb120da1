import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { ownReport, report, STOLEN } from './report.ts'

describe('R4-2 a label of the app that somebody puts on by hand', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
    number = await office.as('reporter').report(ownReport())
    await labelled('Severity:high', '深刻度：高', 'needs-triage', '段階: 分析')
    // As the set-up makes it.
    await office.call('admin', 'POST', LABELS(), { name: 'drill', color: 'bfdadc', description: '訓練' })
  })
  afterAll(() => office.stop())
  const LABELS = () => `/repos/${office.sandbox.repos.incidents}/labels`
  const labelled = async (...names: string[]) => {
    for (const name of names) await office.call('admin', 'POST', LABELS(), { name, color: 'aaaaaa' })
  }

  const shown = async () => (await office.issue(number)).labels

  it.each([
    ['severity: high', '`/set 深刻度 高`'],
    ['Severity:high', '`/set 深刻度 高`'],
    ['深刻度：高', '`/set 深刻度 高`'],
    ['priority: A', '`/set 関係する機器・サービス・場所 ‹内容›`'],
    ['overdue', '`/status`'],
    ['hikeshi: drill', '新しい Issue'],
    ['drill', '新しい Issue'],
  ])('refused: %s is taken off, and its author is told what does it', async (label, way) => {
    const before = await shown()
    const said = await office.as('officer').labels(number, label)
    expect(said).toContain('@officer さん')
    expect(said).toContain(label)
    expect(said).toContain(way)
    expect(await shown()).toEqual(before)
    expect((await office.ledger(number)).at(-1)).toMatchObject({ type: 'request-refused', door: 'label' })
  })

  it('refused: who may not set the severity is passed on to those who may', async () => {
    const said = await office.as('responder').labels(number, 'severity: low')
    expect(said).toMatch(/`\/set 深刻度 低`[\s\S]*@officer/)
  })

  it('the same once more within the hour is taken off without another word', async () => {
    const before = await shown()
    expect(await office.as('officer').labels(number, 'severity: high')).toBe('')
    expect(await shown()).toEqual(before)
  })

  it('allowed: a label of the company stays, and one that says what is so asks for nothing', async () => {
    expect(await office.as('officer').labels(number, 'needs-triage')).toBe('')
    expect(await shown()).toContain('needs-triage')
    await office.as('officer').unlabels(number, 'severity: medium')
    expect(await office.as('officer').labels(number, 'severity: medium')).toBe('')
    expect(await shown()).toContain('severity: medium')
  })

  it('allowed: a phase in Japanese is asked for as by its id', async () => {
    expect(await office.as('officer').labels(number, '段階: 分析')).toContain('**報告受付 → 分析**')
    expect((await shown()).filter((label) => /^(?:phase|段階):/.test(label))).toEqual(['phase: analysis'])
  })

  it.each([
    ['phase: reported', '外しても段階は変わらないため、付け直しました', '`/phase ‹段階› [理由]`'],
    ['severity: medium', '付け外ししても「深刻度」の記録は変わりません', '`/set 深刻度 '],
    ['priority: B', '復旧優先度は、関係する機器・サービス・場所から決まります', '`/set 関係する機器・サービス・場所'],
    ['hikeshi: incident', '付け外ししても種類は変わりません', '`/note`'],
  ])(
    'refused: %s that is taken off is put back, and who did it is told why and what to do instead',
    async (label, why, way) => {
      const other = await office.as('reporter').report(ownReport())
      await office.control('POST', '/clock', { advance: 'PT1M' })
      const before = (await office.issue(other)).labels
      expect(before).toContain(label)
      const said = await office.as('officer').unlabels(other, label)
      expect(said).toContain('@officer さん')
      expect(said).toContain(why)
      expect(said).toContain(way)
      expect((await office.issue(other)).labels.sort()).toEqual(before.sort())
      expect(await office.as('officer').unlabels(other, label)).toBe('')
    },
  )

  it('allowed: a label that is taken off for another of its sort is not spoken of', async () => {
    const other = await office.as('reporter').report(ownReport())
    expect(await office.as('officer').labels(other, 'phase: analysis')).toContain('**報告受付 → 分析**')
    expect((await office.ledger(other)).filter(({ type }) => type === 'request-refused')).toEqual([])
  })

  it('where no delivery told that it was taken off, the sweep puts it back and tells it, once', async () => {
    const other = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/faults', { drop: 1 })
    await office.control('POST', '/clock', { advance: 'PT1M' })
    await office.as('officer').unlabels(other, 'phase: reported')
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT10M' })
    await office.sweep()
    await office.sweep()
    expect((await office.answers(other)).filter(({ body }) => body.includes('いまの段階の写し'))).toHaveLength(1)
    expect((await office.issue(other)).labels).toContain('phase: reported')
  })

  it('where no delivery told of it, the sweep takes it off and tells it, once', async () => {
    const other = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/faults', { drop: 1 })
    await office.as('officer').labels(other, 'severity: critical')
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT10M' })
    await office.sweep()
    await office.sweep()
    const told = (await office.answers(other)).filter(({ body }) => body.includes('severity: critical'))
    expect(told).toHaveLength(1)
    expect(told[0]?.body).toContain('`/set 深刻度 重大`')
    expect((await office.issue(other)).labels).not.toContain('severity: critical')
  })
})
