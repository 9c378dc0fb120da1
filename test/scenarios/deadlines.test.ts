import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerLine } from '../../src/domain/case/ledger-line.ts'
import { type Company, company } from './company.ts'
import { file, filled } from './desk.ts'
import { type Quiet, quietRepository } from './quiet.ts'
import { at, recordOf } from './walk.ts'

const OFFERED = {
  ...{ 'concerned-accounts': '@reporter', position: 'employee', 'rule-cited': '就業規則 40 条', explanation: 'given' },
  ...{ 'hearing-offered-at': '今', 'hearing-offered-how': '書面を手渡した', 'hearing-offered-by': '@deputy' },
  hearing: 'declined',
}

/** Deadlines that nobody meets, in one company, beside a case of each kind that is dealt with in time. */
describe('somebody waits, and nobody answers', () => {
  let office: Company
  let quiet: Quiet
  const late = {
    incident: 0,
    spreading: 0,
    learning: 0,
    exception: 0,
    disclosure: 0,
    violation: 0,
    explained: 0,
    heard: 0,
  }
  const inTime = { incident: 0, exception: 0, disclosure: 0 }
  let check = ''

  const exception = () =>
    file(office, 'reporter', 'exception', {
      ...{ 'exempt-requirements': ['one-place'], 'exempt-reason': '端末が焼失した', 'exempt-scope': 'all' },
    })
  const disclosure = () =>
    file(office, 'reporter', 'disclosure', {
      ...{ 'disclose-to': '審査機関', 'disclose-what': '規程の本文', 'disclose-why': '認証の審査' },
      'disclose-until': '2099-03-31',
    })
  const violation = async (...said: string[]): Promise<number> => {
    const body = filled('violation', { 'violation-account': '記録を持ち出した' })
    const { number } = await quiet.opens('officer', 'hikeshi: violation', body)
    if (said.length > 0) await quiet.says('deputy', number, said.join('\n'))
    return number
  }
  /** Two sweeps, since the second of them has nothing to say. */
  const later = async (advance: string): Promise<void> => {
    await office.control('POST', '/clock', { advance })
    await office.sweep()
    await office.sweep()
  }

  beforeAll(async () => {
    office = await company()
    quiet = quietRepository(office)
    late.incident = await at(office, 'reported')
    const spreads = {
      description: '画面が次々に暗号化される',
      kind: 'malware',
      systems: ['file-share'],
      ongoing: 'spreading',
    }
    late.spreading = await at(office, 'reported', spreads)
    late.learning = await at(office, 'learning')
    late.exception = await exception()
    late.disclosure = await disclosure()
    late.violation = await violation()
    late.explained = await violation(recordOf(OFFERED), '/phase explained')
    late.heard = await violation(recordOf(OFFERED), '/phase explained')
    inTime.incident = await at(office, 'reported', { description: '別の鞄', kind: 'lost-or-stolen', systems: ['none'] })
    await office.as('officer').says(inTime.incident, '/set cause 不明: 本人の記憶が戻っていない')
    inTime.exception = await exception()
    await office.as('officer').says(inTime.exception, '/approve')
    inTime.disclosure = await disclosure()
    await office.as('officer').says(inTime.disclosure, '/reject 範囲が広すぎる')
    await later('P16D')
    await quiet.says('deputy', late.heard, '/phase heard')
    await later('P50D')
    const number = await file(office, 'officer', 'operation-check', { 'check-occasion': '期限を過ぎた件' })
    await office.sweep()
    check = (await office.answers(number)).map(({ body }) => body).join('\n')
  })
  afterAll(() => office.stop())

  /** Each call of a deadline, its reminders before the time has run out apart. */
  const calls = (lines: readonly LedgerLine[], clock: string): string[] =>
    lines.flatMap(({ type, data }) =>
      type === 'reminder-sent' && data.clock === clock && data.kind !== 'reminder'
        ? [`${data.kind}: ${(data.roles as string[]).join(', ')}`]
        : [],
    )
  const told = async (number: number, clock: string) => calls(await office.ledger(number), clock)
  const toldToFew = async (number: number, clock: string) => calls(await quiet.ledger(number), clock)
  const saidOf = (bodies: readonly string[], clock: string): string[] =>
    bodies.flatMap((body) =>
      body.split('\n').filter((line) => /^- (🔔|📣)/.test(line) && line.includes(`「${clock}」`)),
    )
  const said = async (number: number, clock: string) =>
    saidOf(
      (await office.answers(number)).map(({ body }) => body),
      clock,
    )

  it('R4.2-2 refused: damage and cause that nobody writes are asked of executive and officer, then of the representative, each once, with what ends it', async () => {
    expect(await told(late.incident, 'analysis')).toEqual(['due: executive, officer', 'escalation: representative'])
    const [line, escalated, ...more] = await said(late.incident, '被害の特定と原因の分析')
    expect(more).toEqual([])
    expect(escalated).toMatch(/^- 📣 @executive さん.*`\/set 原因の分析/)
    expect(line).toMatch(/^- 🔔 @executive、@officer さん.*\*\*期限になりました\*\*.*〔規程 4-2 \(R4\.2-2\)〕/)
    expect(line).toContain('`/set 原因の分析')
  })

  it.each([
    ['R4-2', 'incident', 'representative-told', '代表社員への連絡', 'officer, deputy', 'representative', '規程 4'],
    ['R4.3-1', 'spreading', 'first-containment', '最初の封じ込め', 'responder, officer', 'executive', '規程 4-3'],
    ['R4.3-2b', 'spreading', 'recovery', '復旧', 'executive, sysadmin', 'representative', '規程 4-3'],
    ['R4.4-1', 'learning', 'lessons-meeting', '振り返りの会議', 'officer', 'representative', '規程 4-4'],
    ['R4.4-1', 'learning', 'prevention-plan', '再発防止計画', 'officer, sysadmin', 'representative', '規程 4-4'],
  ] as const)(
    '%s refused: of %s nobody leaves “%s” undone without whoever comes next hearing of it, once',
    async (clause, kind, clock, name, first, next, where) => {
      expect(await told(late[kind], clock)).toEqual([`due: ${first}`, `escalation: ${next}`])
      const [due, escalated, ...more] = (await office.answers(late[kind]))
        .flatMap(({ body }) => body.split('\n'))
        .filter((line) => /^- (🔔|📣)/.test(line) && line.includes(`「${name}`) && line.includes('期限'))
        .filter((line) => line.startsWith('- 📣') || line.includes('期限になりました'))
      expect(more).toEqual([])
      expect(due).toMatch(/^- 🔔/)
      expect(escalated).toMatch(/^- 📣 @executive さん/)
      expect(escalated).toContain(`〔${where} (${clause})〕`)
    },
  )

  it.each([
    ['R6-1', 'exception', 'exception-decided', '例外の申請への回答', '規程 6'],
    ['R8-3', 'disclosure', 'disclosure-decided', '範囲外公開の申請への回答', '規程 8'],
  ] as const)(
    '%s refused: a request that nobody answers goes to officer and deputy, then to the representative, each once',
    async (clause, kind, clock, name, where) => {
      expect(await told(late[kind], clock)).toEqual(['due: officer, deputy', 'escalation: representative'])
      const [due, escalated, ...more] = await said(late[kind], name)
      expect(more).toEqual([])
      expect(due).toMatch(/^- 🔔 @officer、@deputy さん/)
      expect(escalated).toMatch(/^- 📣 @executive さん/)
      for (const line of [due, escalated]) {
        expect(line).toContain(`〔${where} (${clause})〕`)
        // The command of the decision itself.
        expect(line).toContain('`/approve`')
      }
      expect(await office.status(late[kind])).toContain(`**期限超過** ${name}`)
    },
  )

  it('R4.2-2 R6-1 R8-3 allowed: whatever was answered in time is asked of nobody, be it provisional, and is overdue nowhere', async () => {
    expect([
      ...(await told(inTime.incident, 'analysis')),
      ...(await told(inTime.exception, 'exception-decided')),
      ...(await told(inTime.disclosure, 'disclosure-decided')),
      ...(await toldToFew(late.heard, 'violation-explained')),
    ]).toEqual([])
    expect(await office.status(inTime.exception)).not.toContain('期限超過')
  })

  it.each([
    ['R7-4', 'violation', 'violation-explained', 'investigator', '説明・弁明の機会の申し出'],
    ['R7-4', 'explained', 'violation-heard', 'investigator', '弁明の聴取'],
  ] as const)(
    '%s refused: %s waits for whoever hears, then it is the decider’s to ask, among those who may read it',
    async (clause, kind, clock, role, name) => {
      expect(await toldToFew(late[kind], clock)).toEqual([`due: ${role}`, 'escalation: decider'])
      const [due, escalated, ...more] = saidOf(
        (await quiet.said(late[kind])).filter((body) => !body.includes('hikeshi:status')),
        name,
      )
      expect(more).toEqual([])
      expect(due).toMatch(new RegExp(`@deputy さん.*〔規程 7 \\(${clause}\\)〕`))
      expect(escalated).toMatch(/@executive、@board さん/)
    },
  )

  it('R7-2 refused: what was heard and is not decided is asked of whoever decides, above whom the policy says there is nobody', async () => {
    expect(await toldToFew(late.heard, 'violation-decided')).toEqual(['due: decider'])
    expect(await toldToFew(late.heard, 'violation-heard')).toEqual([])
  })

  it('R5-1 the operation check names each of them under its requirement, in the company’s time, and nothing of what few may read', () => {
    const rowOf = (clause: string) => check.split('\n').find((line) => line.startsWith(`| ${clause} `)) ?? ''
    for (const clause of ['R4.2-2', 'R6-1', 'R8-3']) expect(rowOf(clause)).toContain('**不適合**')
    for (const clause of ['R7-2', 'R7-4']) expect(rowOf(clause)).not.toContain('**不適合**')
    for (const name of ['被害の特定と原因の分析', '例外の申請への回答', '範囲外公開の申請への回答'])
      expect(check).toMatch(new RegExp(`\\[${name} #\\d+\\]\\([^)]*\\) \\(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d JST\\)`))
    expect(check).not.toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d/)
    expect(check).not.toContain('弁明の聴取')
  })
})
