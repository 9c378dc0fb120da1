import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laidOut } from '../../src/hosts/cli/sandbox-set-up.ts'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { type Quiet, quietRepository } from './quiet.ts'
import { report, STOLEN } from './report.ts'
import { at, DRAWN_AND_APPROVED, FOUND, filledIn, planOf, prevent, recordOf } from './walk.ts'

const CUSTOMER =
  'agreement: 契約書 第3条, agreed-on: 2025-04-01, notice-terms: 24時間以内に電話, measures: 復旧後に報告'
const TEXT = `extends: default@1
company: { name: Playground Corporation, phone: 03-5550-0100 }
locale: ja
customers:
  kou: { label: 甲社, contact: 電話 03-5550-0199, ${CUSTOMER} }
  otsu: { label: 乙社, contact: 電話 03-5550-0188, ${CUSTOMER} }
`
const GROUPS = 'employees, dispatched, contract, part-time, interns, contractors, directors'

/** Points at which the regulation was only a label once: each one way that is allowed, and one that is refused. */
describe('the regulation in truth, point by point', () => {
  let office: Company
  let quiet: Quiet
  beforeAll(async () => {
    office = await company(laidOut(TEXT))
    quiet = quietRepository(office)
  })
  afterAll(() => office.stop())

  const says = (login: string, number: number, text: string) => office.as(login).says(number, text)
  const labelled = async (process: string): Promise<number[]> => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&labels=${encodeURIComponent(`hikeshi: ${process}`)}`
    return ((await office.call('admin', 'GET', path)).body as { number: number }[]).map((one) => one.number)
  }
  const later = async (time: string): Promise<void> => {
    await office.control('POST', '/clock', { advance: time })
    await office.sweep()
  }

  describe('2: values that are real', () => {
    let number = 0

    it('R4.2-2 refused: a cause that could not be found out, without a word of what was tried', async () => {
      number = await at(office, 'containment')
      await says('officer', number, recordOf({ ...FOUND, cause: '特定できなかった' }))
      await says('responder', number, '/evidence 操作の記録 | 保管庫 | 保全済み')
      await says('officer', number, '/phase eradication')
      expect(await office.refusal(number)).toEqual(['unknown-without-reason R4.2-2'])
    })

    it('R4.2-2 allowed: with what was tried it is an answer', async () => {
      const tried = '特定できなかった。改札とカフェの記録を調べ、駅と警察に照会した'
      await says('officer', number, recordOf({ cause: tried }))
      await says('officer', number, '/phase eradication')
      expect(await office.phase(number)).toBe('eradication')
    })

    const planWith = async (organisational: string): Promise<string> => {
      const { pull, path } = await planOf(office, number)
      const plan = (await office.file(path, pull.head.ref)) ?? ''
      const text = plan.includes('端末を暗号化する') ? plan : filledIn(plan)
      const section = /(<!-- hikeshi:section=organisational[^\n]*\n)[^\n]*\n/
      await office.as('sysadmin').writes(pull.head.ref, path, text.replace(section, `$1${organisational}\n`))
      const { body } = await office.call(
        'admin',
        'GET',
        `/repos/${office.sandbox.repos.runbooks}/commits/${(await planOf(office, number)).pull.head.sha}/check-runs`,
      )
      const { check_runs: runs } = body as { check_runs: { name: string; output: { summary: string } }[] }
      return runs.find(({ name }) => name === 'hikeshi / prevention plan')?.output.summary ?? ''
    }

    it.each([
      ['“n/a”', 'n/a'],
      ['a reason that could stand on any case', 'なし。理由は、手順どおりに対応したため'],
    ])('R4.4-1 refused: a side of the plan that says %s', async (_what, text) => {
      if ((await office.phase(number)) !== 'learning') {
        number = await at(office, 'learning')
      }
      expect(await planWith(text)).toContain('「組織的対策」に、この件についての記入がありません')
      await says('officer', number, '/phase closed')
      expect(await office.refusal(number)).toContain('pull-request-incomplete R4.4-1')
    })

    it('R4.4-1 allowed: a reason that names what it is about in this case', async () => {
      expect(await planWith('なし。理由は、ノートパソコンの持ち出しの決まりを先月改めたばかりのため')).not.toContain(
        '記入がありません',
      )
      await says('officer', number, '/phase closed')
      expect(await office.refusal(number)).not.toContain('pull-request-incomplete R4.4-1')
    })
  })

  describe('7: advice that fits', () => {
    const GENERAL = '電源は切らず、ネットワークから外'
    const told = async (kind: string) => {
      const number = await office.as('reporter').report(report({ ...STOLEN, kind, description: `${kind} らしい` }))
      return (await office.answers(number))[0]?.body ?? ''
    }

    it('R1-1 allowed: of malware the first answer says to leave the power on and take it off the network', async () => {
      expect(await told('malware')).toContain(GENERAL)
    })

    it.each([
      ['overheating', '触らずに部屋を出て 119'],
      ['intrusion', '安全な場所から 110'],
      ['lost-or-stolen', '一人で取り返しに行かない'],
      ['disaster', '身を守り、'],
    ])('R1-1 refused: of %s nobody is told so, but people’s safety first', async (kind, words) => {
      const answer = await told(kind)
      expect(answer).toContain(words)
      expect(answer).not.toContain(GENERAL)
    })
  })

  describe('9: told to each, after it exists', () => {
    let number = 0

    it('R4.4-3 refused: what was sent before the plan and the text exist, and to one customer of two, closes nothing', async () => {
      number = await at(office, 'learning')
      await says('officer', number, '/set customers-concerned 甲社、乙社')
      await says('officer', number, '/sent customers via メール to 甲社')
      await says('officer', number, '/phase closed')
      expect(await office.refusal(number)).toEqual(
        expect.arrayContaining(['fact-missing R4.4-3', 'notice-unsent R4.4-3', 'pull-request-unmerged R4.4-1']),
      )
      await prevent(office, number)
      const parts = { 'notice-summary': '端末が盗まれ、消去した。', 'notice-measures': '端末を暗号化する。' }
      const learnt = { 'went-wrong': '報告が遅れた', 'went-well': '消去は速かった' }
      await says('officer', number, recordOf({ ...parts, ...learnt }))
      await says('officer', number, '/set harm third-party: 盗難の被害\n/action @sysadmin 2031-03-31 施錠を配る')
      await says('board', number, '/acknowledge board-report')
      await says('officer', number, DRAWN_AND_APPROVED)
      await says('officer', number, `/sent persons-covered via 社内掲示 to ${GROUPS} 40`)
      await says('officer', number, '/sent customers via メール to 甲社')
      const answer = await says('officer', number, '/phase closed')
      expect(await office.refusal(number)).toEqual(['notice-unsent R4.4-3'])
      expect(answer).toContain('未送付：乙社')
      expect(await office.phase(number)).toBe('learning')
    })

    it('R4.4-3 allowed: once each customer and each group has got the approved text, it closes', async () => {
      await says('officer', number, '/sent customers via 電話 to 乙社')
      await says('officer', number, '/phase closed')
      expect(await office.phase(number)).toBe('closed')
    })
  })

  describe('18: the ways by which offices are reached', () => {
    it('R4.1-1d allowed: an office that takes reports by its page is shown with its page, and how it is read', async () => {
      const number = await office.as('reporter').report(report({ ...STOLEN, kind: 'malware', description: '暗号化' }))
      const status = await office.status(number)
      expect(status).toMatch(/IPA[^\n]*受付はメールだけ[^\n]*ipa\.go\.jp/)
      expect(status).toMatch(/オンラインの窓口は夜間・休日には読まれない[^\n]*npa\.go\.jp/)
      expect(status).toMatch(/報告フォームから[^\n]*ppc\.go\.jp/)
      expect(status).not.toMatch(/IPA[^\n]*(?:未記入|番号がありません)/)
    })

    it('R4.1-1d refused: a company without number or page is shown as missing, with who fills it in, and is not made known', async () => {
      const number = await office.as('reporter').report(report({ ...STOLEN, kind: 'malware', description: '感染' }))
      expect(await office.status(number)).toMatch(/情報セキュリティ責任者[^\n]*サーバ会社/)
      const labels = ['hikeshi: preparation']
      const facts = recordOf({ prepared: '連絡先', 'prepared-where': 'runbooks' })
      const made = await office.as('officer').report(facts, { title: '周知', labels })
      await says('officer', made, facts)
      await says('officer', made, '/phase told')
      await says('officer', made, '/phase acknowledged')
      expect(await office.refusal(made)).toContain('contacts-empty R4.1-1d')
    })
  })

  describe('26 and 27: runbooks', () => {
    it('R4.3-1 allowed: of a lost device the case says to locate and lock, decide on wiping, and only then suspend the line', async () => {
      const number = await at(office, 'containment')
      const status = await office.status(number)
      const [wipe, suspend] = [status.indexOf('遠隔消去をするかどうか'), status.indexOf('電話会社に回線停止を頼む')]
      expect(wipe).toBeGreaterThan(-1)
      expect(suspend).toBeGreaterThan(wipe)
    })

    it('R4.3-1 refused: nobody suspends the line first by the first minutes of it', async () => {
      const number = await office.as('reporter').report(report({ ...STOLEN, description: '携帯をなくした' }))
      const status = await office.status(number)
      expect(status).toMatch(/遠隔でロックする[\s\S]*ロックできたことを[\s\S]*セッション/)
      expect(status).toContain('スマートフォンの回線停止はまだ頼まない')
    })

    it('R1-2 allowed: a fraudulent transfer has its runbook, which begins with the bank', async () => {
      const paid = { ...STOLEN, kind: 'fraud', description: '偽の請求に送金した', systems: ['email'] }
      const number = await office.as('reporter').report(report(paid))
      const status = await office.status(number)
      expect(status).toMatch(/### [^\n]*送金/)
      expect(status).toMatch(/\n1\. [^\n]*銀行/)
    })

    it('R4.2-3 refused: a kind of which nobody has written one is not analysed until somebody is appointed and it has started', async () => {
      const other = { ...STOLEN, kind: 'breach-other', description: '見慣れない機器', systems: ['email'] }
      const number = await office.as('reporter').report(report(other))
      await says('officer', number, '/phase analysis')
      expect(await office.refusal(number)).toEqual(expect.arrayContaining([expect.stringContaining('R4.2-3')]))
    })
  })

  describe('4: whom it is about', () => {
    const BODY = filled('restricted-incident', {
      pointer: '責任者の金庫の封筒',
      kind: 'insider-leak',
      systems: ['file-share'],
    })
    const opened = async (login: string): Promise<number> =>
      (await quiet.opens(login, 'hikeshi: restricted-incident', BODY)).number
    const reminded = async (number: number): Promise<string> => {
      const before = (await quiet.said(number)).length
      await later('P2D')
      return (await quiet.said(number)).slice(before).join('\n')
    }

    it('R4.2-1 allowed: the representative whom it is not about is told of it, and may appoint and decide', async () => {
      const number = await opened('deputy')
      expect(await reminded(number)).toContain('@executive')
      await quiet.says('executive', number, '/set severity high')
      expect(await quiet.refusal(number)).toEqual([])
    })

    it('R4.2-1 R8-2 refused: whom it is about is told nothing, decides nothing, and the officer reads how he can still read it', async () => {
      const number = await opened('deputy')
      await quiet.says('officer', number, recordOf({ insiders: '@executive' }))
      expect((await quiet.said(number)).join('\n')).toMatch(
        /関与できない人：\*\*`executive`[\s\S]*`restricted` を読める場合は、まだ何も書かないでください/,
      )
      expect(await reminded(number)).not.toContain('@executive')
      expect(await quiet.status(number)).toContain('責任者が /appoint で任命する')
      await quiet.says('executive', number, '/set severity low')
      expect((await quiet.refusal(number))[0]).toMatch(/^not-for-you/)
    })
  })

  describe('12: the first preparation', () => {
    it('R4.1-1e R8-1 allowed: within a week of the first adoption nothing is asked, and within the month both are opened', async () => {
      expect(await labelled('edition')).toEqual([])
      await later('P8D')
      expect([(await labelled('edition')).length, (await labelled('preparation')).length >= 1]).toEqual([1, true])
    })

    it('R4.1-1e R8-1 refused: one that nobody makes known within the month is overdue, and taken to whoever is above', async () => {
      const [edition = 0] = await labelled('edition')
      await later('P24D')
      expect((await office.issue(edition)).labels).toContain('overdue')
      const kinds = (await office.ledger(edition)).flatMap(({ type, data }) =>
        type === 'reminder-sent' ? [data.kind] : [],
      )
      expect(kinds).toContain('escalation')
    })
  })
})
