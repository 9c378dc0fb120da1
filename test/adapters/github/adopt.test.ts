import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { githubClient } from '../../../src/adapters/github/client/client.ts'
import { defaultBranches } from '../../../src/adapters/github/client/default-branches.ts'
import { issues } from '../../../src/adapters/github/issues/issues.ts'
import { gitLedger } from '../../../src/adapters/github/ledger/git-ledger.ts'
import { trustedLedger } from '../../../src/adapters/github/ledger/trusted-ledger.ts'
import { people } from '../../../src/adapters/github/people/people.ts'
import { policies } from '../../../src/adapters/github/policy/policies.ts'
import { policySource } from '../../../src/adapters/github/policy/policy-source.ts'
import { policyTexts } from '../../../src/adapters/github/policy/policy-texts.ts'
import { pullRequests } from '../../../src/adapters/github/pull-requests/pull-requests.ts'
import { verifyLedger } from '../../../src/app/case/ledger/verify-ledger.ts'
import { type AdoptWorld, adopt, adoptMerged } from '../../../src/app/policy/adopt.ts'
import type { Place } from '../../../src/app/ports/policies.ts'
import type { Via } from '../../../src/domain/commands/via.ts'
import { asNumber, asObject, asText } from '../../../src/sandbox/json.ts'
import { fetchHere } from '../../support/fetch-here.ts'
import { countingSalt } from '../../support/ledger-drafts.ts'
import { byAuthorsAlone } from '../../support/trust.ts'
import { type Embedded, embedded, INCIDENTS, ME, NOW, ORG, RUNBOOKS } from './embedded.ts'

const FILE = '.github/hikeshi.yml'
const repo = `/repos/${ORG}/incidents`
const APP = { writers: [{ login: ME }], signatures: 'not-expected' as const }
/** The lessons of one GitHub are no other one's business, but its files are the same. */
const TEXTS = policyTexts()
const ANYBODY = { writers: 'not-checked', signatures: 'not-expected' } as const
const RECORD = { repository: INCIDENTS, path: 'ledger/policy.jsonl' }

/** Told to the log alone. */
const report = () => undefined
let github: Embedded
let world: AdoptWorld
let id: number
let places: Place[]

beforeEach(async () => {
  github = await embedded()
  id = asNumber((await github.as('admin')('GET', repo)).object.id) ?? 0
  places = [INCIDENTS, RUNBOOKS].map((one) => ({ ...one, id: 'not-told' }))
  world = freshWorld()
})
afterEach(async () => {
  expect(github.faults).toEqual([])
  await github.sandbox.stop()
})

function freshWorld(rules = APP): AdoptWorld {
  const ledger = trustedLedger(gitLedger(github.client), byAuthorsAlone(rules))
  const adoptions = policySource(github.client, { ledger, now: NOW, texts: TEXTS, report })
  return {
    ledger,
    adoptions,
    policies: policies(
      adoptions,
      {
        repositories: async () => places,
        ask: async () => undefined,
      },
      NOW,
    ),
    people: people(github.client, { now: NOW, report, saw: () => undefined }),
    issues: issues(github.client, { me: ME, now: () => new Date() }),
    self: { id: 1, login: ME },
    pulls: pullRequests(github.client, defaultBranches(github.client, NOW), ME),
    now: NOW,
    writing: {
      attempts: 3,
      sleep: async () => undefined,
      random: () => 0,
      salt: countingSalt(),
      keeper: { id: 1, login: 'hikeshi[bot]' },
      sealer: 'no-key' as const,
    },
  }
}

const account = async (login: string) => {
  const { object } = await github.as('admin')('GET', `/users/${login}`)
  return { id: asNumber(object.id) ?? 0, login }
}

async function file(ref = 'main'): Promise<{ sha: string; text: string }> {
  const { object } = await github.as('admin')('GET', `${repo}/contents/${FILE}?ref=${ref}`)
  return { sha: asText(object.sha) ?? '', text: Buffer.from(asText(object.content) ?? '', 'base64').toString() }
}

/** Somebody writes the policy file; answers its blob. */
async function write(login: string, change: (text: string) => string, branch = 'main', path = FILE): Promise<string> {
  const there = await file(branch)
  const content = Buffer.from(change(there.text)).toString('base64')
  const sent = { message: 'policy', content, branch, ...(path === FILE && { sha: there.sha }) }
  const { object } = await github.as(login)('PUT', `${repo}/contents/${path}`, sent)
  return asText(asObject(object.content).sha) ?? ''
}

