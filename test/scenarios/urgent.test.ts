import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report } from './report.ts'
import { recordOf } from './walk.ts'

describe('what wakes people, and what the law asks, by the facts of a report', () => {
  let office: Company
  let grave: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())
  const says = (login: string, text: string, issue = grave) => office.as(login).says(issue, text)
  const bodies = async (issue: number) => (await office.answers(issue)).map(({ body }) => body)

  it('R4-2 R4.1-1a confirmed ransomware that goes on where personal data are is critical: all who act are called at once', async () => {
    grave = await office.as('reporter').report(
      report({
        ...{ description: '共有が暗号化されていく', certainty: 'confirmed', ongoing: 'going-on', kind: 'malware' },
        ...{ systems: ['file-share'], information: ['personal'] },
      }),
    )
    expect((await office.issue(grave)).labels).toContain('severity: critical')
    const [, first] = await bodies(grave)
    for (const words of [
      '対応組織が**始動しました**',
      '@executive',
      '@responder',
      '@sysadmin',
      'ファイル共有',
      '深刻度：重大',
    ])
      expect(first).toContain(words)
    expect(first).toMatch(/電話：03-/)
    expect(first).toContain('/contain')
    expect(first).toMatch(/⏰ .* まで/)
  })

  it('R4-2 refused to be more than it is: a suspicion without such facts stays medium, and starts nothing', async () => {
    const mild = await office.as('reporter').report(report({ description: '表示がおかしい', kind: 'malware' }))
    expect((await office.issue(mild)).labels).toContain('severity: medium')
    expect((await office.ledger(mild)).some(({ type }) => type === 'organisation-started')).toBe(false)
    const answer = await office.as('officer').says(mild, '/activate')
    expect((await bodies(mild)).at(-1)).toContain('対応組織が**始動しました**')
    expect(answer).toContain('@responder')
  })

  it('R4.2-1 an escalation says kind, system, severity, phone and command', async () => {
    const waiting = await office
      .as('reporter')
      .report(
        report({ description: '広がっている', kind: 'denial-of-service', systems: ['website'], ongoing: 'spreading' }),
      )
    await office.control('POST', '/clock', { advance: 'PT20M' })
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    const called = (await bodies(waiting)).find((body) => body.includes('📣'))
    expect(called).toContain('@deputy')
    // The kind first: whoever is woken knows what it is.
    for (const words of ['種類：侵害：サービス妨害', '公開ウェブサイト', '深刻度：高', '電話：03-', '/contain'])
      expect(called).toContain(words)
  })

  it('R4.3-2c where personal data may be, the four questions of rule 7 come first, and the deadlines run meanwhile', async () => {
    const [, first] = await bodies(grave)
    for (const words of ['要配慮個人情報', '財産的被害', '不正の目的', '1,000人']) expect(first).toContain(words)
    const status = await office.status(grave)
    expect(status).toContain('個人情報保護委員会への速報')
    expect(status).toContain('### 要配慮個人情報を含むか')
  })

  it('R4.3-2c refused: “not owed” ends nothing while one of them is yes or not yet known, nor by anybody but the officer', async () => {
    await says('responder', '/set appi-not-owed 該当しないため')
    expect(await office.refusal(grave)).toEqual(['not-for-you'])
    await says('officer', '/set appi-not-owed 暗号化され、鍵は無事なため')
    expect(await office.status(grave)).toContain('個人情報保護委員会への速報')
    const no = { 'appi-sensitive': 'no', 'appi-property': 'no', 'appi-many': 'no' }
    await says('officer', recordOf({ ...no, 'wrongful-purpose': 'unknown' }))
    const status = await office.status(grave)
    expect(status).toContain('個人情報保護委員会への速報')
    expect(status).not.toContain('### 要配慮個人情報を含むか')
    expect(status).toContain('### 不正の目的によるおそれがあるか')
  })

  it('R4.3-2c they end once each is answered “no” and the officer has said why nothing is owed', async () => {
    await says('officer', '/set wrongful-purpose unlikely')
    const status = await office.status(grave)
    expect(status).not.toContain('個人情報保護委員会への速報')
    expect(status).not.toContain('### 不正の目的によるおそれがあるか')
    await says('officer', '/set appi-many yes')
    expect(await office.status(grave)).toContain('個人情報保護委員会への速報')
  })
})
