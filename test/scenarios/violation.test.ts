import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { type Quiet, quietRepository } from './quiet.ts'
import { recordOf } from './walk.ts'

describe('a violation by the default policy (clause 7)', () => {
  let office: Company
  let quiet: Quiet
  beforeAll(async () => {
    office = await company()
    quiet = quietRepository(office)
  })
  afterAll(() => office.stop())

  const BODY = filled('violation', { 'violation-account': '記録を持ち出した' })
  const open = async (): Promise<number> => (await quiet.opens('officer', 'hikeshi: violation', BODY)).number

  const OFFERED = {
    'hearing-offered-at': '今',
    'hearing-offered-how': '書面を手渡し、受領の控えは人事の金庫',
    'hearing-offered-by': '@deputy',
  }

  /** Everything up to the decision, with the opportunities taken or offered. */
  const heard = async (position: string, account = '@reporter', hearing = 'declined'): Promise<number> => {
    const number = await open()
    await quiet.says(
      'deputy',
      number,
      recordOf({
        'concerned-accounts': account,
        position,
        'rule-cited': '就業規則 40 条',
        explanation: 'given',
        ...OFFERED,
        hearing,
      }),
    )
    await quiet.says('deputy', number, '/phase explained')
    await office.control('POST', '/clock', { advance: 'P8D' })
    await quiet.says('deputy', number, '/phase heard')
    return number
  }
  const weighed = { gravity: 'grave', extent: '一部門', intent: 'negligent' }

  it('R7-1 it is taken in the restricted repository alone, shown on no board, and read by nobody else', async () => {
    const number = await open()
    expect(await quiet.phase(number)).toBe('reported')
    const { issue } = await quiet.issue('deputy', number)
    expect(issue.assignees.map(({ login }) => login)).toEqual(['deputy'])
    expect((await quiet.ledger(number)).some(({ data }) => JSON.stringify(data).includes('board-item'))).toBe(false)
    expect((await quiet.issue('reporter', number)).status).toBe(404)
  })

  it('R7-1 refused: filed where others read, it is no case; once it is said where it belongs, with no word of it', async () => {
    const number = await office.as('officer').report(BODY, { labels: ['hikeshi: violation'] })
    const opened = (await office.deliveries()).findLast(
      ({ event, action }) => event === 'issues' && action === 'opened',
    )
    await office.control('POST', '/redeliver', { id: opened?.id })
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    expect(await office.ledger(number)).toEqual([])
    const [said, ...more] = (await office.comments(number)).map(({ body }) => body)
    expect(more).toEqual([])
    expect(said).toContain(`/${office.sandbox.repos.restricted}/issues/new/choose`)
    expect(said).not.toContain('記録を持ち出した')
    const english = await office.as('officer').report(filled('violation', {}, 'en'), { labels: ['hikeshi: violation'] })
    expect((await office.comments(english))[0]?.body).toContain('Nothing was opened')
  })

  it('R7-4 refused: whoever reported it hears nobody; where nobody else has that role, it is said who stands in, and how', async () => {
    const { number } = await quiet.opens('deputy', 'hikeshi: violation', BODY)
    expect(await quiet.status(number)).toMatch(
      /調査・聴聞担当の全員が、この件では申告者にもあたるため、先へ進められません。代わり：外部の弁護士または社会保険労務士\n.*役割に加えてください/,
    )
    // Reported by somebody else, it is the investigator's, and nobody stands in.
    expect(await quiet.status(await open())).not.toContain('役割に加えてください')
  })

  it('R7-4 nothing is decided before an explanation and a hearing were offered to whoever it is', async () => {
    const number = await open()
    await quiet.says('deputy', number, recordOf({ 'concerned-accounts': '@reporter', position: 'employee' }))
    await quiet.says('deputy', number, '/phase explained')
    expect(await quiet.refusal(number)).toEqual(['fact-missing R7-1', ...Array<string>(4).fill('fact-missing R7-4')])
    await quiet.says('executive', number, '/phase decided')
    expect(await quiet.refusal(number)).toEqual(['no-way-of-yours R7-2'])
    await quiet.says('deputy', number, recordOf({ 'rule-cited': '就業規則 40 条', explanation: 'declined' }))
    await quiet.says('deputy', number, '/phase explained')
    expect(await quiet.refusal(number)).toEqual(['fact-missing R7-4', 'fact-missing R7-4', 'fact-missing R7-4'])
    await quiet.says('deputy', number, recordOf({ ...OFFERED, 'hearing-offered-how': 'なし。理由は急ぐため' }))
    await quiet.says('deputy', number, '/phase explained')
    expect(await quiet.refusal(number)).toEqual(['none-not-taken R7-4'])
    // An offer from before the case was opened counts from its opening: there was nothing to answer.
    await quiet.says('deputy', number, recordOf({ ...OFFERED, 'hearing-offered-at': '2030-01-02 09:00' }))
    await quiet.says('deputy', number, '/phase explained')
    expect(await quiet.phase(number)).toBe('explained')
    await quiet.says('deputy', number, '/phase heard')
    expect(await quiet.refusal(number)).toEqual(['fact-missing R7-4', 'answer-awaited R7-4'])
    await quiet.says('deputy', number, '/set hearing none-came')
    await office.control('POST', '/clock', { advance: 'P6D' })
    await quiet.says('deputy', number, '/phase heard')
    expect(await quiet.refusal(number)).toEqual(['answer-awaited R7-4'])
    await office.control('POST', '/clock', { advance: 'P1D' })
    await quiet.says('deputy', number, '/phase heard')
    expect(await quiet.phase(number)).toBe('heard')
  })

  it('R7-4 the person’s own statement ends the time to answer; one that the investigator writes down does not', async () => {
    const number = await open()
    await quiet.says(
      'deputy',
      number,
      recordOf({
        ...{ 'concerned-accounts': '@executive', position: 'member', 'rule-cited': '定款 8 条', explanation: 'given' },
        ...{ ...OFFERED, hearing: 'held', statement: '見落としました（電話で聞き取り）' },
      }),
    )
    await quiet.says('deputy', number, '/phase explained')
    await quiet.says('deputy', number, '/phase heard')
    expect(await quiet.refusal(number)).toEqual(['answer-awaited R7-4'])
    await quiet.says('executive', number, '/set statement 共有の設定を見落としました')
    await quiet.says('deputy', number, '/phase heard')
    expect(await quiet.phase(number)).toBe('heard')
  })

  it('R7-4 who hears neither reported it nor decides: refused to the reporter, and by the roles of the day', async () => {
    const made = await quiet.opens('deputy', 'hikeshi: violation', BODY)
    const facts = {
      ...{
        'concerned-accounts': '@reporter',
        position: 'employee',
        'rule-cited': '就業規則 40 条',
        explanation: 'given',
      },
      ...OFFERED,
    }
    await quiet.says('deputy', made.number, recordOf(facts))
    await quiet.says('deputy', made.number, '/phase explained')
    expect(await quiet.refusal(made.number)).toEqual([
      ...['not-separate R7-4', 'not-separate R7-4', 'not-separate R7-4', 'not-separate R7-4', 'not-separate R7-4'],
    ])
    const number = await open()
    await quiet.says('deputy', number, recordOf({ ...facts, 'hearing-offered-by': '@board' }))
    await quiet.says('deputy', number, '/phase explained')
    expect(await quiet.refusal(number)).toEqual(['not-separate R7-4'])
    expect((await quiet.said(number)).at(-1)).toContain('処分決定者')
    await quiet.says('deputy', number, '/set hearing-offered-by @deputy')
    await quiet.says('deputy', number, '/phase explained')
    expect(await quiet.phase(number)).toBe('explained')
  })

  it('R7-4 for somebody who cannot read the repository a letter is drawn up, in the language named, and stays as handed over', async () => {
    const number = await open()
    const letter = async () => (await quiet.said(number)).find((body) => body.includes('document=hearing-letter'))
    expect(await letter()).toBeUndefined()
    await quiet.says('deputy', number, '/set rule-cited 就業規則 40 条')
    expect(await letter()).toContain('就業規則 40 条')
    for (const words of [
      '記録を持ち出した',
      'まだ何も決まっていません',
      '7日の間に',
      'このまま印刷するか送ってください',
    ])
      expect(await letter()).toContain(words)
    await quiet.says('deputy', number, '/set concerned-language en')
    expect(await letter()).toContain('Within 7 days of receiving this letter')
    await quiet.says(
      'deputy',
      number,
      recordOf({ 'concerned-accounts': '@reporter', position: 'employee', explanation: 'given', ...OFFERED }),
    )
    await quiet.says('deputy', number, '/phase explained')
    await quiet.says('deputy', number, '/set rule-cited 就業規則 41 条')
    expect(await letter()).not.toContain('41 条')
  })

  let judged: number
  it('R7-2 R7-1 refused: nothing is decided before gravity, extent and intent, nor a measure that is none for employees', async () => {
    const number = await heard('employee')
    judged = number
    await quiet.says('executive', number, '/phase decided')
    expect(await quiet.refusal(number)).toEqual([
      'fact-missing R7-2',
      'fact-missing R7-2',
      'fact-missing R7-2',
      'fact-missing R7-1',
    ])
    await quiet.says('executive', number, recordOf({ ...weighed, measure: 'powers-removed' }))
    await quiet.says('executive', number, '/phase decided')
    expect(await quiet.refusal(number)).toContain('not-allowed-value R7-1')
    // A measure that may not be taken here is named as people call it, and proposed by nobody.
    const said = (await quiet.said(number)).at(-1)
    expect(said).toMatch(/「措置」に「業務執行権限の剥奪」は選べません。(?:(?!\n-)[^剥])*$/m)
  })

  it('R7-2 R7-1 allowed: weighed, and with a measure of the work rules, it is decided', async () => {
    await quiet.says('executive', judged, '/set measure written-warning')
    await quiet.says('executive', judged, '/phase decided')
    expect(await quiet.phase(judged)).toBe('decided')
  })

  let dismissed: number
  it('R7-3 refused: no dismissal without the members’ resolution, nor by the words "unknown" or "none"', async () => {
    const number = await heard('representative', '@executive')
    dismissed = number
    await quiet.says('board', number, recordOf({ ...weighed, measure: 'representative-dismissed' }))
    await quiet.says('board', number, '/phase decided')
    expect(await quiet.refusal(number)).toEqual(['fact-missing R7-3'])
    for (const [words, code] of [
      ['不明: まだ開いていない', 'unknown-not-taken'],
      ['なし', 'none-not-taken'],
      ['なし。理由は急ぐため', 'none-not-taken'],
    ]) {
      await quiet.says('board', number, `/set resolution ${words}`)
      await quiet.says('board', number, '/phase decided')
      expect(await quiet.refusal(number)).toEqual([`${code} R7-3`])
    }
    expect((await quiet.said(number)).at(-1)).not.toContain('不明: ')
  })

  it('R7-3 allowed: with the resolution it is decided, by others than whom it is about', async () => {
    const number = dismissed
    await quiet.says('executive', number, '/set resolution 第1号')
    expect(await quiet.refusal(number)).toEqual(['not-for-you R7-3'])
    await quiet.says('board', number, '/set resolution 社員総会議事録 2031-02-01 第1号')
    await quiet.says('executive', number, '/phase decided')
    expect(await quiet.refusal(number)).toEqual(['not-for-you R7-2'])
    await quiet.says('board', number, '/phase decided')
    expect(await quiet.phase(number)).toBe('decided')
  })

  it('R7-4 whom it is about may say his part, and nothing else', async () => {
    const number = await open()
    await quiet.says('officer', number, recordOf({ 'concerned-accounts': '@deputy' }))
    expect(await quiet.refusal(number)).toEqual([])
    await quiet.says('deputy', number, '/set statement 共有の設定を見落としました')
    expect((await quiet.ledger(number)).findLast(({ type }) => type === 'fact-recorded')?.data).toMatchObject({
      field: 'statement',
    })
    await quiet.says('deputy', number, '/set explanation given')
    expect(await quiet.refusal(number)).toEqual(['not-for-you R7-4'])
  })

  it('R7-4 an account is taken however it is typed; what is nobody’s is asked for; the status says who is kept out', async () => {
    const number = await open()
    await quiet.says('deputy', number, '/set concerned-accounts 山田太郎')
    expect(await quiet.refusal(number)).toEqual(['account-unclear R7-4'])
    expect((await quiet.said(number)).at(-1)).toContain('どのアカウントですか')
    await quiet.says('deputy', number, '/set concerned-accounts @no-such-person-here')
    expect(await quiet.refusal(number)).toEqual(['account-unclear R7-4'])
    expect(await quiet.status(number)).not.toContain('関与できない人')
    await quiet.says(
      'deputy',
      number,
      recordOf({ 'concerned-accounts': '＠ｅｘｅｃｕｔｉｖｅさん\nアカウントなし：山田太郎' }),
    )
    expect(await quiet.status(number)).toContain('**関与できない人：**`executive`、山田太郎（アカウントなし）')
    // The representative member can read here, and nobody of that role is left: both are said before more is written.
    expect(await quiet.status(number)).toContain('まだ何も書かないでください')
    expect(await quiet.status(number)).toContain(
      '代表社員の全員がこの件に関与できません。代わり：社員総会（ご本人を除く社員）',
    )
    await quiet.says('executive', number, '/set gravity slight')
    expect(await quiet.refusal(number)).toEqual(['not-for-you R7-2'])
    expect(JSON.stringify((await quiet.ledger(number)).map(({ data }) => data))).not.toContain('山田太郎')
  })

  it('R1-1 R7-4 the form opens its case, asks whose account it is, and keeps out whom it can', async () => {
    const body = filled('violation', { 'violation-account': '持ち出し', 'concerned-accounts': 'executive、田中' })
    const { number } = await quiet.opens('officer', 'hikeshi: violation', body)
    expect(await quiet.phase(number)).toBe('reported')
    expect(await quiet.refusal(number)).toEqual(['account-unclear R7-4'])
    expect((await quiet.said(number)).join()).toContain('@officer さん、受け付けました。')
    const status = await quiet.status(number)
    expect(status).toContain('**関与できない人：**`executive`')
    expect(status).toContain('どのアカウントか分からない方がいます')
    await quiet.says('executive', number, '/set gravity slight')
    expect(await quiet.refusal(number)).toEqual(['not-for-you R7-2'])
  })

  let damaged: number
  it('R7-5 refused: it does not end before somebody has said what becomes of the damage', async () => {
    const number = await heard('contractor')
    damaged = number
    await quiet.says('executive', number, recordOf({ ...weighed, measure: 'contract-measure' }))
    await quiet.says('executive', number, '/phase decided')
    await quiet.says('executive', number, '/phase closed')
    expect(await quiet.refusal(number)).toEqual(['fact-missing R7-5'])
  })

  it('R7-5 where nobody says it, whoever decides is reminded, at half the time and when it has run out', async () => {
    const reminders = async () =>
      (await quiet.ledger(damaged)).flatMap(({ type, data }) =>
        type === 'reminder-sent' && data.clock === 'violation-closed' ? [data.kind] : [],
      )
    await office.control('POST', '/clock', { advance: 'P16D' })
    await office.control('POST', '/sweep')
    expect(await reminders()).toEqual(['reminder'])
    await office.control('POST', '/clock', { advance: 'P15D' })
    await office.control('POST', '/sweep')
    expect(await reminders()).toEqual(['reminder', 'due'])
    expect((await quiet.said(damaged)).at(-1)).toMatch(/@board[\s\S]*損害賠償請求の判断と手続の終了/)
  })

  it('R7-5 allowed: damages stand apart, and need no resolution', async () => {
    const number = damaged
    await quiet.says('executive', number, '/set damages claimed: 復旧にかかった費用')
    await quiet.says('executive', number, '/phase closed')
    expect(await quiet.phase(number)).toBe('closed')
    const before = (await quiet.ledger(number)).length
    await office.control('POST', '/clock', { advance: 'P40D' })
    await office.control('POST', '/sweep')
    expect((await quiet.ledger(number)).slice(before).filter(({ type }) => type === 'reminder-sent')).toEqual([])
  })
})