let comments = 0

/** By a comment of its own each time, unless it is said which one. */
async function adoptAs(login: string, sha: string, via: Via = 'account', cause = `comment:${++comments}`) {
  const ask = { repository: { ...INCIDENTS, id }, door: 'comment' as const, at: '2030-01-01T09:00:00Z' }
  return adopt(world, { ...ask, via, cause, sha, actor: await account(login) })
}

const codes = (result: Awaited<ReturnType<typeof adopt>>) =>
  result.kind === 'refused' ? result.reasons.map(({ code }) => code) : [result.kind]

// The holders of the officer's role, with the rest of their line.
const OFFICER = /teams: \[security-officer\][^}]*\}/
const intoOfficer = (text: string) => text.replace(OFFICER, 'users: [responder] }')

describe('adopting a policy', () => {
  it('nothing is in force before an administrator has adopted it; nobody else can', async () => {
    const { sha } = await file()
    expect(await world.adoptions.inForce(INCIDENTS)).toBeUndefined()
    expect(codes(await adoptAs('officer', sha))).toEqual(['not-an-administrator'])
    expect(codes(await adoptAs('responder', sha))).toEqual(['not-an-administrator'])
    expect(await adoptAs('admin', sha)).toMatchObject({
      kind: 'adopted',
      sha,
      by: { login: 'admin' },
      how: 'administrator',
    })
    expect(await world.adoptions.inForce(INCIDENTS)).toMatchObject({ sha, home: INCIDENTS, how: 'administrator' })
    expect(codes(await adoptAs('admin', sha))).toEqual(['already-there'])
  })

  it('R9-2 the same comment judged once more, since its answer was lost, has adopted it still; another one has not', async () => {
    const { sha } = await file()
    const first = await adoptAs('admin', sha, undefined, 'comment:7')
    expect(await adoptAs('admin', sha, undefined, 'comment:7')).toEqual(first)
    expect(codes(await adoptAs('admin', sha, undefined, 'comment:8'))).toEqual(['already-there'])
    const { lines } = (await world.ledger.read(RECORD)) ?? { lines: [] }
    expect(lines.filter(({ type }) => type === 'policy-adopted')).toHaveLength(1)
  })

  it('R8-2 a successor keeps the repositories that were named, whichever bears their name by then', async () => {
    places = [
      { ...INCIDENTS, id: 1 },
      { ...RUNBOOKS, id: 3 },
    ]
    expect(codes(await adoptAs('admin', (await file()).sha))).toEqual(['adopted'])
    places = [
      { ...INCIDENTS, id: 1 },
      { ...RUNBOOKS, id: 9 },
    ]
    world.policies.forget()
    expect(codes(await adoptAs('officer', await write('admin', (text) => `${text}# More\n`)))).toEqual(['adopted'])
    const { lines } = (await world.ledger.read(RECORD)) ?? { lines: [] }
    const kept = lines.flatMap(({ type, data }) => (type === 'policy-adopted' ? [data.repositories] : []))
    expect(kept).toHaveLength(2)
    expect(kept[0]).toMatchObject({ incidents: 1, runbooks: 3 })
    expect(kept[1]).toEqual(kept[0])
  })

  it('R4-2 with a placeholder for the phone number nobody adopts it; with a number it counts', async () => {
    const { text } = await file()
    const sha = await write('admin', () => text.replace('03-5550-0100', '03-0000-0000'))
    expect(await adoptAs('admin', sha)).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'policy-invalid', params: { problem: 'phone-placeholder', line: '10' } }],
    })
    expect(codes(await adoptAs('admin', await write('admin', () => text)))).toEqual(['adopted'])
  })

  it('R4.4-5 adoptions are a ledger of their own, which verifies', async () => {
    await adoptAs('admin', (await file()).sha)
    const report = await verifyLedger(world.ledger, RECORD, APP, { id })
    expect(report).toMatchObject({ problems: [], history: { findings: [], commits: 1 } })
    expect((await world.ledger.read(RECORD))?.lines.map(({ type }) => type)).toEqual([
      'policy-ledger-bound',
      'policy-adopted',
    ])
    expect((await verifyLedger(world.ledger, RECORD, APP, { id: id + 1 })).problems).toMatchObject([
      { code: 'foreign-binding' },
    ])
  })

  it('a writer who pushes himself into the officer’s role judges nothing: the last adopted policy goes on', async () => {
    const { sha } = await file()
    await adoptAs('admin', sha)
    await github.as('admin')('PUT', `${repo}/collaborators/responder`, { permission: 'push' })
    const pushed = await write('responder', intoOfficer)
    expect(pushed).not.toBe(sha)
    expect(codes(await adoptAs('responder', pushed))).toEqual(['not-for-you'])
    const later = freshWorld()
    expect(await later.adoptions.inForce(INCIDENTS)).toMatchObject({ sha })
    const { roles } = await later.people.directory((await later.adoptions.inForce(INCIDENTS)) ?? fail(), [], 'now')
    expect(roles.get('officer')?.map(({ login }) => login)).toEqual(['officer'])
  })

  it('the officer under the policy in force adopts the next one, an administrator no more', async () => {
    await adoptAs('admin', (await file()).sha)
    const next = await write('admin', intoOfficer)
    expect(codes(await adoptAs('admin', next))).toEqual(['not-for-you'])
    expect(await adoptAs('officer', next)).toMatchObject({ kind: 'adopted', how: 'officer' })
    const inForce = await world.adoptions.inForce(INCIDENTS)
    expect(inForce).toMatchObject({ sha: next, users: { responder: (await account('responder')).id } })
    // He has given the role away: it is not his any more.
    const third = await write('admin', (text) => `${text}\n# changed\n`)
    expect(codes(await adoptAs('officer', third))).toEqual(['not-for-you'])
    expect(codes(await adoptAs('responder', third))).toEqual(['adopted'])
  })

  it('R4.2-1 refused: an administrator steps in for an officer whose team nobody sees; allowed: where nobody has the role', async () => {
    await adoptAs('admin', (await file()).sha)
    const next = await write('admin', (text) => `${text}\n# changed\n`)
    const stepIn = async (login: string, unseen: readonly string[]) => {
      const directory: typeof world.people.directory = async (...given) => {
        const found = await world.people.directory(...given)
        return { ...found, roles: new Map([...found.roles, ['officer', []]]), unseen: new Set(unseen) }
      }
      const ask = { repository: { ...INCIDENTS, id }, door: 'comment' as const, at: '2030-01-01T09:00:00Z' }
      const by = { via: 'account' as const, cause: `comment:${++comments}`, sha: next, actor: await account(login) }
      return codes(await adopt({ ...world, people: { ...world.people, directory } }, { ...ask, ...by }))
    }
    expect(await stepIn('admin', ['officer'])).toEqual(['role-unseen'])
    // As for a first one: of the home alone is not enough, though nothing was added.
    await github.as('admin')('PUT', `${repo}/collaborators/deputy`, { permission: 'admin' })
    expect(await stepIn('deputy', [])).toEqual(['not-an-administrator', 'not-an-administrator'])
    expect(await stepIn('admin', [])).toEqual(['adopted'])
  })

  it('only the file that stands on the default branch now can be adopted', async () => {
    const { sha } = await file()
    const next = await write('admin', (text) => `${text}\n# changed\n`)
    expect(await adoptAs('admin', sha)).toMatchObject({
      reasons: [{ code: 'not-the-current-file', params: { sha: next } }],
    })
    const elsewhere = await write('admin', intoOfficer, 'main', 'other.yml')
    expect(codes(await adoptAs('admin', elsewhere))).toEqual(['not-the-current-file'])
    expect(codes(await adoptAs('admin', 'f'.repeat(40)))).toEqual(['not-the-current-file'])
  })

  it('R8-2 refused: a policy file that leads to another one, whose words would be judged, and others come into force', async () => {
    const admin = github.as('admin')
    const tip = asObject((await admin('GET', `${repo}/git/ref/heads/main`)).object.object).sha
    const { text } = await file()
    // A link may lead to a file whose very name is a policy: that name is what the link's sha names.
    const hidden = intoOfficer(text)
      .replaceAll('/', '-')
      .replaceAll(/^\s*#.*\n/gm, '')
    for (const leads of ['benign.yml', hidden]) {
      const entries = [
        { path: FILE, mode: '120000', type: 'blob', content: leads },
        { path: `.github/${leads}`, mode: '100644', type: 'blob', content: text },
      ]
      const base = asObject((await admin('GET', `${repo}/git/commits/${tip}`)).object.tree).sha
      const { object: tree } = await admin('POST', `${repo}/git/trees`, { base_tree: base, tree: entries })
      const commit = { message: 'Tidy up', tree: tree.sha, parents: [tip] }
      const { object: made } = await admin('POST', `${repo}/git/commits`, commit)
      await admin('PATCH', `${repo}/git/refs/heads/main`, { sha: made.sha, force: true })
      const shown = await file()
      expect(shown.text).toBe(text)
      expect(codes(await adoptAs('admin', shown.sha))).toEqual(['policy-file-missing'])
    }
    await admin('PATCH', `${repo}/git/refs/heads/main`, { sha: tip, force: true })
    expect(codes(await adoptAs('admin', (await file()).sha))).toEqual(['adopted'])
  })

  it('a policy with anything wrong in it is never adopted, and every problem is named with its place', async () => {
    const sha = await write('admin', (text) =>
      text.replace('locale: ja', 'locale: jp').replace('version: 1', 'version: 2'),
    )
    const result = await adoptAs('admin', sha)
    expect(codes(result)).toEqual(['policy-invalid', 'policy-invalid'])
    expect(result).toMatchObject({
      reasons: [{ params: { line: '5' } }, { params: { line: '11', problem: 'wrong-value', suggestion: 'ja' } }],
    })
    expect(await world.adoptions.inForce(INCIDENTS)).toBeUndefined()
  })

  it('R9-2 refused: a policy beyond the bound is not read, and is told by its size', async () => {
    const sha = await write('admin', (text) => `${text}\n# ${'x'.repeat(600 * 1024)}\n`)
    const result = await adoptAs('admin', sha)
    expect(result).toMatchObject({ reasons: [{ code: 'policy-invalid', params: { problem: 'too-large' } }] })
    expect(JSON.stringify(result)).toMatch(/\d{3} KiB; no more than 256 KiB/)
  })

  it('a login that nobody has is refused: whoever took it later would have the role', async () => {
    const sha = await write('admin', (text) => text.replace(OFFICER, 'users: [nobody-yet-123] }'))
    expect(await adoptAs('admin', sha)).toMatchObject({
      reasons: [{ code: 'unknown-account', params: { text: 'nobody-yet-123' } }],
    })
  })

  it('what somebody wrote into the record by hand counts for nothing and stops nothing: the next adoption puts the record right', async () => {
    const { sha } = await file()
    await adoptAs('admin', sha)
    const forged = await write('admin', intoOfficer)
    await adoptAs('officer', forged)
    const { object } = await github.as('admin')('GET', `${repo}/contents/${RECORD.path}?ref=hikeshi`)
    const text = Buffer.from(asText(object.content) ?? '', 'base64')
      .toString()
      .replaceAll('"officer"', '"sysadmin"')
    const content = Buffer.from(text).toString('base64')
    const put = { message: 'm', content, branch: 'hikeshi', sha: object.sha }
    expect((await github.as('admin')('PUT', `${repo}/contents/${RECORD.path}`, put)).status).toBe(200)
    world = freshWorld()
    expect(await world.adoptions.inForce(INCIDENTS)).toMatchObject({ sha: forged })
    const next = await write('admin', (before) => `${before}\n# changed\n`)
    expect(codes(await adoptAs('responder', next))).toEqual(['adopted'])
    expect(await freshWorld().adoptions.inForce(INCIDENTS)).toMatchObject({ sha: next })
  })

  it('a well-made line of a foreign author counts no more than a spoilt one', async () => {
    const { sha } = await file()
    await adoptAs('admin', sha)
    const next = await write('admin', intoOfficer)
    const foreign = { ...world, ledger: trustedLedger(gitLedger(asPerson('admin')), byAuthorsAlone(ANYBODY)) }
    const ask = { repository: { ...INCIDENTS, id }, door: 'comment' as const, at: '2030-01-01T09:00:00Z' }
    const by = { ...ask, cause: 'c', via: 'account' as const }
    expect(await adopt(foreign, { ...by, sha: next, actor: await account('officer') })).toMatchObject({
      kind: 'adopted',
    })
    expect(await freshWorld().adoptions.inForce(INCIDENTS)).toMatchObject({ sha })
  })

  it('a merged pull request is adopted where the officer in force approved its head', async () => {
    await adoptAs('admin', (await file()).sha)
    const unapproved = await merged('change-1', undefined)
    expect(codes(await adoptMerged(world, mergedAsk(unapproved)))).toEqual(['policy-unapproved'])
    const wrong = await merged('change-2', 'sysadmin')
    expect(codes(await adoptMerged(world, mergedAsk(wrong)))).toEqual(['policy-unapproved'])
    const right = await merged('change-3', 'officer')
    const { sha } = await file()
    const adopted = { kind: 'adopted', sha, how: 'pull-request', by: { login: 'officer' } }
    expect(await adoptMerged(world, mergedAsk(right))).toMatchObject(adopted)
    // Asked once more it is what it brought that counts, and nothing that somebody has pushed since.
    const later = await write('admin', (text) => `${text}\n# later\n`)
    expect(await adoptMerged(world, mergedAsk(right))).toMatchObject(adopted)
    expect((await world.adoptions.inForce(INCIDENTS))?.sha).toBe(sha)
    // Nothing that was approved earlier comes back after another one has taken its place.
    expect(codes(await adoptAs('officer', later))).toEqual(['adopted'])
    await write('admin', (text) => `${text}\n# last\n`)
    expect(codes(await adoptMerged(world, mergedAsk(right)))).toEqual(['not-the-current-file'])
  })

  it('R4.4-5 refused: by way of an app that the policy in force does not name, nobody adopts, first or later', async () => {
    const trusting = await write('admin', (text) => `${text}\ntrusted-apps: [pocket-client]\n`)
    const first = await adoptAs('admin', trusting, { app: 'pocket-client' })
    expect(first).toMatchObject({ reasons: [{ code: 'via-other-app', params: { text: 'pocket-client' } }] })
    expect(await world.adoptions.inForce(INCIDENTS)).toBeUndefined()
    expect(codes(await adoptAs('admin', trusting))).toEqual(['adopted'])
    const next = await write('admin', (text) => text.replace('[pocket-client]', '[pocket-client, other-client]'))
    expect(codes(await adoptAs('officer', next, { app: 'other-client' }))).toEqual(['via-other-app'])
    expect(codes(await adoptAs('officer', next, { app: 'pocket-client' }))).toEqual(['adopted'])
  })

  it('R9-2 refused: a merge by an app adopts nothing, unless the policy in force names that app', async () => {
    await adoptAs('admin', await write('admin', (text) => `${text}\ntrusted-apps: [queue]\n`))
    const pull = await merged('change-1', 'officer')
    expect(codes(await adoptMerged(world, mergedAsk(pull, { app: 'other-queue' })))).toEqual(['via-other-app'])
    expect(codes(await adoptMerged(world, mergedAsk(pull, { app: 'queue' })))).toEqual(['adopted'])
  })

  describe('and every repository that it names', () => {
    const grant = (login: string, name: string, permission = 'admin') =>
      github.as('admin')('PUT', `/repos/${ORG}/${name}/collaborators/${login}`, { permission })
    const reasonsOf = (result: Awaited<ReturnType<typeof adopt>>) =>
      result.kind === 'refused' ? result.reasons.map(({ code, params }) => `${code} ${params?.repository}`) : []
    const onlyHere = (text: string) => text.replace(/^( +runbooks:) runbooks$/m, '$1 incidents')

    it('R8-2 refused: an administrator of the home alone is told which others it names', async () => {
      await grant('responder', 'incidents')
      const { sha } = await file()
      expect(reasonsOf(await adoptAs('responder', sha))).toEqual([
        `not-an-administrator ${ORG}/restricted`,
        `not-an-administrator ${ORG}/runbooks`,
      ])
      await grant('responder', 'restricted')
      await grant('responder', 'runbooks', 'maintain')
      expect(reasonsOf(await adoptAs('responder', sha))).toEqual([`not-an-administrator ${ORG}/runbooks`])
      await grant('responder', 'runbooks')
      expect(codes(await adoptAs('responder', sha))).toEqual(['adopted'])
    })

    it('R8-2 refused: where nobody can see who administers it, which is not the same as no', async () => {
      const sha = await write('admin', (text) => text.replace(/^( +restricted:) restricted$/m, '$1 elsewhere'))
      expect(reasonsOf(await adoptAs('admin', sha))).toEqual([`administration-unseen ${ORG}/elsewhere`])
    })

    it('R9-2 refused: a successor takes in another repository only with an administrator of that one', async () => {
      await adoptAs('admin', await write('admin', onlyHere))
      const before = await file()
      const wider = (text: string) => text.replace(/^( +runbooks:) incidents$/m, '$1 Runbooks')
      const sha = await write('admin', wider)
      expect(reasonsOf(await adoptAs('officer', sha))).toEqual([`repository-unapproved ${ORG}/Runbooks`])
      await write('admin', () => before.text)
      const alone = await merged('wider-1', 'officer', wider)
      expect(reasonsOf(await adoptMerged(world, mergedAsk(alone)))).toEqual([`repository-unapproved ${ORG}/Runbooks`])
      await write('admin', () => before.text)
      await grant('sysadmin', 'runbooks')
      const withoutOfficer = await merged('wider-2', ['sysadmin'], wider)
      expect(codes(await adoptMerged(world, mergedAsk(withoutOfficer)))).toEqual(['policy-unapproved'])
      await write('admin', () => before.text)
      const both = await merged('wider-3', ['officer', 'sysadmin'], wider)
      expect(await adoptMerged(world, mergedAsk(both))).toMatchObject({ kind: 'adopted', by: { login: 'officer' } })
    })

    it('R9-2 allowed: an officer adopts what names no other repository without administering any', async () => {
      await adoptAs('admin', (await file()).sha)
      const next = await write('admin', (text) => onlyHere(text))
      expect(codes(await adoptAs('officer', next))).toEqual(['adopted'])
    })
  })

  it('a merged pull request cannot be the first adoption', async () => {
    expect(codes(await adoptMerged(world, mergedAsk(await merged('change-1', 'officer'))))).toEqual([
      'policy-not-adopted',
    ])
  })

  it('costs one request while nothing is new, and none within a minute', async () => {
    await adoptAs('admin', (await file()).sha)
    let now = new Date('2030-01-01T00:00:00Z')
    const ledger = gitLedger(github.client)
    const source = policySource(github.client, { ledger, now: () => now, texts: TEXTS, report })
    github.sent()
    await source.inForce(INCIDENTS)
    expect(github.sent()).toEqual([
      'GET incidents/contents/ledger/policy.jsonl',
      expect.stringMatching(/^GET incidents\/git\/blobs\//),
    ])
    await source.inForce(INCIDENTS)
    expect(github.sent()).toEqual([])
    now = new Date('2030-01-01T00:01:01Z')
    await source.inForce(INCIDENTS)
    expect(github.sent()).toEqual(['GET incidents/contents/ledger/policy.jsonl'])
  })
})

