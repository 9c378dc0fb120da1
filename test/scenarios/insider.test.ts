import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyTexts } from '../../src/adapters/github/policy/policy-texts.ts'
import { sealerFrom, sealVerifier } from '../../src/adapters/keys/seal-key.ts'
import { placesOf } from '../../src/app/policy/places-of.ts'
import { readRegister } from '../../src/app/report/read-register.ts'
import { compose } from '../../src/hosts/shared/compose.ts'
import { onGitHub, operationCheck } from '../../src/hosts/shared/operation-check.ts'
import { fetchHere } from '../support/fetch-here.ts'
import { type Company, company } from './company.ts'
import { ATTACKS, type Attack } from './insider-table.ts'
import { report, STOLEN } from './report.ts'

const TOLD = '<!-- hikeshi:record-tampered='

describe('R4.4-5 somebody with Write changes the record of a case', () => {
  let office: Company
  /** A case for each. */
  let cases: number[]

  const base = () => `/repos/${office.sandbox.repos.incidents}`
  const pathOf = (number: number) => `ledger/${new Date().getUTCFullYear()}/${String(number).padStart(6, '0')}.jsonl`
  const told = async (number: number) => (await office.comments(number)).filter(({ body }) => body.includes(TOLD))
  const ok = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await office.call('admin', method, base() + path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Record<string, unknown>
  }
  const textOf = async (number: number): Promise<{ text: string; sha: string }> => {
    const { content, sha } = (await ok('GET', `/contents/${pathOf(number)}?ref=hikeshi`)) as Record<string, string>
    return { text: Buffer.from(content ?? '', 'base64').toString('utf8'), sha: sha ?? '' }
  }
  const attack = async ({ tamper, inTheAppsName }: Attack, number: number, other: number): Promise<string> => {
    const { text, sha } = await textOf(number)
    const tampered = tamper(text, (await textOf(other)).text)
    const path = pathOf(number)
    let made: { sha: string }
    if (tampered === 'deleted') {
      const gone = await ok('DELETE', `/contents/${path}`, { message: 'Tidy up', branch: 'hikeshi', sha })
      made = gone.commit as { sha: string }
    } else {
      if (tampered.text === text) throw new Error('nothing was changed')
      const head = ((await ok('GET', '/git/ref/heads/hikeshi')).object as { sha: string }).sha
      const before = (await ok('GET', `/git/commits/${head}`)).tree as { sha: string }
      const entry = { path, mode: '100644', type: 'blob', content: tampered.text }
      const tree = await ok('POST', '/git/trees', { base_tree: before.sha, tree: [entry] })
      const bot = { name: 'hikeshi', email: `${office.sandbox.app.slug}[bot]@users.noreply.github.com` }
      const as = inTheAppsName === true ? { author: bot, committer: bot } : {}
      const commit = await ok('POST', '/git/commits', { message: 'Tidy up', tree: tree.sha, parents: [head], ...as })
      await ok('PATCH', '/git/refs/heads/hikeshi', { sha: commit.sha })
      made = { sha: String(commit.sha) }
    }
    await office.sandbox.idle()
    return made.sha
  }
  const world = async () => {
    const { sandbox } = office
    const octokit = new Octokit({ auth: sandbox.tokens.admin, baseUrl: sandbox.url, request: { fetch: fetchHere } })
    const [owner = '', name = ''] = sandbox.repos.incidents.split('/')
    const { data } = await octokit.users.getByUsername({ username: `${sandbox.app.slug}[bot]` })
    const ports = compose({
      ...{
        octokit,
        self: { id: data.id, login: data.login },
        now: () => new Date(),
        warn: () => undefined,
        texts: policyTexts(),
      },
      sealing: sealVerifier(sealerFrom(sandbox.secrets.privateKey, 'none').keys),
      repositories: async () => [{ owner, name, id: 'not-told' }],
      calling: 'nobody',
    })
    const inForce = await ports.policies.of({ owner, name })
    if (inForce === undefined) throw new Error('no policy')
    return { ports, inForce, home: { owner, name } }
  }

  beforeAll(async () => {
    office = await company()
    const open = async (): Promise<number> => {
      const number = await office.as('reporter').report(report(STOLEN))
      await office.as('responder').says(number, '/contain 回線を切った')
      return number
    }
    cases = []
    for (const _each of ATTACKS) cases.push(await open())
  })
  afterAll(() => office.stop())

  it.each(ATTACKS.map((one, at) => [one.what, one, at] as const))(
    'R4.4-5 refused: %s: the next command tells it, and is judged by what the app wrote',
    { timeout: 240_000 },
    async (_what, one, at) => {
      const number = cases[at] ?? 0
      await attack(one, number, cases[(at + 1) % cases.length] ?? 0)
      await office.as('responder').says(number, '/note 見てきた')
      const [notice, ...more] = await told(number)
      expect({ notices: more.length + (notice === undefined ? 0 : 1), phase: await office.phase(number) }).toEqual({
        notices: 1,
        phase: 'containment',
      })
      expect(notice?.body).toMatch(/@officer.*〔規程 4-4 \(R4\.4-5\)〕.*管理者：@admin$/s)
      expect(JSON.stringify(await office.ledger(number))).toMatch(/回線を切った.*見てきた/)
    },
  )

  it('R4.4-5 refused: an older state of a closed case, in the app’s name where commits are not signed: the sweep tells it, and the next command goes on from what was there', {
    timeout: 240_000,
  }, async () => {
    const one = ATTACKS.find(({ what }) => what === 'the last append is cut off in the app’s name')
    expect(one?.inTheAppsName).toBe(true)
    const number = await office.as('reporter').report(report(STOLEN))
    await office.as('officer').says(number, '/dismiss 誤報でした')
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'PT1H' })
    await office.sweep()
    expect(await told(number)).toEqual([])
    if (one !== undefined) await attack(one, number, number)
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()
    const notices = await told(number)
    expect(notices.map(({ body }) => /@officer.*〔規程 4-4 \(R4\.4-5\)〕/.test(body))).toEqual([true])
    await office.sweep()
    expect(await told(number)).toHaveLength(1)
    await office.as('officer').says(number, '/note 見た')
    expect(JSON.stringify(await office.ledger(number))).toMatch(/誤報でした.*見た/)
    expect((await office.issue(number)).state).toBe('closed')
  })

  it('done once more: verify names each, with the public key alone; so do audit and report, and the sweep tells each on its case', {
    timeout: 240_000,
  }, async () => {
    const commits: string[] = []
    for (const [at, one] of ATTACKS.entries())
      commits.push(await attack(one, cases[at] ?? 0, cases[(at + 1) % cases.length] ?? 0))
    const paths = cases.map(pathOf)
    const { findings } = await office.verify()
    const codes = paths.map((path, at) =>
      [
        ...new Set(
          findings
            .filter(
              (one) =>
                one.path === path &&
                one.code !== 'foreign-author' &&
                (one.commit === undefined || one.commit === commits[at]),
            )
            .map(({ code }) => code),
        ),
      ].sort(),
    )
    const { ports, inForce, home } = await world()
    const things = await onGitHub(ports, inForce, home, new Date().toISOString())
    const check = await operationCheck(things, { locale: 'en', sign: undefined, files: 'no-files' })
    const document = check.document()
    const again = await world()
    const { broken } = await readRegister(
      again.ports.ledger,
      again.ports.ledger,
      placesOf(again.inForce),
      again.inForce.rules,
      new Date().toISOString(),
    )
    await office.control('POST', '/restart')
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    const seen = await Promise.all(cases.map(async (number) => (await told(number)).length))
    expect(
      ATTACKS.map(({ what }, at) => ({
        what,
        verify: codes[at],
        audit: document.includes(paths[at] ?? '') ? 'named' : 'silent',
        report: broken.includes(`incidents/${paths[at]}`) ? 'named' : 'silent',
        sweep: seen[at] === 2 ? 'told' : `${seen[at]} notices`,
      })),
    ).toEqual(
      ATTACKS.map(({ what, verify, audit, report: said, sweep }) => ({ what, verify, audit, report: said, sweep })),
    )
    for (const number of cases) expect(await office.phase(number)).toBe('containment')
  })
})
