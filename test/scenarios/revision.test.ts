import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UNSIGNED_CHECK } from '../../src/adapters/audit/pack-readme.ts'
import { auditCommand } from '../../src/hosts/cli/definitions/audit.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { type Company, company } from './company.ts'
import { file } from './desk.ts'
import { recordOf, SENT } from './walk.ts'

const POLICY_PATH = '.github/hikeshi.yml'
const HISTORY = 'revisions/history.md'

interface Pull {
  number: number
  body: string
  head: { ref: string; sha: string }
}

describe('a revision by the default policy (clause 9)', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const path = (rest: string) => `/repos/${office.sandbox.repos.incidents}/${rest}`
  const pullOf = async (): Promise<Pull> => {
    const { body } = await office.call('admin', 'GET', path('pulls?state=all'))
    const found = (body as Pull[]).find(({ head }) => head.ref.endsWith(`revision/incidents/${number}`))
    if (found === undefined) throw new Error('No pull request of the revision')
    return found
  }
  const read = async (file: string, ref = 'main'): Promise<string | undefined> => {
    const { status, body } = await office.call('admin', 'GET', path(`contents/${file}?ref=${ref}`))
    return status === 200 ? Buffer.from((body as { content: string }).content, 'base64').toString('utf8') : undefined
  }
  const checks = async (sha: string): Promise<string[]> => {
    const { body } = await office.call('admin', 'GET', path(`commits/${sha}/check-runs`))
    return (body as { check_runs: { name: string }[] }).check_runs.map(({ name }) => name)
  }
  /** Changes a file on the revision's branch, as whoever drafts it would. */
  const write = async (file: string, change: (text: string) => string): Promise<void> => {
    const { head } = await pullOf()
    const { body } = await office.call('admin', 'GET', path(`contents/${file}?ref=${head.ref}`))
    const { content, sha } = body as { content: string; sha: string }
    const text = change(Buffer.from(content, 'base64').toString('utf8'))
    const answer = await office.call('admin', 'PUT', path(`contents/${file}`), {
      ...{ message: 'Revise', branch: head.ref, sha, content: Buffer.from(text).toString('base64') },
    })
    expect(answer.status).toBeLessThan(300)
    await office.sandbox.idle()
  }

  it('R9-1 refused: what is asked for without its reason is not examined', async () => {
    number = await file(office, 'reporter', 'revision', { 'revision-content': '復旧の段階に名前を付け直す' })
    await office
      .as('officer')
      .says(number, recordOf({ 'revision-examination': '妥当', consultation: '不要。理由は名称だけの変更だから' }))
    await office.as('officer').says(number, '/phase examined')
    expect(await office.refusal(number)).toEqual(['fact-missing R9-1'])
  })

  it('R9-1 allowed: with content and reason it is examined', async () => {
    await office.as('reporter').says(number, '/set revision-reason 言葉が古い')
    await office.as('officer').says(number, '/phase examined')
    expect(await office.phase(number)).toBe('examined')
  })

  it('R9-2 it is examined with a consultation or why none, and a refusal gives its reason to whoever asked', async () => {
    const other = await file(office, 'reporter', 'revision', { 'revision-content': '全廃', 'revision-reason': '面倒' })
    await office.as('officer').says(other, '/phase examined')
    expect(await office.refusal(other)).toEqual(['fact-missing R9-2', 'fact-missing R9-2'])
    await office.as('sysadmin').says(other, '/reject だめ')
    expect(await office.phase(other)).toBe('requested')
    expect(await office.as('officer').says(other, '/reject 規程は必要')).toContain('規程は必要')
    expect(await office.issue(other)).toMatchObject({ state: 'closed', stateReason: 'not_planned' })
  })

  it('R9-2 R9-4 R9-5 merged with the officer’s approval it counts, and what changed and why is drawn up with the history', async () => {
    await office.as('officer').says(number, '/phase drafted')
    const pull = await pullOf()
    expect(pull.body).toContain('R9-2')
    expect(pull.body).not.toContain('R4.4-1')
    expect(await checks(pull.head.sha)).toEqual(['hikeshi / revision of the regulation'])
    expect(await read(HISTORY)).toBeUndefined()
    await write(POLICY_PATH, (text) => text.replace('ja: 根絶, en: Eradication', 'ja: 原因の除去, en: Eradication'))
    const plan = `revisions/${new Date().getUTCFullYear()}/incidents-${number}.md`
    await write(plan, (text) =>
      text.replace(/(<!-- hikeshi:section=change[^\n]*\n)/, '$1段階の名を「原因の除去」とする\n'),
    )
    await office.as('officer').says(number, '/phase in-force')
    expect(await office.refusal(number)).toContain('pull-request-unmerged R9-2')

    await office.call('officer', 'POST', path(`pulls/${pull.number}/reviews`), { event: 'APPROVE' })
    await office.sandbox.idle()
    await office.call('admin', 'PUT', path(`pulls/${pull.number}/merge`), { merge_method: 'merge' })
    await office.sandbox.idle()
    const told = (await office.answers(number)).map(({ body }) => body).find((body) => body.includes('revision='))
    expect(told).toContain('原因の除去')
    expect(told).toContain('言葉が古い')
    expect(told).toContain('2023-09-01')
    expect(told).toContain('2024-12-01')
    // The history is in words: what and why, and neither the name of a file's version nor of who adopted it.
    const history = (told ?? '').split('改訂履歴')[1] ?? ''
    expect(history).toMatch(/復旧の段階に名前を付け直す（理由：言葉が古い）/)
    const sha = /revision=([0-9a-f]{7})/.exec(told ?? '')?.[1] ?? 'none'
    expect(history.replaceAll('\u200B', '')).not.toMatch(new RegExp(`${sha}|officer`))
    // The first one that was adopted changed nothing, and nobody wrote why.
    expect(history).toMatch(/対象となる全リポジトリの管理者による採択（理由：（理由の記載なし））/)
    const [first, second, third, ...more] = ((await read(HISTORY)) ?? '')
      .split('\n')
      .filter((one) => one.startsWith('- '))
    expect(first).toContain('2023-09-01')
    expect(second).toContain('2024-12-01')
    expect(third).toMatch(/復旧の段階に名前を付け直す.*言葉が古い/)
    expect(more).toEqual([])
  })

  it('R9-4 refused: it is not in force on the record before customers and persons covered were told what was approved', async () => {
    await office.as('officer').says(number, '/phase in-force')
    expect(await office.refusal(number)).toEqual([
      ...[
        'notice-undrawn R9-4',
        'notice-unsent R9-4',
        'notice-undrawn R9-4',
        'notice-unsent R9-4',
        'unacknowledged R9-4',
      ],
    ])
    await office.as('officer').says(number, SENT)
    await office.as('officer').says(number, '/phase in-force')
    expect(await office.refusal(number)).toEqual([
      ...[
        'notice-undrawn R9-4',
        'notice-unsent R9-4',
        'notice-undrawn R9-4',
        'notice-unsent R9-4',
        'unacknowledged R9-4',
      ],
    ])
  })

  it('R9-4 allowed: it is once all were told, and each person has acknowledged it for himself or by record', async () => {
    const draft = await office.as('officer').says(number, '/notice customers')
    // The company speaks, by its name.
    expect(draft).toContain('Playground Corporation は、セキュリティインシデントに関する規程を改訂しました')
    expect(draft).toContain('言葉が古い')
    await office.as('officer').says(number, '/notice persons-covered\n/approve customers\n/approve persons-covered')
    await office.as('officer').says(number, SENT)
    await office.as('reporter').says(number, '/acknowledge revision')
    expect(await office.refusal(number)).toEqual(['not-for-you R9-4'])
    await office.as('sysadmin').says(number, '/acknowledge revision')
    await office.as('officer').says(number, '/phase in-force')
    expect(await office.refusal(number)).toEqual(['unacknowledged R9-4'])
    for (const person of ['executive', 'deputy']) await office.as(person).says(number, '/acknowledge revision')
    await office.as('officer').says(number, '/acknowledge revision for @responder 口頭で確認、11/25')
    await office.as('officer').says(number, '/phase in-force')
    expect(await office.issue(number)).toMatchObject({ state: 'closed', stateReason: 'completed' })
  })

  it('R5-1 R9-2 the audit pack holds the revision: the pull request, who approved which commit, both policies; it is checked offline', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pack-'))
    const before = { ...process.env }
    process.env.GITHUB_API_URL = office.sandbox.url
    process.env.GITHUB_TOKEN = office.sandbox.tokens.admin ?? ''
    try {
      const { repos, app } = office.sandbox
      await runCommand(auditCommand(), '--repo', repos.incidents, '--app', app.slug, '--out', folder)
      const { number: pull, head } = await pullOf()
      const record = JSON.parse(await readFile(join(folder, `pull-requests/incidents-${pull}.json`), 'utf8'))
      expect(record).toMatchObject({ number: pull, mergedAt: expect.any(String) })
      expect(record.reviews).toMatchObject([{ by: 'officer', state: 'APPROVED', commit: head.sha }])
      expect(await readdir(join(folder, 'policies'))).toHaveLength(2)
      const [revision] = JSON.parse(await readFile(join(folder, 'revisions.json'), 'utf8'))
      expect(revision).toMatchObject({ process: 'revision', pullRequests: [{ number: pull }] })
      execFileSync('bash', ['-c', UNSIGNED_CHECK], { cwd: folder, stdio: 'pipe' })
    } finally {
      process.env = before
      await rm(folder, { recursive: true })
    }
  })

  it('R9-2 R9-5 refused: merged without the officer’s approval, the last adopted policy goes on judging, and the history of what is in force does not tell it', async () => {
    // Within the minute of the merge before: it begins behind that one's line of the history.
    number = await file(office, 'reporter', 'revision', {
      'revision-content': '封じ込めの名',
      'revision-reason': '試し',
    })
    await office
      .as('officer')
      .says(number, recordOf({ 'revision-examination': '妥当', consultation: '不要。理由は軽微' }))
    await office.as('officer').says(number, '/phase examined')
    await office.as('officer').says(number, '/phase drafted')
    const pull = await pullOf()
    const proposed = await read(HISTORY, pull.head.ref)
    expect(proposed).toMatch(/言葉が古い[\s\S]*封じ込めの名.*試し/)
    expect(await read(HISTORY)).not.toContain('封じ込めの名')
    await write(POLICY_PATH, (text) => text.replace('ja: 封じ込め, en: Containment', 'ja: 封鎖, en: Containment'))
    const merge = await office.call('admin', 'PUT', path(`pulls/${pull.number}/merge`), { merge_method: 'merge' })
    expect(merge.status).toBe(200)
    await office.sandbox.idle()
    // With the merge its line is in the file all the same.
    expect(await read(HISTORY)).toContain('封じ込めの名')
    expect((await office.answers(number)).some(({ body }) => body.includes('revision='))).toBe(false)
    await office.as('officer').says(number, '/phase in-force')
    expect(await office.refusal(number)).toContain('pull-request-unapproved R9-2')
  })

  it('R9-2 promptly from the examination on: reminded, escalated; what the deputy did on the way is ratified first', async () => {
    const slow = await file(office, 'reporter', 'revision', {
      'revision-content': '復旧の名',
      'revision-reason': '古い',
    })
    await office
      .as('deputy')
      .says(slow, recordOf({ 'revision-examination': '妥当', consultation: '不要。理由は名称だけ' }))
    await office.as('deputy').says(slow, '/phase examined')
    expect(await office.phase(slow)).toBe('examined')
    await office.control('POST', '/clock', { advance: 'P50D' })
    await office.control('POST', '/sweep')
    const sent = (await office.ledger(slow)).flatMap(({ type, data }) =>
      type === 'reminder-sent' && data.clock === 'revision-drafted' ? [data.kind] : [],
    )
    expect(sent).toContain('escalation')
    const said = (await office.answers(slow)).map(({ body }) => body).join('\n')
    expect(said).toContain('改訂案の作成とマージ')
    expect(said).toContain('@executive')
    await office.as('officer').says(slow, '/phase drafted')
    await office.as('officer').says(slow, '/phase in-force')
    expect(await office.refusal(slow)).toContain('acts-unratified R9-2')
    await office.as('officer').says(slow, '/ratify')
    await office.as('officer').says(slow, '/phase in-force')
    expect(await office.refusal(slow)).not.toContain('acts-unratified R9-2')
    number = slow
  })

  it('R9-5 R9-2 the history says of a revision that was merged without the officer’s approval that it is not in force by it', async () => {
    const proposed = ((await read(HISTORY, (await pullOf()).head.ref)) ?? '').split('\n')
    const lineOf = (words: string) => proposed.find((line) => line.includes(words)) ?? ''
    expect(lineOf('封じ込めの名')).toMatch(/試し.*責任者の承認なしにマージされたため/)
    expect(lineOf('言葉が古い')).not.toContain('承認なし')
    expect(lineOf('復旧の名')).not.toContain('承認なし')
  })

  /** A revision that stands before its merge, with a change of its own. */
  const drafts = async (content: string, change: (text: string) => string): Promise<Pull> => {
    number = await file(office, 'reporter', 'revision', { 'revision-content': content, 'revision-reason': '長い' })
    const examined = { 'revision-examination': '妥当', consultation: '不要。理由は名称だけ' }
    await office.as('officer').says(number, `${recordOf(examined)}\n\n/phase examined`)
    await office.as('officer').says(number, '/phase drafted')
    await write(POLICY_PATH, change)
    return pullOf()
  }
  const merge = async (pull: Pull): Promise<number> => {
    const answer = await office.call('admin', 'PUT', path(`pulls/${pull.number}/merge`), { merge_method: 'merge' })
    await office.sandbox.idle()
    return answer.status
  }
  const renewalOf = async (pull: Pull) => {
    const { body: seen } = await office.call('admin', 'GET', path(`pulls/${pull.number}`))
    const { sha } = (seen as Pull).head
    const { body } = await office.call('admin', 'GET', path(`commits/${sha}/check-runs`))
    const runs = (body as { check_runs: { name: string; conclusion: string; output: { summary: string } }[] })
      .check_runs
    return { sha, run: runs.find(({ name }) => name === 'hikeshi / other revision') }
  }

  it('R9-5 allowed: of three revisions that are open at once, the second merges after the first without anybody’s hand, and both lines stay', async () => {
    const first = await pullOf()
    const second = await drafts('学習の名', (text) =>
      text.replace('ja: 学習, en: Learning', 'ja: 振り返り, en: Learning'),
    )
    expect(second.body).toMatch(
      /先に別の改訂がマージされたときは、アプリが.*`revisions\/history\.md` に両方の行を残します/,
    )
    const third = await drafts('学習の別名', (text) => text.replace('ja: 学習, en: Learning', 'ja: 反省, en: Learning'))
    expect(await merge(first)).toBe(200)
    const { sha, run } = await renewalOf(second)
    expect(sha).not.toBe(second.head.sha)
    expect(run?.conclusion).toBe('success')
    const lines = ((await read(HISTORY, second.head.ref)) ?? '').split('\n').filter((line) => line.startsWith('- '))
    expect(lines.slice(-2).map((line) => /復旧の名|学習の名/.exec(line)?.[0])).toEqual(['復旧の名', '学習の名'])
    expect(await merge(second)).toBe(200)
    expect(await read(HISTORY)).toMatch(/復旧の名[\s\S]*学習の名/)
    // The third one changes what the second has changed: it stays as it was, and the place is named.
    const stuck = await renewalOf(third)
    expect(stuck.run?.conclusion).toBe('failure')
    expect(stuck.run?.output.summary).toMatch(/`\.github\/hikeshi\.yml` の \d+ 行目$/m)
    expect(await merge(third)).toBe(405)
    expect(await read(HISTORY)).not.toContain('学習の別名')
    const { body } = await office.call('admin', 'GET', path('git/matching-refs/heads/hikeshi/renew'))
    expect(body).toEqual([])
  })
})
