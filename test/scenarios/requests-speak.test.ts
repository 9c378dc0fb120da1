import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { type Quiet, quietRepository } from './quiet.ts'

/** The parts that only a response to an incident has. */
const RESPONSE = [
  '### 対応手順',
  '### 対応組織',
  '実行責任者**',
  '深刻度**',
  '復旧優先度**',
  '/activate',
  '広がりを止める',
]

describe('what people read who ask for something, rather than report it', () => {
  let office: Company
  let quiet: Quiet
  beforeAll(async () => {
    office = await company()
    quiet = quietRepository(office)
  })
  afterAll(() => office.stop())

  const asked = (process: string, input: Parameters<typeof filled>[1]): Promise<number> =>
    office.as('reporter').report(filled(process, input), { labels: [`hikeshi: ${process}`] })

  it.each([
    ['R8-3', 'disclosure', { 'disclose-to': '株式会社テスト' }],
    ['R9-1', 'revision', { 'revision-content': '報告先に代行を加える' }],
    ['R9-3', 'review', { 'review-law': 'なし' }],
    ['R6-1', 'exception', { 'exempt-reason': '会議が開けない' }],
  ])('%s of a %s nobody is told to appoint an executive, and it has no severity', async (_clause, process, input) => {
    const number = await asked(process, input)
    const status = await office.status(number)
    for (const word of RESPONSE) expect(status).not.toContain(word)
    expect(status).not.toContain('記入できる人：対応担当者')
    const { labels } = await office.issue(number)
    expect(labels.filter((label) => /^(severity|priority):/.test(label))).toEqual([])
    const refused = await office
      .as('responder')
      .says(number, `/phase ${process === 'review' ? 'reviewed' : 'rejected'} x`)
    expect(refused).toContain('その方々への依頼は、この下にあります。')
    expect(refused).not.toContain('広がりを止める')
  })

  it('R9-2 refused: who refuses without a reason is told the very command', async () => {
    const number = await asked('revision', { 'revision-content': '報告先に代行を加える' })
    const said = await office.as('officer').says(number, '/reject')
    expect(said).toContain('→ `/reject ‹理由›`')
    expect(said).not.toContain('/phase rejected')
  })

  it('R7-1 of a violation neither; R8-2 of a restricted incident they are told as of any other', async () => {
    const violation = await quiet.opens(
      'officer',
      'hikeshi: violation',
      filled('violation', { 'violation-account': 'x' }),
    )
    const restricted = await quiet.opens(
      ...(['officer', 'hikeshi: restricted-incident', filled('restricted-incident', { pointer: '金庫' })] as const),
    )
    const at = `/repos/${office.sandbox.repos.restricted}/issues`
    const seen = async (number: number): Promise<string> => {
      const [issue, comments] = await Promise.all(
        [`${at}/${number}`, `${at}/${number}/comments`].map((path) => office.call('officer', 'GET', path)),
      )
      return JSON.stringify([issue?.body, comments?.body])
    }
    const [quietly, urgent] = [await seen(violation.number), await seen(restricted.number)]
    for (const word of RESPONSE) expect(quietly).not.toContain(word)
    expect(quietly).not.toContain('severity: ')
    for (const word of ['severity: medium', 'priority: B', '対応組織', '深刻度**']) expect(urgent).toContain(word)
  })
})