const mergedAsk = (pull: number, via: Via = 'account') => ({
  ...{ repository: { ...INCIDENTS, id }, door: 'pull-request' as const, said: undefined, at: '2030-01-01T09:00:00Z' },
  ...{ cause: `pull:${pull}`, pull, via },
})

async function merged(
  branch: string,
  approvers: string | readonly string[] | undefined,
  change = (text: string): string => text,
): Promise<number> {
  const as = github.as('admin')
  const tip = asObject((await as('GET', `${repo}/git/ref/heads/main`)).object.object).sha
  await as('POST', `${repo}/git/refs`, { ref: `refs/heads/${branch}`, sha: tip })
  await write('admin', (text) => `${change(text)}\n# ${branch}\n`, branch)
  const { object } = await as('POST', `${repo}/pulls`, { title: branch, head: branch, base: 'main', body: '' })
  const number = asNumber(object.number) ?? 0
  for (const approver of [approvers ?? []].flat())
    await github.as(approver)('POST', `${repo}/pulls/${number}/reviews`, { event: 'APPROVE' })
  expect((await as('PUT', `${repo}/pulls/${number}/merge`, {})).status).toBe(200)
  return number
}

const asPerson = (login: string) => {
  const token = github.sandbox.tokens[login] ?? ''
  return githubClient({ auth: token, baseUrl: github.sandbox.url, fetch: fetchHere })
}

function fail(): never {
  throw new Error('a policy is in force')
}
