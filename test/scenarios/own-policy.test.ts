import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laidOut } from '../../src/hosts/cli/sandbox-set-up.ts'
import { resolvedOf } from '../support/resolved-policy.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { recordOf } from './walk.ts'

const OWN = '.github/hikeshi.yml'
const WHOLE = '.github/hikeshi.resolved.yml'
const TEXT = 'extends: default@1\ncompany: { name: Playground Corporation, phone: 03-5550-0100 }\nlocale: ja\n'
const EVERYBODY = 'processes:\n  exception: { excluded: { reporter: false } }\n'
/** Without things that the regulation names: a group, the time of keeping, the place for few, the first entries. */
const BARE = `groups: { interns: null }
clocks: { retention: { length: P1Y } }
processes: { violation: { restricted: false } }
history: []
`
const UNDONE = `processes:
  exception: { waiver: null }
  review: { schedule: { every: P18M } }
  minor:
    label: 軽微な事象
    repository: incidents
    start: seen
    phases: { seen: { label: 受付済み }, filed: { label: 記録済み, end: completed } }
    in-charge: { seen: [officer] }
    transitions: [{ from: seen, to: filed, by: [officer], clause: R4.2-1 }]
    form: { name: 小さな事象の報告, description: 小さなことはこちらへ, title: '【小】', items: [{ field: kind }] }
clocks: { personal-data-preliminary: { length: P10D } }
systems: { chat: { label: チャット（合言葉 Tora2024!） } }
`
const STATED =
  'without:\n  - { safeguard: exception-excluded, clause: R6-1, reason: 申請できる者が一人しかいないため }\n'

describe('a policy that builds on the base, on GitHub', () => {
  let office: Company
  let number = 0
  beforeAll(async () => {
    office = await company(laidOut(TEXT))
    number = await office.as('reporter').report(report(STOLEN))
  })
  afterAll(() => office.stop())

  const at = () => `/repos/${office.sandbox.repos.incidents}/contents`
  async function writes(path: string, text: string): Promise<string> {
    const { sha } = (await office.call('admin', 'GET', `${at()}/${path}`)).body as { sha?: string }
    const body = {
      message: 'Change',
      content: Buffer.from(text).toString('base64'),
      ...(sha === undefined ? {} : { sha }),
    }
    const put = await office.call('admin', 'PUT', `${at()}/${path}`, body)
    await office.sandbox.idle()
    return (put.body as { content: { sha: string } }).content.sha
  }
  /** Puts the company's own file and the whole that comes of it on the default branch; gives the blob that is adopted. */
  async function pushes(own: string): Promise<string> {
    await writes(OWN, own)
    return writes(WHOLE, resolvedOf(own) ?? expect.fail('The own file can be read'))
  }
  async function adopts(sha: string): Promise<string> {
    await office.as('officer').comments(number, `/adopt ${sha}`)
    await office.sandbox.idle()
    return (await office.comments(number)).at(-1)?.body ?? ''
  }
  const judgedBy = async (): Promise<string | undefined> => {
    await office.as('officer').says(number, '/note 今の運用ポリシーで')
    return (await office.ledger(number)).at(-1)?.policy
  }

  it('R9-2 R6-1 refused: a safeguard that goes without a word is named with its clause, and nothing is adopted', async () => {
    const sha = await pushes(`${TEXT}${EVERYBODY}`)
    const said = await adopts(sha)
    expect(said).toContain('exception-excluded')
    expect(said).toContain('R6-1')
    expect(await judgedBy()).not.toBe(sha)
  })

  it('R9-5 R2-1 R4.4-5 R8-2 refused: a policy without what the regulation names, each thing by its clause, is not adopted', async () => {
    const sha = await pushes(`${TEXT}${BARE}`)
    const said = await adopts(sha)
    for (const clause of ['R9-5', 'R2-1', 'R4.4-5', 'R8-2']) expect(said).toContain(`条項 ${clause}、`)
    expect(await judgedBy()).not.toBe(sha)
  })

  it('R9-2 R1-3 R6-1 R9-3 R8-2 refused: a second way in, exceptions that open nothing, a rare review and a secret, each named, and nothing is adopted', async () => {
    const sha = await pushes(`${TEXT}${UNDONE}`)
    const said = await adopts(sha)
    for (const name of ['incident-beside', 'exception-waiver', 'review-schedule', 'clock-personal-data-preliminary'])
      expect(said).toContain(name)
    expect(said).toContain('secret-told')
    expect(said).not.toContain('Tora2024')
    expect(await judgedBy()).not.toBe(sha)
  })

  it('R4-1 R4.1-4 refused: a consent that is still to come, and a downtime that nobody means, each at its line', async () => {
    const customer = '{ label: One, agreement: A, agreed-on: 2099-01-01, contact: C, notice-terms: T, measures: M }'
    const sha = await pushes(`${TEXT}customers:\n  one: ${customer}\nworks:\n  orders: { tolerable-downtime: P4M }\n`)
    const said = await adopts(sha)
    expect(said).toMatch(/行 .*date-ahead.*2099-01-01/)
    expect(said).toMatch(/行 .*out-of-range.*P4M/)
    expect(await judgedBy()).not.toBe(sha)
  })

  it('R9-2 R6-1 allowed: with its clause and reason it is adopted, and whoever adopts it is told which one goes', async () => {
    const sha = await pushes(`${TEXT}${EVERYBODY}${STATED}`)
    const said = await adopts(sha)
    expect(said).toContain('exception-excluded')
    expect(said).toContain('申請できる者が一人しかいないため')
    expect(await judgedBy()).toBe(sha)
  })

  it('R4.1-4 what the officer decided is out of date once works have changed: the operation check says so until he decides anew', async () => {
    const decides = async (): Promise<void> => {
      const labels = ['hikeshi: preparation']
      const facts = { prepared: '復旧優先度', 'prepared-where': 'docs', 'priorities-decision': '算定のとおりと決めた' }
      const made = await office.as('officer').report(recordOf(facts), { title: '周知', labels })
      await office.as('officer').says(made, recordOf(facts))
    }
    const found = async (): Promise<boolean> => {
      const labels = ['hikeshi: operation-check']
      const check = await office.as('officer').report('', { title: '運用確認', labels })
      const bodies = (await office.answers(check)).map(({ body }) => body)
      const result = bodies.find((body) => body.includes('<!-- hikeshi:findings -->')) ?? expect.fail('It is drawn up')
      await office.control('POST', '/clock', { advance: 'P1D' })
      return result.includes('責任者の最後の決定より後')
    }
    await decides()
    expect(await found()).toBe(false)
    const sha = await pushes(`${TEXT}${EVERYBODY}${STATED}works:\n  orders: { tolerable-downtime: PT8H }\n`)
    await adopts(sha)
    expect(await judgedBy()).toBe(sha)
    expect(await found()).toBe(true)
    await decides()
    expect(await found()).toBe(false)
  })
})
