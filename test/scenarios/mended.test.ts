import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { at, filledIn, planOf } from './walk.ts'

describe('what went wrong can be put right', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  it('R4.4-1 a plan that was merged with empty sections is carried on by a second pull request', async () => {
    const number = await at(office, 'learning')
    const { pull, path } = await planOf(office, number)
    const before = (await office.answers(number)).length
    await office.as('officer').merges(pull.number)
    const [told] = (await office.answers(number)).slice(before)
    expect(told?.body).toMatch(
      /書かれていない節（技術的対策、組織的対策）が残っているため、続きのプルリクエスト `runbooks#\d+`/,
    )
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toContain('pull-request-unmerged R4.4-1')

    const second = (await office.pulls()).find(({ head }) => head.ref === `${pull.head.ref}/after-${pull.number}`)
    expect(second?.state).toBe('open')
    if (second === undefined) return
    const text = (await office.file(path, second.head.ref)) ?? ''
    await office.as('sysadmin').writes(second.head.ref, path, filledIn(text))
    await office.as('officer').approves(second.number)
    await office.as('sysadmin').approves(second.number)
    await office.as('officer').merges(second.number)
    await office.as('officer').says(number, '/phase closed')
    expect((await office.refusal(number)).filter((reason) => reason.startsWith('pull-request'))).toEqual([])
  })

  it('R8-2 a redacted text is gone from the status comment at once, and the officer is told what still holds it', async () => {
    const number = await office.as('reporter').report('### 何が起きましたか\n\nパスワードは HUNTER2 です\n')
    expect(await office.status(number)).toContain('HUNTER2')
    const answer = await office.as('officer').says(number, '/redact 2 パスワードが書かれていた')
    expect(answer).toContain('報告やコメントなど、人が書いたもの')
    expect(await office.status(number)).not.toContain('HUNTER2')
  })

  it('R1-1 a fence that was never closed takes no alarm away, and the reporter is asked to look', async () => {
    const body =
      '### 何が起きましたか\n\nログです:\n```\nfoo\n\n### 今も続いて・広がっていますか\n\n広がっている\n\n### いちばん近いもの\n\n侵害：ウイルス・マルウェア（ランサムウェアを含む）\n'
    const number = await office.as('reporter').report(body)
    const { labels } = await office.issue(number)
    expect(labels).toContain('severity: high')
    const [, , asked] = (await office.answers(number)).map(({ body: text }) => text)
    expect(asked).toContain('二通りに読めます')
  })

  it('R4.3-2b a system has not recovered at a time that is still to come', async () => {
    const number = await office.as('reporter').report('### 何が起きましたか\n\nx\n')
    await office.as('responder').says(number, '/recovered email 2099-01-01')
    expect(await office.refusal(number)).not.toEqual([])
    await office.as('responder').says(number, '/recovered email')
    expect(await office.status(number)).toContain('復旧')
  })
})
