import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laidOut } from '../../src/hosts/cli/sandbox-set-up.ts'
import { resolvedOf } from '../support/resolved-policy.ts'
import { type Company, company } from './company.ts'
import { file } from './desk.ts'
import { recordOf } from './walk.ts'

const OWN = '.github/hikeshi.yml'
const WHOLE = '.github/hikeshi.resolved.yml'
const HISTORY = 'revisions/history.md'
const TEXT = `extends: default@1
company: { name: Playground Corporation, phone: 03-5550-0100 }
locale: ja

# どのくらいで振り返るか
clocks:
  lessons-meeting: { length: P4D }

# どのシステムで何をしているか
systems:
  shop: { label: 受注サイト, kind: application, owner: sysadmin, works: [orders] }

# 顧客
customers:
  kou: { label: 甲社, agreement: 契約書 第3条, agreed-on: 2025-04-01, contact: 電話 03-5550-0199, notice-terms: 24時間以内に電話, measures: 復旧後に報告 }
`

interface Pull {
  number: number
  head: { ref: string; sha: string }
}
interface Run {
  name: string
  conclusion: string
  output: { summary: string }
}

describe('revisions of a company’s own file that are open at once', () => {
  let office: Company
  beforeAll(async () => {
    office = await company(laidOut(TEXT))
  })
  afterAll(() => office.stop())

  const path = (rest: string) => `/repos/${office.sandbox.repos.incidents}/${rest}`
  const read = async (file: string, ref = 'main'): Promise<string> => {
    const { body } = await office.call('admin', 'GET', path(`contents/${file}?ref=${ref}`))
    return Buffer.from((body as { content: string }).content, 'base64').toString('utf8')
  }
  const writes = async (file: string, ref: string, text: string): Promise<void> => {
    const { sha } = (await office.call('admin', 'GET', path(`contents/${file}?ref=${ref}`))).body as { sha: string }
    const put = { message: 'Revise', branch: ref, sha, content: Buffer.from(text).toString('base64') }
    expect((await office.call('admin', 'PUT', path(`contents/${file}`), put)).status).toBeLessThan(300)
    await office.sandbox.idle()
  }
  /** A revision that stands before its merge: the own file is changed, and the whole is generated out of it. */
  const drafts = async (content: string, from: string, to: string): Promise<Pull> => {
    const number = await file(office, 'reporter', 'revision', {
      'revision-content': content,
      'revision-reason': '実情',
    })
    const examined = { 'revision-examination': '妥当', consultation: '不要。理由は内容が小さいため' }
    await office.as('officer').says(number, `${recordOf(examined)}\n\n/phase examined`)
    await office.as('officer').says(number, '/phase drafted')
    const pull = (await pulls()).find(({ head }) => head.ref.endsWith(`revision/incidents/${number}`))
    if (pull === undefined) throw new Error('No pull request of the revision')
    const own = (await read(OWN, pull.head.ref)).replace(from, to)
    await writes(OWN, pull.head.ref, own)
    await writes(WHOLE, pull.head.ref, resolvedOf(own) ?? '')
    return now(pull)
  }
  const pulls = async () => (await office.call('admin', 'GET', path('pulls?state=all'))).body as Pull[]
  const now = async ({ number }: Pull) => (await office.call('admin', 'GET', path(`pulls/${number}`))).body as Pull
  const merge = async ({ number }: Pull): Promise<number> => {
    const answer = await office.call('admin', 'PUT', path(`pulls/${number}/merge`), { merge_method: 'merge' })
    await office.sandbox.idle()
    return answer.status
  }
  const runsOf = async (pull: Pull): Promise<Run[]> => {
    const { head } = await now(pull)
    const { body } = await office.call('admin', 'GET', path(`commits/${head.sha}/check-runs`))
    return (body as { check_runs: Run[] }).check_runs
  }
  const renewal = async (pull: Pull) => (await runsOf(pull)).find(({ name }) => name === 'hikeshi / other revision')

  it('R9-5 R9-2 allowed: own file and whole of both stay, the whole is what both give together, and every check is there', async () => {
    const first = await drafts('振り返りを早く', 'length: P4D', 'length: P3D')
    const second = await drafts('顧客の電話', '03-5550-0199', '03-5550-0177')
    expect(await merge(first)).toBe(200)
    expect((await now(second)).head.sha).not.toBe(second.head.sha)
    const run = await renewal(second)
    expect(run?.conclusion).toBe('success')
    expect(run?.output.summary).toContain('ほかのチェックも、すぐに')
    const own = await read(OWN, second.head.ref)
    expect(own).toMatch(/P3D[\s\S]*03-5550-0177/)
    expect(await read(WHOLE, second.head.ref)).toBe(resolvedOf(own))
    const names = (await runsOf(second)).filter(({ conclusion }) => conclusion === 'failure').map(({ name }) => name)
    expect(names).not.toContain('hikeshi / policy')
    expect(await merge(second)).toBe(200)
    // Nobody had approved the first: with the second both come into force, and its line says so.
    expect(await read(HISTORY)).toMatch(/振り返りを早く.*P4D → P3D\n.*顧客の電話.*03-5550-0177.*P4D → P3D/)
  })

  it('R9-5 refused: a process that ends between the merge and the renewal of the others leaves it to the next round, which does it once, with every check at once', async () => {
    const first = await drafts('サイトの名', 'label: 受注サイト', 'label: 受注と問合せ')
    const second = await drafts('契約書の条', '契約書 第3条', '契約書 第4条')
    // GitHub does not merge for a while: nothing comes of this delivery but an error.
    const instead = [{ method: 'POST', path: '/merges$', times: 9, done: false, status: 503, body: {}, headers: {} }]
    await office.control('POST', '/faults', { instead })
    expect(await merge(first)).toBe(200)
    // From here on nobody tells of anything, as the Action is told of no pull request: the round does all of it.
    await office.control('POST', '/faults', { drop: 1 })
    expect((await now(second)).head.sha).toBe(second.head.sha)
    await office.sweep()
    const { head } = await now(second)
    expect(head.sha).not.toBe(second.head.sha)
    expect((await renewal(second))?.conclusion).toBe('success')
    expect((await runsOf(second)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['hikeshi / policy', 'hikeshi / revision of the regulation']),
    )
    await office.sweep()
    expect((await now(second)).head.sha).toBe(head.sha)
    await office.control('POST', '/faults', {})
    expect(await merge(second)).toBe(200)
    expect(await read(HISTORY)).toMatch(/サイトの名[\s\S]*契約書の条/)
    const { body } = await office.call('admin', 'GET', path('git/matching-refs/heads/hikeshi/renew'))
    expect(body).toEqual([])
  })

  it('R9-2 refused: two that change one place of the own file stay as they were, and of the whole it is said that it is generated anew', async () => {
    const first = await drafts('さらに早く', 'length: P3D', 'length: P2D')
    const second = await drafts('もっと早く', 'length: P3D', 'length: P1D')
    expect(await merge(first)).toBe(200)
    expect((await now(second)).head.sha).toBe(second.head.sha)
    const run = await renewal(second)
    expect(run?.conclusion).toBe('failure')
    expect(run?.output.summary).toMatch(/`\.github\/hikeshi\.yml` の \d+ 行目/)
    expect(run?.output.summary).toMatch(
      /`\.github\/hikeshi\.resolved\.yml` は、会社のファイルを直したあと `hikeshi generate`/,
    )
  })
})
