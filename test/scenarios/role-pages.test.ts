import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { ownReport, report, STOLEN } from './report.ts'
import { at, FOUND, filledIn, planOf, RECORD, recordOf } from './walk.ts'

// Each page of a role as its reader would act it out: the lines that stand there, in the order in which they help.

const page = (name: string): string => readFileSync(new URL(`../../.github/docs/${name}.md`, import.meta.url), 'utf8')
/** The commands that a page shows in a table, a sentence or a block of its own. */
const commandsIn = (text: string): string[] => [
  ...[...text.matchAll(/`(\/[a-z][^`\n]*)`/g)].map(([, line = '']) => line),
  ...[...text.matchAll(/```text\n(\/[^\n]+)\n/g)].map(([, line = '']) => line),
]
const POLICY = '.github/hikeshi.yml'

let office: Company
beforeAll(async () => {
  office = await company()
})
afterAll(() => office.stop())

const incidents = () => `/repos/${office.sandbox.repos.incidents}`
const runbooks = () => `/repos/${office.sandbox.repos.runbooks}`
const ok = async (login: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
  const answer = await office.call(login, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}`)
  return (answer.body ?? {}) as Record<string, unknown>
}

/** Says a line and gives how it was taken. */
async function taken(login: string, number: number, line: string): Promise<string[]> {
  const id = await office.as(login).comments(number, line)
  await office.sandbox.idle()
  return office.reactions(id)
}

/** The lines that were shown and not said yet: at the end of a page there is none. */
function sayingAll(pages: readonly string[]) {
  const left = new Set(pages.flatMap((name) => commandsIn(page(name))))
  expect(left.size).toBeGreaterThan(0)
  return {
    left,
    /** A line of the page, by its beginning in each language, with something in the places that it leaves open. */
    async say(login: string, number: number, shown: RegExp, line: string) {
      const found = [...left].filter((each) => shown.test(each))
      expect(found, String(shown)).not.toEqual([])
      for (const each of found) left.delete(each)
      expect([line, await taken(login, number, line)]).toEqual([line, ['+1']])
    },
  }
}

describe('what each role’s page says works as it says', () => {
  it('R4.2-1 reporter.md: one sentence is a report; what was done to stop it counts at once; a correction is kept beside the first words', async () => {
    const { left, say } = sayingAll(['reporter', 'reporter.ja'])
    const number = await office.as('reporter').report('電車でパソコンの入った鞄をなくした')
    expect(await office.phase(number)).toBe('reported')
    const [first] = await office.answers(number)
    expect(first?.body).toContain('03-5550-0100')
    expect((await office.issue(number)).assignees).toEqual(['officer'])
    await say('reporter', number, /^\/note/, '/note 網棚に置いていた')
    await say('reporter', number, /^\/contain/, '/contain 遠隔でロックした')
    const asked = (await office.answers(number)).at(-1)?.body
    expect(asked).toContain('@officer')
    await office.as('officer').says(number, /`(\/contain [^`]+)`/.exec(asked ?? '')?.[1] ?? '')
    expect(await office.phase(number)).toBe('containment')
    await office.as('reporter').editsReport(number, '電車でパソコンの入った鞄をなくした。黒い鞄')
    const record = JSON.stringify(await office.ledger(number))
    for (const words of ['鞄をなくした"', '黒い鞄', '網棚']) expect(record).toContain(words)
    expect([...left]).toEqual([])
  })

  it('R4.2-4 responder.md: each line of the table is taken, from the first containment to a system that runs again', async () => {
    const { left, say } = sayingAll(['responder', 'responder.ja'])
    const number = await office.as('reporter').report(report(STOLEN))
    await say('responder', number, /^\/contain/, '/contain Took the laptop off the network')
    await say('responder', number, /^\/note at/, '/note at 23:40 駅で見た')
    await say(
      'responder',
      number,
      /^\/record$/,
      recordOf({ damage: '端末1台', cause: '置き引き', systems: 'staff-devices' }),
    )
    await say('responder', number, /^\/evidence/, '/evidence 操作の記録 | 保管庫 | 保全済み')
    await say('responder', number, /^\/contact/, '/contact 鉄道会社 届いていない')
    await say('responder', number, /^\/status$/, '/status')
    await say('responder', number, /^\/help$/, '/help')
    await say('responder', number, /^\/set channel-compromised/, '/set channel-compromised yes')
    expect(await office.status(number)).toMatch(/電話/)
    await office.as('officer').says(number, recordOf(FOUND))
    await say('responder', number, /^\/advance$/, '/advance')
    expect(await office.phase(number)).toBe('eradication')
    await say('responder', number, /^\/phase/, '/phase containment まだ広がっていた')
    expect(await office.phase(number)).toBe('containment')
    await office
      .as('responder')
      .says(number, `/advance\n${recordOf({ 'eradication-measures': '証明書を失効させた' })}\n`)
    await office.as('responder').says(number, '/phase recovery')
    await say('responder', number, /^\/recovered/, '/recovered staff-devices')
    // These two are what the officer does of what the page tells of.
    expect([...left].sort()).toEqual(['/ratify', '/redact'])
  })

  it('R4.2-3 officer.md: each line of the first table is taken', async () => {
    const { left, say } = sayingAll(['officer', 'officer.ja'])
    const number = await office.as('reporter').report(ownReport())
    await say('officer', number, /^\/set severity/, '/set severity critical')
    await say('officer', number, /^\/advance$/, '/advance')
    expect(await office.phase(number)).toBe('analysis')
    // A critical one has started the organisation by itself.
    const unforeseen = await office.as('reporter').report(ownReport())
    await say('officer', unforeseen, /^\/appoint/, '/appoint @executive 手順書がない')
    await say('officer', unforeseen, /^\/activate$/, '/activate')
    const other = await office.as('reporter').report(ownReport())
    await say('officer', other, /^\/part-of/, `/part-of #${number}`)
    const twin = await office.as('reporter').report(ownReport())
    await say('officer', twin, /^\/duplicate/, `/duplicate #${number}`)
    const none = await office.as('reporter').report(ownReport())
    await say('officer', none, /^\/dismiss/, '/dismiss 社内の訓練だった')
    expect((await office.issue(none)).state).toBe('closed')
    const learning = await at(office, 'learning')
    await say('officer', learning, /^\/action/, '/action @sysadmin 2031-01-31 施錠を配る')
    await office
      .as('officer')
      .says(
        learning,
        recordOf({ ...RECORD, 'notice-summary': '端末が盗まれ、消去した。', 'notice-measures': '端末を暗号化する。' }),
      )
    await say('officer', learning, /^\/notice/, '/notice customers')
    await say('officer', learning, /^\/exempt/, '/exempt customers 顧客 個人情報を含まない')
    // Said in other pages' stories: /ratify, /stand-down, /acknowledge, /approve and /sent each have a scenario of their own.
    expect([...left].filter((line) => !/^\/(?:ratify|stand-down|acknowledge|approve|sent)\b/.test(line))).toEqual([])
  })

  it('R4.4-1 reviewer.md: the plan counts by the approvals of its last commit, and a merge without them is put right on the case', async () => {
    const checks = [...page('reviewer').matchAll(/\*(hikeshi \/ [a-z ]+)\*/g)].map(([, name]) => name)
    expect(checks).toEqual(['hikeshi / prevention plan', 'hikeshi / runbooks', 'hikeshi / policy'])
    const number = await at(office, 'learning')
    const { pull, path } = await planOf(office, number)
    const conclusion = async (repository: string, ref: string, name: string) => {
      const runs = (await ok('admin', 'GET', `${repository}/commits/${ref}/check-runs`)).check_runs
      return (runs as { name: string; conclusion: string }[]).find((run) => run.name === name)?.conclusion
    }
    const { ref } = pull.head
    await office.as('sysadmin').writes(ref, path, filledIn((await office.file(path, ref)) ?? ''))
    await office.as('officer').approves(pull.number)
    await office.as('sysadmin').approves(pull.number)
    expect(await conclusion(runbooks(), ref, 'hikeshi / prevention plan')).toBe('success')
    await office.as('responder').writes(ref, path, `${await office.file(path, ref)}\n追記\n`)
    expect(await conclusion(runbooks(), ref, 'hikeshi / prevention plan')).toBe('failure')
    await office.as('officer').approves(pull.number)
    await office.as('officer').merges(pull.number)
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toContain('pull-request-unapproved R4.4-1')
    const [approve = ''] = commandsIn(page('reviewer'))
    expect([approve, await taken('sysadmin', number, approve)]).toEqual(['/approve prevention', ['+1']])
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).not.toContain('pull-request-unapproved R4.4-1')
  })

  it('R4.1-1 reviewer.md: a runbook’s check names its problems, and the day of review is written in its head', async () => {
    const { object } = (await ok('sysadmin', 'GET', `${runbooks()}/git/ref/heads/main`)) as { object: { sha: string } }
    await ok('sysadmin', 'POST', `${runbooks()}/git/refs`, { ref: 'refs/heads/reviewed', sha: object.sha })
    const path = 'runbooks/malware.md'
    const text = (await office.file(path)) ?? ''
    await office.as('sysadmin').writes('reviewed', path, text.replace(/^kinds: .*$/m, 'kinds: [malwre]'))
    await ok('sysadmin', 'POST', `${runbooks()}/pulls`, { title: 'Reviewed', head: 'reviewed', base: 'main' })
    await office.sandbox.idle()
    const seen = async () => {
      const runs = (await ok('admin', 'GET', `${runbooks()}/commits/reviewed/check-runs`)).check_runs
      const run = (runs as { name: string; conclusion: string; output: { summary: string } }[])[0]
      return `${run?.name} ${run?.conclusion} ${run?.output.summary}`
    }
    expect(await seen()).toMatch(/^hikeshi \/ runbooks failure [\s\S]*malwre/)
    expect(text).toMatch(/^reviewed: null$/m)
    const today = new Date().toISOString().slice(0, 10)
    await office.as('sysadmin').writes('reviewed', path, text.replace(/^reviewed: null$/m, `reviewed: ${today}`))
    expect(await seen()).toMatch(/^hikeshi \/ runbooks (?:success|neutral)/)
    expect(await seen()).not.toContain('一度も見直されていません')
  })

  it('R9-5 reviewer.md: a policy is in force once it is merged with the officer’s approval of that head, and not by another’s', async () => {
    const sha = async (where: string) => {
      const answer = (await ok('admin', 'GET', `${incidents()}/git/ref/heads/${where}`)) as { object: { sha: string } }
      return answer.object.sha
    }
    const shownAs = async (by: string, name: string, branch: string) => {
      await ok('admin', 'POST', `${incidents()}/git/refs`, { ref: `refs/heads/${branch}`, sha: await sha('main') })
      const there = (await ok('admin', 'GET', `${incidents()}/contents/${POLICY}`)) as { content: string; sha: string }
      const text = Buffer.from(there.content, 'base64').toString('utf8')
      const content = Buffer.from(text.replace(/^( *name:) .*$/m, `$1 ${name}`)).toString('base64')
      const change = { message: 'Another name', branch, content, sha: there.sha }
      await ok('admin', 'PUT', `${incidents()}/contents/${POLICY}`, change)
      const { number } = await ok('admin', 'POST', `${incidents()}/pulls`, {
        title: 'Name',
        head: branch,
        base: 'main',
      })
      await office.sandbox.idle()
      await ok(by, 'POST', `${incidents()}/pulls/${number}/reviews`, { event: 'APPROVE' })
      await ok('admin', 'PUT', `${incidents()}/pulls/${number}/merge`, {})
      await office.sandbox.idle()
      const paths = ['contents/ledger/policy.jsonl?ref=hikeshi']
      const file = (await ok('admin', 'GET', `${incidents()}/${paths[0]}`)) as { content: string }
      const lines = Buffer.from(file.content, 'base64').toString('utf8').trim().split('\n')
      return lines.filter((line) => line.includes('"policy-adopted"')).length
    }
    const before = await shownAs('sysadmin', 'Other Corporation', 'other-name')
    expect(await shownAs('officer', 'Third Corporation', 'third-name')).toBe(before + 1)
  })

  it('R8-1 administrator.md: who is taken out of the team has no role any more, and that is all', async () => {
    const number = await office.as('reporter').report(ownReport())
    await office.as('officer').says(number, '/contain 回線を抜いた')
    expect(await taken('responder', number, '/evidence 操作の記録 | 保管庫 | 保全済み')).toEqual(['+1'])
    const { org } = office.sandbox
    const teams = (await ok('admin', 'GET', `/orgs/${org}/teams`)) as unknown as { slug: string }[]
    for (const { slug } of teams)
      await office.call('admin', 'DELETE', `/orgs/${org}/teams/${slug}/memberships/responder`)
    await office.sandbox.idle()
    expect(await taken('responder', number, '/evidence ほかの記録 | 保管庫 | 保全済み')).toEqual(['confused'])
    const commands = commandsIn(page('administrator'))
    expect(commands).toEqual(['/adopt', '/set channel-compromised yes'])
    expect(await taken('officer', number, '/set channel-compromised yes')).toEqual(['+1'])
  })
})
