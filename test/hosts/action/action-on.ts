import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asObject, asText, type Json } from '../../../src/sandbox/json.ts'
import { defaultPolicy } from '../../../src/sandbox/organisation/templates.ts'
import { adopt, type Event, type Runner, runner } from './runner.ts'

const REPORT = {
  title: 'A strange login',
  labels: ['hikeshi: incident'],
  body: '### 何が起きましたか\n\n夜中の知らないログイン\n',
}

/** Everything that the Action does, on one Node: what a `describe` of it holds. */
export function actionOn(node: string): void {
  let there: Runner
  const issues = () => `/repos/${there.sandbox.repos.incidents}/issues`
  const run = (event: Event | undefined, more = {}) => there.run(event, { node, ...more })
  const report = async (): Promise<{ number: number; opened: Event }> => {
    const [opened] = await there.act('reporter', 'POST', issues(), REPORT)
    if (opened === undefined) throw new Error('GitHub told nothing of the report')
    return { number: Number(asObject(opened.payload.issue).number), opened }
  }
  const opened = async (): Promise<number> => {
    const { number, opened: event } = await report()
    await run(event)
    return number
  }
  const comments = async (issue: number): Promise<Json[]> =>
    ((await there.call('admin', 'GET', `${issues()}/${issue}/comments?per_page=100`)) as unknown[]).map(asObject)
  const ours = async (issue: number): Promise<string[]> =>
    (await comments(issue))
      .filter(({ user }) => asText(asObject(user).login)?.endsWith('[bot]'))
      .map(({ body }) => asText(body) ?? '')
  const labels = async (issue: number): Promise<string[]> =>
    ((asObject(await there.call('admin', 'GET', `${issues()}/${issue}`)).labels as unknown[]) ?? []).map(
      (label) => asText(asObject(label).name) ?? '',
    )
  const lines = async (issue: number): Promise<Json[]> => {
    const path = `ledger/${new Date().getUTCFullYear()}/${String(issue).padStart(6, '0')}.jsonl`
    const file = asObject(
      await there.call('admin', 'GET', `/repos/${there.sandbox.repos.incidents}/contents/${path}?ref=hikeshi`),
    )
    const text = Buffer.from(asText(file.content) ?? '', 'base64').toString('utf8')
    return text
      .trim()
      .split('\n')
      .map((line) => asObject(JSON.parse(line)))
  }

  beforeAll(async () => {
    there = await runner()
    expect(await adopt(there)).toMatchObject({ code: 0 })
  })
  afterAll(() => there.stop())

  it('R1-1 opens a case, and says so in outputs and summary', async () => {
    const { number, opened: event } = await report()
    const ran = await run(event)
    expect(ran).toMatchObject({ code: 0, outputs: { case: String(number), phase: 'reported', accepted: 'true' } })
    expect(ran.summary).toContain('reporter')
    expect(await labels(number)).toContain('phase: reported')
    expect((await ours(number)).filter((body) => body.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
  })

  it('R4.3-1 moves a case, and answers who asked', async () => {
    const number = await opened()
    const ran = await run(await there.comment('responder', number, '/contain 回線を抜いた'))
    expect(ran).toMatchObject({ code: 0, outputs: { case: String(number), phase: 'containment', accepted: 'true' } })
    expect(await labels(number)).toContain('phase: containment')
    const asked = (await comments(number)).find(({ body }) => asText(body)?.startsWith('/contain'))
    expect(asObject(asked?.reactions)['+1']).toBe(1)
  })

  it('asks for nothing twice that nobody has changed, and reads the record anew once all is shown', async () => {
    const number = await opened()
    await run(await there.comment('responder', number, '/note 一'))
    const event = await there.comment('responder', number, '/contain 回線を抜いた')
    await there.forgetRequests()
    await run(event)
    const asked = (await there.requests()).filter((one) => one.startsWith('GET '))
    const twice = asked.filter((one, at) => asked.indexOf(one) !== at)
    expect(twice.map((one) => /ledger%2F\d{4}%2F\d{6}/.test(one))).toEqual([true])
  })

  it('R4.2-2 refuses with its reasons, in a run that succeeds', async () => {
    const number = await opened()
    await run(await there.comment('responder', number, '/contain 回線を抜いた'))
    const ran = await run(await there.comment('responder', number, '/phase eradication'))
    expect(ran).toMatchObject({ code: 0, outputs: { phase: 'containment', accepted: 'false' } })
    const [reply] = (await ours(number)).filter((body) => body.includes('R4.2-2'))
    expect(reply).toBeDefined()
    expect(ran.summary).toContain('R4.2-2')
  })

  it('does nothing, and asks GitHub for nothing, where an event needs nothing', async () => {
    const number = await opened()
    const event = await there.comment('officer', number, 'Looking into it')
    await there.forgetRequests()
    expect(await run(event)).toMatchObject({ code: 0, outputs: {}, summary: '' })
    expect(await there.requests()).toEqual([])
  })

  it('a label asks as a command does, and is put back where it is refused', async () => {
    const number = await opened()
    const events = await there.act('officer', 'POST', `${issues()}/${number}/labels`, { labels: ['phase: recovery'] })
    expect(await run(events.find(({ payload }) => payload.action === 'labeled'))).toMatchObject({
      code: 0,
      outputs: { accepted: 'false' },
    })
    const shown = await labels(number)
    expect(shown).toContain('phase: reported')
    expect(shown).not.toContain('phase: recovery')
  })

  it('the next run picks up what a dropped one was to do, in order', async () => {
    const { number } = await report()
    await there.comment('responder', number, '/contain 回線を抜いた')
    await there.comment('officer', number, '/set severity high')
    const ran = await run(await there.comment('officer', number, '/note 続報なし'))
    expect(ran).toMatchObject({ code: 0, outputs: { phase: 'containment', accepted: 'true' } })
    const types = (await lines(number)).map(({ type }) => type)
    expect(types.indexOf('case-opened')).toBeLessThan(types.indexOf('phase-changed'))
    expect(types.indexOf('phase-changed')).toBeLessThan(types.indexOf('note-added'))
    for (const { body, reactions } of await comments(number)) {
      if (asText(body)?.startsWith('/')) expect(asObject(reactions)['+1'], asText(body)).toBe(1)
    }
  })

  it('several runs for one issue at once lose nothing and double nothing', async () => {
    const { number, opened: event } = await report()
    const events = [event]
    for (const note of ['一', '二', '三']) events.push(await there.comment('responder', number, `/note ${note}`))
    events.push(await there.comment('reporter', number, '/phase eradication'))
    const ran = await Promise.all(events.map((one) => run(one)))
    expect(ran.map(({ code, log }) => ({ code, log: code === 0 ? '' : log }))).toEqual(
      events.map(() => ({ code: 0, log: '' })),
    )
    const types = (await lines(number)).map(({ type }) => type)
    const count = (type: string) => types.filter((one) => one === type).length
    expect([count('case-opened'), count('note-added'), count('request-refused')]).toEqual([1, 3, 1])
    const said = await ours(number)
    expect(said.filter((body) => body.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
    const marks = said.map((body) => /<!-- hikeshi:line=\d+ -->/.exec(body)?.[0]).filter((mark) => mark !== undefined)
    expect(new Set(marks).size).toBe(marks.length)
    const [status] = said.filter((body) => body.includes('<!-- hikeshi:status -->'))
    for (const note of ['一', '二', '三']) expect(status).toContain(note)
  }, 60_000)

  it('the same event twice acts once', async () => {
    const number = await opened()
    const event = await there.comment('responder', number, '/contain 回線を抜いた')
    await run(event)
    const before = { lines: await lines(number), said: await ours(number) }
    expect(await run(event)).toMatchObject({ code: 0, outputs: { accepted: 'true' } })
    expect({ lines: await lines(number), said: await ours(number) }).toEqual(before)
  })

  it('sweeps: finds what no run was told of', async () => {
    const { number } = await report()
    await there.comment('responder', number, '/contain 回線を抜いた')
    const ran = await run(undefined, { inputs: { run: 'sweep' } })
    expect(ran).toMatchObject({ code: 0 })
    expect(await labels(number)).toContain('phase: containment')
  })

  it('warns in each run, and tells people once, when the last sweep is older than twice its interval', async () => {
    const label = `/repos/${there.sandbox.repos.incidents}/labels/${encodeURIComponent('hikeshi: incident')}`
    const described = async () => asText(asObject(await there.call('admin', 'GET', label)).description) ?? ''
    const number = await opened()
    await run({ name: 'schedule', payload: { schedule: '37 */6 * * *' } }, { inputs: { run: 'sweep' } })
    expect(await described()).toMatch(/\[sweep \d{4}-\d\d-\d\dT\d\d:\d\dZ\/PT6H\]$/)
    const onTime = await run(await there.comment('responder', number, '/note 一'))
    expect(onTime.log).not.toContain('::warning')

    await there.call('admin', 'PATCH', label, { description: 'a case [sweep 2020-01-01T00:00Z/PT6H]' })
    const late = await run(await there.comment('responder', number, '/note 二'), { inputs: { locale: 'en' } })
    expect(late).toMatchObject({ code: 0, outputs: { accepted: 'true' } })
    expect(late.log).toMatch(
      /^::warning title=Hikeshi::No sweep since 2020-01-01T00:00Z, although one is due every 6 hours/m,
    )
    expect(await described()).toBe('a case [sweep 2020-01-01T00:00Z/PT6H, told]')
    const again = await run(await there.comment('responder', number, '/note 三'))
    expect(again.log).toContain('::warning')
    const told = (await ours(number)).filter((body) => body.includes('hikeshi:sweep-late'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/@officer 定期巡回が 2020-01-01.* から動いていません/)

    await run(undefined, { inputs: { run: 'sweep' } })
    expect(await described()).toMatch(/^a case \[sweep 20(?!20).*\/PT6H\]$/)
  })

  it('checks the policy of the checkout, with a place for each finding', async () => {
    await mkdir(join(there.folder, '.github'), { recursive: true })
    const file = join(there.folder, '.github/hikeshi.yml')
    const policy = defaultPolicy() ?? ''
    await writeFile(file, policy)
    const sound = await run(undefined, { inputs: { run: 'check' } })
    expect({ ...sound, log: '' }).toMatchObject({ code: 0, outputs: { findings: '2' } })
    expect(sound.log).toMatch(/^::warning title=phone-placeholder,file=\.github\/hikeshi\.yml,line=10,col=10::/m)
    await writeFile(file, policy.replace('start: reported', 'start: reportd'))
    const broken = await run(undefined, { inputs: { run: 'check', token: '' } })
    expect(broken.code).toBe(1)
    expect(Number(broken.outputs.findings)).toBeGreaterThan(0)
    expect(broken.log).toMatch(/^::error title=[\w-]+,file=\.github\/hikeshi\.yml,line=\d+,col=\d+::/m)
  })

  it('R8-1 refused: a policy that lies outside the checkout, or in git’s own files, is not read, and nothing of it is shown', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'hikeshi-outside-'))
    const secret = 'not-to-be-shown'
    await writeFile(join(outside, 'secret.yml'), `${secret}: 1\n`)
    await mkdir(join(there.folder, '.git'), { recursive: true })
    await writeFile(join(there.folder, '.git/config'), `${secret}: 1\n`)
    await symlink(join(outside, 'secret.yml'), join(there.folder, 'link.yml'))
    await symlink(outside, join(there.folder, 'folder'))
    await symlink('.git', join(there.folder, 'git'))
    const ways = ['link.yml', 'folder/secret.yml', 'git/config', '.git/config', join(outside, 'secret.yml')]
    for (const policy of [...ways, join('..', basename(outside), 'secret.yml')]) {
      const ran = await run(undefined, { inputs: { run: 'check', policy, token: '' } })
      expect(ran.code, policy).toBe(1)
      expect(`${ran.log}${ran.summary}`, policy).not.toContain(secret)
      expect(ran.log, policy).toMatch(/is no file of the checkout|cannot be read/)
    }
    await rm(outside, { recursive: true })
  })

  it('on the pull request of a policy, judges the recorded cases by it: bounded, and without a word of theirs', async () => {
    const number = await opened()
    await run(await there.comment('responder', number, '/contain 回線を抜いた'))
    await run(await there.comment('officer', number, '/set severity high'))
    await mkdir(join(there.folder, '.github'), { recursive: true })
    const file = join(there.folder, '.github/hikeshi.yml')
    const policy = defaultPolicy() ?? ''
    const proposed: Event = { name: 'pull_request', payload: { action: 'opened', pull_request: { number: 1 } } }
    const inputs = { run: 'check', locale: 'en' }
    await writeFile(file, policy)
    const same = await run(proposed, { inputs })
    expect(same, same.log).toMatchObject({ code: 0, outputs: { findings: '2' } })
    expect(same.summary).toMatch(/\d+ cases, \d+ requests: every answer would be the same\./)
    const stricter = policy.replace(
      /(severity:\n {4}kind: choice[\s\S]*?set-by: )\[officer, deputy, executive\]/,
      '$1[deputy, executive]',
    )
    expect(stricter).not.toBe(policy)
    await writeFile(file, stricter)
    const changed = await run(proposed, { inputs })
    expect(changed.summary, changed.log).toContain('would have gone otherwise')
    expect(changed.summary).toContain(`- #${number} (`)
    expect(changed.summary).not.toMatch(/回線|夜中|responder/)
    expect((await run({ ...proposed, name: 'push' }, { inputs })).summary).not.toContain('recorded cases')
  })

  it('verifies the records', async () => {
    await opened()
    const ran = await run(undefined, { inputs: { run: 'verify' } })
    expect(ran, ran.log).toMatchObject({ code: 0, outputs: { findings: '0' } })
    // The embedded GitHub signs nothing, which whoever reads the result must know.
    expect(ran.summary).toMatch(/署名の有無は確かめていません|signed was not judged/)
  })

  it.each(['verify', 'report', 'audit'])(
    'R4.4-5 %s fails where there is no record, and says what is missing',
    { timeout: 120_000 },
    async (asked) => {
      const { runbooks } = there.sandbox.repos
      const at = (repository: string, locale: string) =>
        run(undefined, { inputs: { run: asked, locale }, env: { GITHUB_REPOSITORY: repository } })
      const missing = await at(runbooks, 'en')
      expect(missing, missing.log).toMatchObject({ code: 1, outputs: { findings: '1' } })
      expect(missing.log).toContain(
        `::error title=record-missing::There is no record: ${runbooks} has no branch "hikeshi".`,
      )
      expect((await at(runbooks, 'ja')).summary).toContain('「hikeshi」ブランチがありません')
      const mistyped = await at(`${there.sandbox.org}/incident`, 'en')
      expect(mistyped.code).toBe(1)
      expect(mistyped.log).toContain(
        `There is no repository ${there.sandbox.org}/incident, or this token does not reach it.`,
      )
    },
  )

  it('R5-1 R5-2 draws up the operation check: the document as summary, the data as file, and no failure of the run', async () => {
    const number = await opened()
    await run(await there.comment('responder', number, '/contain 回線を抜いた'))
    const ran = await run(undefined, { inputs: { run: 'audit', locale: 'en' } })
    expect(ran, ran.log).toMatchObject({ code: 0, outputs: { report: expect.stringContaining(there.folder) } })
    expect(ran.summary).toContain('## Operation check')
    expect(ran.summary.match(/^\| R\d/gm)).toHaveLength(48)
    const { requirements } = JSON.parse(await readFile(ran.outputs.report ?? '', 'utf8'))
    const findings = requirements.flatMap((one: { findings: unknown[] }) => one.findings)
    expect(ran.outputs.findings).toBe(String(findings.length))
    expect(findings[0]).toMatchObject({ what: expect.any(String), remedy: expect.any(String) })
    const stateOf = (clause: string) => requirements.find((one: { clause: string }) => one.clause === clause).state
    // Nobody has been given the edition for customers and persons covered yet.
    expect([stateOf('R8-1'), stateOf('R8-2')]).toEqual(['fails', 'holds'])
  })

  it('R4.4-5 writes the register as files, and nothing of a case into the summary', async () => {
    const number = await opened()
    const ran = await run(undefined, { inputs: { run: 'report', locale: 'en' } })
    expect(ran, ran.log).toMatchObject({ code: 0, outputs: { report: expect.stringMatching(/report\.html$/) } })
    const page = ran.outputs.report ?? ''
    expect(await readFile(page, 'utf8')).toContain(`#${number}`)
    const { register } = JSON.parse(await readFile(join(dirname(page), 'register.json'), 'utf8'))
    expect(ran.summary).toContain(`The report of ${register.length} incidents`)
    expect(ran.summary).not.toContain('A strange login')
  })

  it('hostile words never become commands of the runner, and the token is masked', async () => {
    const number = await opened()
    const words = '/phase x\n::set-output name=accepted::true\r\n::error::gotcha\n%0A::stop-commands::x'
    const ran = await run(await there.comment('officer', number, words))
    expect(ran).toMatchObject({ code: 0, outputs: { accepted: 'false' } })
    expect(ran.log).toContain(`::add-mask::${there.token}`)
    expect(ran.log.match(/^::(?!add-mask|debug)/gm)).toBeNull()
  })

  it.each([
    ['without a token', { token: '' }, 'GITHUB_TOKEN'],
    ['with a token that GitHub does not know', { token: 'ghs_unknown' }, 'actions/create-github-app-token'],
    ['with a run that does not exist', { run: 'dance' }, 'event, sweep, audit, check, report, verify'],
    ['with a locale that does not exist', { locale: 'tlh' }, 'ja or en'],
  ])('fails %s, and says what to do', async (_name, inputs, remedy) => {
    const { opened: event } = await report()
    const ran = await run(event, { inputs })
    expect(ran.code).toBe(1)
    expect(ran.log).toMatch(/^::error::/m)
    expect(ran.log).toContain(remedy)
  })

  it('fails without an event file, and says what to do', async () => {
    const ran = await run(undefined, { env: { GITHUB_EVENT_NAME: 'issues' } })
    expect(ran.code).toBe(1)
    expect(ran.log).toContain('GITHUB_EVENT_PATH')
  })
}
