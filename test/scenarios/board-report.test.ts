import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { at, before, filledIn, notify, planOf, prevent, recordOf } from './walk.ts'

const isReport = ({ body }: { body: string }): boolean => /<!-- hikeshi:document=board-report(?:-\d+)? -->/.test(body)

describe('the report to the board', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const says = (login: string, number: number, text: string) => office.as(login).says(number, text)
  const reports = async (number: number) => (await office.answers(number)).filter(isReport)

  it('R4.4-2 is drawn up with the plan in the case itself, follows the record until the board has taken note, and holds up closing', {
    timeout: 240_000,
  }, async () => {
    const number = await at(office, 'learning')
    await says('officer', number, '/set harm third-party: 盗難の被害')
    expect(await reports(number), 'there is no plan yet').toEqual([])
    await prevent(office, number)
    const [drawn, ...more] = await reports(number)
    expect(more).toEqual([])
    expect(drawn?.body).toContain('# 取締役会報告書')
    expect(drawn?.body).toContain('代替機で再開した')
    expect(drawn?.body).toContain('影響なし')
    expect(drawn?.body).toContain('端末を暗号化する')
    // Read alone, in a mail: whom it calls, to do what.
    expect(drawn?.body).toMatch(/@board さん、.*`\/acknowledge 取締役会報告`/)
    // Read alone, it says what is asked of them, by when, and where.
    expect(drawn?.body).toMatch(
      /@board さん、「.*」ができました。全文を読み、\d{4}-\d\d-\d\d \d\d:\d\d JST までに、この Issue（#\d+）に /,
    )
    await says('officer', number, recordOf({ 'went-wrong': '報告が遅れた', 'went-well': '消去は速かった' }))
    await says('officer', number, '/set cause 置き引きではなく、置き忘れ')
    const followed = (await reports(number))[0]?.body ?? ''
    expect(followed).toContain('消去は速かった')
    // The plan's own sections alone: its copy of the record is older than what was corrected since, and its prompts are no report.
    expect(followed).toContain('置き忘れ')
    expect(followed).not.toMatch(/> 置き引き$|✏️|この文書は記録から起こしたものです|### 承認/m)
    expect(followed.match(/^#+ 被害の特定$/gm)).toHaveLength(1)
    expect(followed.match(/^#+ 経過$/gm)).toHaveLength(1)

    await notify(office, number)
    await says('officer', number, '/advance')
    expect(await office.refusal(number)).toEqual(['board-report-unacknowledged R4.4-2'])
    await says('responder', number, '/acknowledge board-report')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.4-2'])
    await says('officer', number, '/acknowledge board-report')
    expect(await office.refusal(number)).toEqual(['reason-missing R4.4-2'])
    await says('officer', number, '/acknowledge board-report 取締役会議事録 2026-01')
    const before = (await reports(number))[0]?.body
    await says('officer', number, recordOf({ 'went-well': '消去はとても速かった' }))
    expect((await reports(number)).map(({ body }) => body)).toEqual([before])
    await says('officer', number, '/advance')
    expect(await office.phase(number)).toBe('closed')
    // Nothing of it stands where others read.
    expect(JSON.stringify(await office.pulls())).not.toContain('影響なし')
  })

  it('R4.4-2 the report shows the plan as a document, says first what is still open, and comes anew once that is known', {
    timeout: 240_000,
  }, async () => {
    const number = await at(office, 'learning')
    await says('officer', number, '/set harm third-party: 盗難の被害')
    await says('responder', number, '/set cause 不明: 映像を待っている')
    const { pull, path } = await planOf(office, number)
    const plan = filledIn((await office.file(path, pull.head.ref)) ?? '')
    const list = '端末を暗号化する\n\n- 対象 @everyone\n  - <b>全</b>端末'
    await office.as('sysadmin').writes(
      pull.head.ref,
      path,
      plan.replace('端末を暗号化する', () => list),
    )
    await office.as('officer').approves(pull.number)
    await office.as('sysadmin').approves(pull.number)
    await office.as('officer').merges(pull.number)

    const [first, ...more] = await reports(number)
    expect(more).toEqual([])
    expect(first?.body).toMatch(/^# 取締役会報告書.*\n\n⚠️ \*\*まだ暫定・不明の事項：原因の分析。\*\*/m)
    expect(first?.body).toContain('\n### 技術的対策\n\n端末を暗号化する\n')
    expect(first?.body).toContain('\n- 対象 @\u200beveryone\n    - &lt;b&gt;全&lt;/b&gt;端末\n')
    expect(first?.body).not.toMatch(/^\\#|section=technical/m)

    await says('board', number, '/acknowledge board-report')
    await says('officer', number, '/set cause 施錠がなかった')
    const [kept, second, ...others] = await reports(number)
    expect(others).toEqual([])
    expect(kept?.body).toBe(first?.body)
    expect(second?.body).toMatch(/新しい版です。.*「?原因の分析[\s\S]*@board さん、/)
    expect(second?.body).toContain('施錠がなかった')
    expect(second?.body).not.toContain('まだ暫定')
    await says('officer', number, '/advance')
    expect(await office.refusal(number)).toContain('board-report-unacknowledged R4.4-2')
    await says('board', number, '/acknowledge board-report')
    await says('officer', number, '/advance')
    expect(await office.refusal(number)).not.toContain('board-report-unacknowledged R4.4-2')
    expect((await reports(number)).map(({ body }) => body)).toEqual([first?.body, second?.body])
  })

  it('R4.4-2 no report where nobody was wronged: on a breach with a reason and the consent of the executive', {
    timeout: 240_000,
  }, async () => {
    const number = await before(office, 'closed', STOLEN, { acknowledged: false })
    await says('officer', number, '/set harm none')
    expect(await office.refusal(number)).toEqual(['harm-reason-missing R4.4-2'])
    await says('officer', number, '/advance')
    expect(await office.refusal(number)).toEqual(['board-report-unacknowledged R4.4-2'])
    await says('officer', number, '/set harm none: 暗号化されており、戻ってきた')
    await says('officer', number, '/consent harm')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.4-2'])
    await says('executive', number, '/consent harm')
    await says('officer', number, '/advance')
    expect(await office.phase(number)).toBe('closed')
  })

  it('R4.4-2 who was wronged is proposed from the kind and from who caused it, and recorded by nobody but people', async () => {
    const number = await office.as('reporter').report(report({ ...STOLEN, kind: 'malware' }))
    expect(await office.status(number)).toContain('`/set 加害・被害の別 社外の第三者による侵害（当社が被害者）`')
    await says('responder', number, '/set caused-by supplier')
    const status = await office.status(number)
    expect(status).toContain('`/set 加害・被害の別 社外に対して当社が加害者`')
    expect(status).not.toContain('`/set 加害・被害の別 社外の第三者による侵害（当社が被害者）`')
    expect((await office.ledger(number)).filter(({ data }) => data.field === 'harm')).toEqual([])
    await says('responder', number, '/set harm none: 何もない')
    expect(await office.refusal(number)).toEqual(['not-for-you R4.4-2'])
  })
})
