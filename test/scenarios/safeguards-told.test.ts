import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCommand } from '../../src/hosts/cli/definitions/check.ts'
import { laidOut } from '../../src/hosts/cli/sandbox-set-up.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
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
customers:
  kou: { label: 甲社, agreement: 契約書 第3条, agreed-on: 2025-04-01, contact: 電話 03-5550-0199, notice-terms: 24時間以内に電話, measures: 復旧後に報告 }
`
const REASON = '申請できる者が一人しかいないため'
const GONE = `${TEXT}processes:
  exception: { excluded: { reporter: false } }
clocks:
  lessons-meeting: { length: P4D }
systems:
  chat: { label: 社内の連絡 }
without:
  - { safeguard: exception-excluded, clause: R6-1, reason: ${REASON} }
`

interface Run {
  name: string
  output: { summary: string }
}

describe('a revision that takes a safeguard away (clauses 6 and 9)', () => {
  let office: Company
  let number = 0
  let pull: { number: number; head: { ref: string; sha: string } }
  beforeAll(async () => {
    office = await company(laidOut(TEXT))
    number = await file(office, 'reporter', 'revision', {
      'revision-content': '例外の申請者',
      'revision-reason': '実情',
    })
    const examined = { 'revision-examination': '妥当', consultation: '不要。理由は一人だけのため' }
    await office.as('officer').says(number, `${recordOf(examined)}\n\n/phase examined`)
    await office.as('officer').says(number, '/phase drafted')
    pull = await pullNow()
    await writes(`revisions/${new Date().getUTCFullYear()}/incidents-${number}.md`, (text) =>
      text.replace(/(<!-- hikeshi:section=change[^\n]*\n)/, '$1申請者も決められるようにする\n'),
    )
    await writes(OWN, () => GONE)
    await writes(WHOLE, () => resolvedOf(GONE) ?? expect.fail('The own file can be read'))
  })
  afterAll(() => office.stop())

  const path = (rest: string) => `/repos/${office.sandbox.repos.incidents}/${rest}`
  const pullNow = async (): Promise<typeof pull> => {
    const { body } = await office.call('admin', 'GET', path('pulls?state=all'))
    const found = (body as (typeof pull)[]).find(({ head }) => head.ref.endsWith(`revision/incidents/${number}`))
    return found ?? expect.fail('The revision has its pull request')
  }
  const read = async (file: string, ref: string): Promise<{ sha: string; text: string }> => {
    const { sha, content } = (await office.call('admin', 'GET', path(`contents/${file}?ref=${ref}`))).body as {
      sha: string
      content: string
    }
    return { sha, text: Buffer.from(content, 'base64').toString('utf8') }
  }
  const writes = async (file: string, change: (text: string) => string): Promise<void> => {
    const { sha, text } = await read(file, pull.head.ref)
    const content = Buffer.from(change(text)).toString('base64')
    const put = { message: 'Revise', branch: pull.head.ref, sha, content }
    expect((await office.call('admin', 'PUT', path(`contents/${file}`), put)).status).toBeLessThan(300)
    await office.sandbox.idle()
  }
  const runsAt = async (sha: string): Promise<Run[]> =>
    ((await office.call('admin', 'GET', path(`commits/${sha}/check-runs`))).body as { check_runs: Run[] }).check_runs

  it('R9-2 the check names it with clause and reason, and refuses where nobody states it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'safeguard-'))
    const checked = async (text: string) => {
      await writeFile(join(folder, 'hikeshi.yml'), text)
      await writeFile(join(folder, 'hikeshi.resolved.yml'), resolvedOf(text) ?? '')
      return runCommand(checkCommand(), join(folder, 'hikeshi.yml'))
    }
    try {
      const stated = await checked(GONE)
      expect(stated.code).toBe(0)
      expect(stated.out).toContain(`exception-excluded（R6-1）：${REASON}`)
      const silent = await checked(GONE.replace(/without:[\s\S]*/, ''))
      expect([silent.code, silent.out]).toEqual([1, expect.stringMatching(/:7:\d+ safeguard-weakened: .*R6-1/)])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('R9-2 the pull request of the policy names it, before anybody approves', async () => {
    const { head } = await pullNow()
    const names = (await runsAt(head.sha)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['hikeshi / policy', 'hikeshi / revision of the regulation']))
    const { output } =
      (await runsAt(head.sha)).find(({ name }) => name === 'hikeshi / policy') ?? expect.fail('It is checked')
    expect(output.summary).toContain('`exception-excluded`（R6-1）')
    expect(output.summary).toContain(REASON)
    expect(output.summary).toContain('P5D → P4D')
  })

  it('R9-5 its line of the history names it with the difference, in the same pull request, and only once', async () => {
    const { head } = await pullNow()
    const { text } = await read(HISTORY, head.sha)
    const lines = text.split('\n').filter((line) => line.includes(`\`incidents#${number}\``))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('例外の申請者（理由：実情）')
    expect(lines[0]).toContain('P5D → P4D')
    expect(lines[0]).toContain(`\`exception-excluded\`（R6-1）：${REASON}`)
  })

  it('R9-2 refused: the line of the history takes back nobody’s approval, and the officer’s counts for the head that he has seen', async () => {
    await office.call('officer', 'POST', path(`pulls/${pull.number}/reviews`), { event: 'APPROVE' })
    await office.sandbox.idle()
    const { head } = await pullNow()
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    expect((await pullNow()).head.sha).toBe(head.sha)
  })

  it('R9-2 the officer’s approval brings it into force, and what he is told of it names it', async () => {
    await office.call('admin', 'PUT', path(`pulls/${pull.number}/merge`), { merge_method: 'merge' })
    await office.sandbox.idle()
    const told = (await office.answers(number)).map(({ body }) => body).find((body) => body.includes('revision='))
    expect(told).toContain('`exception-excluded`（R6-1）')
    expect(told).toContain(REASON)
  })

  it('R9-4 the notices tell the difference and name it: customers no setting of the company, and no value', async () => {
    const staff = await office.as('officer').says(number, '/notice persons-covered')
    expect(staff).toContain('■ 運用ポリシーの変更点')
    expect(staff).toMatch(/・変更：期限「.*P5D → P4D/)
    expect(staff).toContain('社内の連絡')
    expect(staff).toContain(`・exception-excluded（R6-1）：${REASON}`)
    const customers = await office.as('officer').says(number, '/notice customers')
    expect(customers).toMatch(/・変更：期限「/)
    expect(customers).not.toContain('P4D')
    expect(customers).not.toContain('社内の連絡')
    expect(customers).toMatch(/・その他、社内の設定の変更 \d+ 件/)
    expect(customers).toContain(`・exception-excluded（R6-1）：${REASON}`)
  })
})
