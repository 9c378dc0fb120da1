import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REHEARSAL } from '../../src/app/rehearsal/rehearsal-drill.ts'
import { GROUND_TRIALS, NOT_HERE, TRIALS } from '../../src/app/rehearsal/trial.ts'
import { doctorCommand } from '../../src/hosts/cli/definitions/doctor.ts'
import { rehearseCommand } from '../../src/hosts/cli/definitions/rehearse.ts'
import { DESCRIPTION } from '../../src/hosts/cli/rehearsal-context.ts'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import { usualMoods } from '../../src/sandbox/moods.ts'
import { BELIEFS } from '../contracts/beliefs.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { type Company, company } from './company.ts'

/** Each by its name: the control leaves alone whatever is not named. */
const USUAL = { ...usualMoods(), archived: [], rules: {} }

interface Told {
  drill: { number: number; isOldOne: boolean } | null
  trials: { id: string; outcome: string; saw: string; fact: string }[]
  made: { what: string; at: string; isGone: boolean; text: string }[]
  notHere: { why: string; count: number; text: string; what: string }[]
}

const environment = { ...process.env }
const here = process.cwd()
afterAll(() => {
  process.env = environment
  process.chdir(here)
})

describe('hikeshi rehearse, on the embedded GitHub', () => {
  let office: Company
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hikeshi-'))
    process.chdir(folder)
    office = await company(laidOut(await policyToTry(undefined, undefined)))
    for (const name of ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH']) delete process.env[name]
    Object.assign(process.env, { GITHUB_API_URL: office.sandbox.url, GITHUB_TOKEN: office.sandbox.tokens.admin })
  })
  afterAll(async () => {
    await office.stop()
    process.chdir(here)
    await rm(folder, { recursive: true, force: true })
  })

  const rehearse = (...more: string[]) =>
    runCommand(rehearseCommand(), '--org', office.sandbox.org, '--app', office.sandbox.app.slug, ...more)
  const told = async (...more: string[]): Promise<Told & { code: number }> => {
    const { code, out, err } = await rehearse('--yes', '--json', '--locale', 'en', '--wait', '60', ...more)
    expect(err).toBe('')
    return { code, ...(JSON.parse(out) as Told) }
  }
  const admin = async (path: string) => (await office.call('admin', 'GET', path)).body
  const drills = async () =>
    (await admin(`/repos/${office.sandbox.repos.incidents}/issues?state=all&labels=hikeshi%3A%20drill`)) as {
      number: number
      title: string
    }[]
  const rehearsed = async () => {
    const { out } = await runCommand(
      doctorCommand(),
      '--repo',
      office.sandbox.repos.incidents,
      '--json',
      '--app',
      'hikeshi',
    )
    return (JSON.parse(out) as { rehearsed: string }).rehearsed
  }

  it('refused: without --yes it makes nothing where nobody can be asked, and says what it would make', async () => {
    const { code, out, err } = await rehearse('--locale', 'en')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`${office.sandbox.org}/hikeshi-rehearsal`)
    expect(err).toContain('--yes')
    const dry = await rehearse('--dry-run', '--locale', 'ja')
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('訓練を1件') })
    expect(await drills()).toEqual([])
    expect(await rehearsed()).toBe('never')
  })

  it('refused: nothing is begun where something else has its name', async () => {
    const { org } = office.sandbox
    await office.call('admin', 'POST', `/orgs/${org}/repos`, { name: 'hikeshi-rehearsal', private: true })
    const { code, err } = await rehearse('--yes', '--locale', 'en')
    expect([code, err]).toEqual([2, expect.stringContaining('was not made by a rehearsal')])
    expect(await drills()).toEqual([])
    await office.call('admin', 'DELETE', `/repos/${org}/hikeshi-rehearsal`)
  })

  it('R4.1-2 allowed: every door of a drill is tried, and each belief; what it made is gone or named', async () => {
    const { code, drill, trials, made, notHere } = await told()
    expect(trials.filter(({ outcome }) => outcome !== 'held')).toEqual([])
    // Beliefs that are not tried are listed with their reason.
    expect(notHere.reduce((all, { count }) => all + count, 0)).toBe(
      BELIEFS.filter(({ rehearsed }) => rehearsed in NOT_HERE).length,
    )
    for (const { text, what } of notHere) expect([text, what].every((words) => words.length > 5)).toBe(true)
    expect(trials.map(({ id }) => id)).toEqual([...TRIALS])
    expect(code).toBe(0)
    const { org, repos } = office.sandbox
    expect((await office.call('admin', 'GET', `/repos/${org}/hikeshi-rehearsal`)).status).toBe(404)
    expect((await office.call('admin', 'GET', `/orgs/${org}/teams/hikeshi-rehearsal`)).status).toBe(404)
    expect(made.map(({ what, isGone }) => [what, isGone])).toEqual([
      ['drill', false],
      ['repository', true],
      ['team', true],
    ])
    expect(made[0]?.text).toContain(`${repos.incidents}#${drill?.number}`)
    expect((await drills()).map(({ number }) => number)).toEqual([drill?.number])
    expect((await office.issue(drill?.number ?? 0)).labels).toContain('drill')
    expect(
      (await office.ledger(drill?.number ?? 0)).filter(({ actor }) => actor.login === 'admin').length,
    ).toBeGreaterThan(4)
  })

  it('doctor says when it was last done, and a rehearsal that ended is not gone on with', async () => {
    expect(await rehearsed()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/)
    const said = await runCommand(
      doctorCommand(),
      '--repo',
      office.sandbox.repos.incidents,
      '--locale',
      'ja',
      '--app',
      'hikeshi',
    )
    expect(said.out).toContain('リハーサル')
  })

  it('by somebody who may make no repository: the doors are tried all the same, and what was refused is said', async () => {
    process.env.GITHUB_TOKEN = office.sandbox.tokens.officer
    const { code, drill, trials, made } = await told()
    process.env.GITHUB_TOKEN = office.sandbox.tokens.admin
    // A person without write access may not comment on a locked conversation either.
    const open = trials.filter(({ outcome }) => outcome !== 'held')
    expect(open.map(({ id }) => id)).toEqual(['locked', ...GROUND_TRIALS, 'team'])
    for (const one of open) expect(one).toMatchObject({ outcome: 'not-tried', why: 'refused' })
    expect(code).toBe(0)
    expect(made.map(({ what }) => what)).toEqual(['drill'])
    expect((await office.ledger(drill?.number ?? 0)).some(({ actor }) => actor.login === 'officer')).toBe(true)
  })

  it('what does not hold is said, and what it tried is taken away all the same; a stopped one is gone on with', async () => {
    await office.control('POST', '/github', { subIssues: 'missing', locked: 'everything' })
    await office.control('POST', '/faults', { drop: 1 })
    // As one leaves it that was stopped: a drill that did not end, and a repository.
    const { org, repos } = office.sandbox
    const begun = { title: '訓練', body: REHEARSAL, labels: ['hikeshi: drill'] }
    const { body } = await office.call('admin', 'POST', `/repos/${repos.incidents}/issues`, begun)
    const ground = { name: 'hikeshi-rehearsal', private: true, auto_init: true, description: DESCRIPTION }
    expect((await office.call('admin', 'POST', `/orgs/${org}/repos`, ground)).status).toBe(201)
    const deaf = await told('--wait', '1')
    expect(deaf.code).toBe(1)
    expect(deaf.drill).toEqual({ number: (body as { number: number }).number, isOldOne: true })
    expect(deaf.trials[0]).toMatchObject({ id: 'report', outcome: 'not-held' })
    expect(deaf.trials.filter(({ outcome }) => outcome === 'not-tried')).toHaveLength(7)
    expect(deaf.trials.find(({ id }) => id === 'sub-issue')).toMatchObject({ outcome: 'not-held', saw: 'unknown-here' })
    expect(deaf.made.filter(({ what, isGone }) => what !== 'drill' && !isGone)).toEqual([])
    await office.control('POST', '/faults', {})
    await office.control('POST', '/github', { subIssues: 'there', locked: 'comments' })
  })

  it.each([
    ['archived', { archived: ['incidents'] }],
    ['the app taken off', { installation: 'gone' }],
    ['the app suspended', { installation: 'suspended' }],
    ['a board that is gone', { board: 'deleted' }],
    ['a server without activity and status events', { activity: 'missing', statusEvents: 'missing' }],
    ['a server without types and fields', { issueSettings: 'missing' }],
    ['a server without sub-issues', { subIssues: 'missing' }],
    ['times a second apart', { times: 'apart' }],
    ['a rule on every branch', { rules: { hikeshi: ['update'], main: ['pull_request'] } }],
  ])('under %s: it ends with what held and what did not, and takes away or names what it made', async (_, mood) => {
    await office.control('POST', '/github', mood)
    const { code, trials, made } = await told('--wait', '1')
    await office.control('POST', '/github', USUAL)
    expect(trials.map(({ id }) => id)).toEqual([...TRIALS])
    expect(code).toBe(trials.some(({ outcome }) => outcome === 'not-held') ? 1 : 0)
    expect(made.filter(({ what, isGone }) => what !== 'drill' && !isGone)).toEqual([])
    for (const { text } of made) expect(text).toContain(office.sandbox.org)
  })

  it('refused: where its drill takes no comments, that it is over stands in what is printed', async () => {
    const { repos, tokens } = office.sandbox
    const begun = { title: '訓練', body: REHEARSAL, labels: ['hikeshi: drill'] }
    const { number } = (await office.call('officer', 'POST', `/repos/${repos.incidents}/issues`, begun))
      .body as Told['drill'] & {}
    await office.call('admin', 'PUT', `/repos/${repos.incidents}/issues/${number}/lock`)
    process.env.GITHUB_TOKEN = tokens.officer
    const { drill, made } = await told('--wait', '5')
    process.env.GITHUB_TOKEN = tokens.admin
    expect(drill).toEqual({ number, isOldOne: true })
    expect(made.map(({ what, text }) => [what, text])).toEqual([
      ['drill', expect.stringMatching(/could not be written there \(.*locked/i)],
    ])
  })

  it('refused: a repository that takes no report tries what needs none, and says so in both languages', async () => {
    await office.control('POST', '/github', { archived: ['incidents'] })
    const { drill, trials, made } = await told('--wait', '1')
    const { out } = await rehearse('--yes', '--locale', 'ja', '--wait', '1')
    await office.control('POST', '/github', USUAL)
    expect([drill, trials[0]?.outcome]).toEqual([null, 'not-held'])
    expect(trials.filter(({ outcome }) => outcome === 'held').length).toBeGreaterThan(5)
    expect(made.map(({ what }) => what)).toEqual(['repository', 'team'])
    expect(out).toContain('✗ フォームの報告に応答があります')
  })
})

describe('what is believed of GitHub', () => {
  // These try the app alone: that it hears what GitHub is known to tell.
  const ownDoors = ['report', 'command', 'edit', 'closing']
  it.each(TRIALS.filter((id) => !ownDoors.includes(id)))('%s tries something that is believed', (trial) => {
    expect(BELIEFS.some(({ rehearsed }) => rehearsed === trial)).toBe(true)
  })
})
