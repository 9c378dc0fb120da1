import { generateKeyPairSync } from 'node:crypto'
import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyTexts } from '../../../src/adapters/github/policy/policy-texts.ts'
import { sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { withLedger } from '../../../src/app/case/ledger/append-with-retry.ts'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { headOf, sealed } from '../../../src/app/case/ledger/seal.ts'
import { parseLedger, printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { adopt } from '../../../src/app/policy/adopt.ts'
import { placesOf } from '../../../src/app/policy/places-of.ts'
import { LedgerRefusedError } from '../../../src/app/ports/ledger-store.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import type { Sealing } from '../../../src/app/ports/sealing.ts'
import { sealRecords } from '../../../src/app/rounds/seal-records.ts'
import { ledgerBound } from '../../../src/domain/case/ledger-line.ts'
import { sealKeysIn } from '../../../src/domain/policy/policy-ledger.ts'
import { compose } from '../../../src/hosts/shared/compose.ts'
import { asNumber, asObject, asText } from '../../../src/sandbox/json.ts'
import { fetchHere } from '../../support/fetch-here.ts'
import { draftOf, note } from '../../support/ledger-drafts.ts'
import { type Embedded, embedded, INCIDENTS, ME, NOW, ORG } from './embedded.ts'

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const [ONE, TWO, THREE] = [pem(), pem(), pem()]
const repo = `/repos/${ORG}/incidents`
const REF = { repository: INCIDENTS, path: 'ledger/2030/000012.jsonl' }
const RECORD = { repository: INCIDENTS, path: 'ledger/policy.jsonl' }

let github: Embedded
let id: number
let self: { id: number; login: string }
let policy: string

beforeAll(async () => {
  github = await embedded()
  const admin = github.as('admin')
  id = asNumber((await admin('GET', repo)).object.id) ?? 0
  self = { id: asNumber((await admin('GET', `/users/${encodeURIComponent(ME)}`)).object.id) ?? 0, login: ME }
  policy = asText((await admin('GET', `${repo}/contents/.github/hikeshi.yml`)).object.sha) ?? ''
})
afterAll(() => github.sandbox.stop())

/** A process of the app that has just started. */
const started = (sealing: Sealing): Ports =>
  compose({
    octokit: new Octokit({ auth: github.token, baseUrl: github.sandbox.url, request: { fetch: fetchHere } }),
    ...{ self, sealing, now: NOW, warn: () => undefined, texts: policyTexts() },
    repositories: async () => [{ ...INCIDENTS, id: 'not-told' }],
    calling: 'nobody',
  })

let comments = 0

/** By a comment of its own each time. */
async function adoptIn(ports: Ports, sha = policy) {
  const { object } = await github.as('admin')('GET', '/users/admin')
  const actor = { id: asNumber(object.id) ?? 0, login: 'admin' }
  const ask = { repository: { ...INCIDENTS, id }, door: 'comment' as const, at: '2030-01-01T09:00:00Z' }
  const result = await adopt(ports, { ...ask, via: 'account', cause: `comment:${++comments}`, sha, actor })
  return result.kind === 'adopted' ? ['adopted'] : result.reasons.map(({ code }) => code)
}

const bound = () =>
  draftOf(ledgerBound({ repository: { id, name: 'incidents' }, issue: { id: 912, number: 12, year: 2030 } }))

const appendIn = (ports: Ports, text: string) =>
  withLedger(
    ports.ledger,
    REF,
    (there) => ({ drafts: [...(there === undefined ? [bound()] : []), note(text)], result: undefined }),
    ports.writing,
  )

const notesIn = async (ports: Ports): Promise<(string | undefined)[]> =>
  ((await ports.ledger.read(REF))?.lines ?? []).slice(1).map(({ free }) => {
    const kept = free.note
    return kept && 'text' in kept ? kept.text : undefined
  })

async function sealAll(ports: Ports): Promise<string[]> {
  const inForce = await ports.policies.of(INCIDENTS)
  if (inForce !== undefined)
    await sealRecords(
      ports,
      inForce,
      placesOf(inForce).filter(({ name }) => name === 'incidents'),
    )
  return sealKeysIn((await ports.ledger.read(RECORD))?.lines ?? []).map(({ how }) => how)
}

const textOf = async (path = REF.path): Promise<string> => {
  const { object } = await github.as('admin')('GET', `${repo}/contents/${path}?ref=hikeshi`)
  return Buffer.from(asText(object.content) ?? '', 'base64').toString('utf8')
}
const tip = async () =>
  asText(asObject((await github.as('admin')('GET', `${repo}/git/ref/heads/hikeshi`)).object.object).sha) ?? ''

const IN_ITS_NAME = { name: 'hikeshi', email: `${ME}@users.noreply.github.com` }
const IN_HIS_OWN = { name: 'admin', email: 'admin@users.noreply.github.com' }

/** Somebody with Write commits these files, in the app's name as far as anybody can write that. */
async function push(
  files: Readonly<Record<string, string>>,
  parents?: string[],
  base?: string,
  mode: '100644' | '120000' = '100644',
  author = IN_ITS_NAME,
): Promise<string> {
  const admin = github.as('admin')
  const head = await tip()
  const from = asObject((await admin('GET', `${repo}/git/commits/${base ?? head}`)).object.tree).sha
  const entries = Object.entries(files).map(([path, content]) => ({ path, mode, type: 'blob', content }))
  const tree =
    entries.length === 0
      ? { sha: from }
      : (await admin('POST', `${repo}/git/trees`, { base_tree: from, tree: entries })).object
  const commit = { message: 'case 12: note-added [skip ci]', tree: tree.sha, author, committer: author }
  const made = await admin('POST', `${repo}/git/commits`, { ...commit, parents: parents ?? [head] })
  const sha = asText(made.object.sha) ?? ''
  await admin('PATCH', `${repo}/git/refs/heads/hikeshi`, { sha, force: true })
  return sha
}

describe('R4.4-5 the way of a company’s records, from no key to one, to another, to none that is known', {
  timeout: 240_000,
}, () => {
  it('without a key records count by author, and nothing bears a seal', async () => {
    const ports = started('no-key')
    expect(await adoptIn(ports)).toEqual(['adopted'])
    await appendIn(ports, 'one')
    expect(await textOf()).not.toContain('"seal"')
    expect(await notesIn(started('no-key'))).toEqual(['one'])
  })

  it('the first sweep with a key seals what counts and names the key; then nothing counts without a seal', async () => {
    const ports = started(sealerFrom(ONE, 'none'))
    expect(await notesIn(ports)).toEqual(['one'])
    expect(await sealAll(ports)).toEqual(['unsealed'])
    expect(await textOf()).toContain('"seal"')
    await appendIn(ports, 'two')
    const sealed = await textOf()
    const bare = printLedger(parseLedger(sealed).lines.map(({ seal: _seal, ...line }) => line))
    const forged = chainLines(parseLedger(bare).lines, [note('forged')], { salt: () => 'x' })
    await push({ [REF.path]: bare + printLedger(forged) })
    const later = started(sealerFrom(ONE, 'none'))
    expect(await notesIn(later)).toEqual(['one', 'two'])
    await appendIn(later, 'three')
    expect(await notesIn(started(sealerFrom(ONE, 'none')))).toEqual(['one', 'two', 'three'])
  })

  it('refused: a host without a key writes on no record that is sealed', async () => {
    await expect(appendIn(started('no-key'), 'by hand')).rejects.toThrow(LedgerRefusedError)
    expect(await notesIn(started('no-key'))).toEqual(['one', 'two', 'three'])
  })

  it('another key: with the one before it at hand all is sealed anew; after that the old one is worth nothing', async () => {
    const both = started(sealerFrom(TWO, ONE))
    expect(await sealAll(both)).toEqual(['unsealed', 'handed-over'])
    expect(await sealAll(both)).toHaveLength(2)
    const ports = started(sealerFrom(TWO, 'none'))
    expect((await ports.policies.of(INCIDENTS))?.sha).toBe(policy)
    expect(await notesIn(ports)).toEqual(['one', 'two', 'three'])
    const before = await textOf()
    const { lines } = parseLedger(before)
    const more = chainLines(lines, [note('by a stolen key')], { salt: () => 'x' })
    await push({ [REF.path]: printLedger(sealed([...lines, ...more], sealerFrom(ONE, 'none'))) })
    expect(await notesIn(started(sealerFrom(TWO, 'none')))).toEqual(['one', 'two', 'three'])
    // It stays there: the key that comes after must not let it in either.
  })

  it('a lost key: nothing counts until an administrator adopts what was in force; then all of it does', async () => {
    const ports = started(sealerFrom(THREE, 'none'))
    expect(await ports.policies.of(INCIDENTS)).toBeUndefined()
    const file = asObject((await github.as('admin')('GET', `${repo}/contents/.github/hikeshi.yml`)).object)
    const changed = Buffer.from(`${Buffer.from(asText(file.content) ?? '', 'base64')}\n# pushed\n`).toString('base64')
    const put = (content: string, sha: unknown) =>
      github.as('admin')('PUT', `${repo}/contents/.github/hikeshi.yml`, { message: 'm', content, sha })
    const pushed = asText(asObject((await put(changed, file.sha)).object.content).sha) ?? ''
    expect(await adoptIn(ports, pushed)).toEqual(['policy-record-key-lost'])
    await put(asText(file.content) ?? '', pushed)
    expect(await adoptIn(ports)).toEqual(['adopted'])
    const later = started(sealerFrom(THREE, 'none'))
    expect((await later.policies.of(INCIDENTS))?.sha).toBe(policy)
    expect(await notesIn(later)).toEqual(['one', 'two', 'three'])
    await appendIn(later, 'four')
    expect(await notesIn(started(sealerFrom(THREE, 'none')))).toEqual(['one', 'two', 'three', 'four'])
  })

  it('a lost key that somebody found is worth nothing once a sweep has sealed every record by the new one', async () => {
    const found = sealerFrom(TWO, 'none')
    const forging = async () => {
      const before = await textOf()
      const lines = parseLedger(before).lines
      const forged = sealed([...lines, ...chainLines(lines, [note('forged')], { salt: () => 'x' })], found)
      await push({ [REF.path]: printLedger(forged) })
      const notes = await notesIn(started(sealerFrom(THREE, 'none')))
      await push({ [REF.path]: before })
      return notes
    }
    // Until then it vouches for what it sealed before it was lost.
    expect(await forging()).toContain('forged')
    expect(await sealAll(started(sealerFrom(THREE, 'none')))).toEqual([
      'unsealed',
      'handed-over',
      'adopted-anew',
      'unsealed',
    ])
    expect(await forging()).toEqual(['one', 'two', 'three', 'four'])
    expect(await sealAll(started(sealerFrom(THREE, 'none')))).toEqual([
      'unsealed',
      'handed-over',
      'adopted-anew',
      'unsealed',
    ])
  })
})

describe('R4.4-5 what git can be made to say', { timeout: 240_000 }, () => {
  const ports = () => started(sealerFrom(THREE, 'none'))

  it('refused: a merge that takes over an older state, whoever it says has made it; verify is not blind to it', async () => {
    const older = await tip()
    await appendIn(ports(), 'five')
    const newer = await tip()
    const merge = await push({}, [newer, older], older)
    expect(await textOf()).not.toContain('five')
    const history: { commit: string; text?: string }[] = []
    const { gitLedger } = await import('../../../src/adapters/github/ledger/git-ledger.ts')
    for await (const version of gitLedger(github.client).history(REF, undefined)) history.push(version)
    expect(history.map(({ commit }) => commit)).toEqual(expect.arrayContaining([newer, merge]))
    const fresh = started({ ...sealerFrom(THREE, 'none') })
    expect(
      (await fresh.ledger.strangers(INCIDENTS)).found.map(({ path, found }) => [path, found.commit]),
    ).toContainEqual([REF.path, merge])
    await push({}, [merge], newer)
    expect(await notesIn(ports())).toEqual(['one', 'two', 'three', 'four', 'five'])
  })

  it('refused: a pull request of the app that somebody squashes into the branch of the records', async () => {
    const before = await textOf()
    const forged = chainLines(parseLedger(before).lines, [note('forged')], { salt: () => 'x' })
    await push({ [REF.path]: before + printLedger(forged) })
    expect(await notesIn(ports())).toEqual(['one', 'two', 'three', 'four', 'five'])
    await appendIn(ports(), 'six')
    expect(await textOf()).not.toContain('forged')
  })

  it('refused: a copy of a record, as it was sealed, in another year or under a name that only looks like its own', async () => {
    const before = await tip()
    const copies = ['ledger/2029/000012.jsonl', 'ledger/2031/000012.jsonl']
    const lookAlikes = [
      ...['LEDGER/2030/000012.jsonl', 'ledger/2030/000012.JSONL', 'ledger/2030/0000012.jsonl'],
      ...['ledger/２０３０/000012.jsonl', 'ledger/2030/00001２.jsonl', 'ledger/2030/000012.jsonl\u200b'],
      ...['ledger/2030/e\u0301/000012.jsonl', 'ledger\\2030\\000012.jsonl'],
    ]
    const text = await textOf()
    const files = Object.fromEntries([...copies, ...lookAlikes].map((path) => [path, text]))
    const by = await push(files, undefined, undefined, '100644', IN_HIS_OWN)
    const fresh = ports()
    expect((await fresh.ledger.list(INCIDENTS)).map(({ path }) => path).sort()).toEqual([...copies, REF.path].sort())
    const { found: told } = await fresh.ledger.strangers(INCIDENTS)
    for (const path of copies) {
      expect((await fresh.ledger.read({ repository: INCIDENTS, path }))?.lines ?? []).toEqual([])
      expect(await fresh.ledger.counts({ repository: INCIDENTS, path }, text)).toBe(false)
      expect(told).toContainEqual({ path, found: expect.objectContaining({ kind: 'written', commit: by }) })
    }
    expect(told.filter(({ path, found }) => path === REF.path && found.commit === by)).toEqual([])
    expect(await notesIn(fresh)).toEqual(['one', 'two', 'three', 'four', 'five', 'six'])
    await push({}, [by], before)
  })

  it('a hard reset while the app was down: what was there is read from where GitHub says that it was', async () => {
    const older = await tip()
    await appendIn(ports(), 'seven')
    await github.as('admin')('PATCH', `${repo}/git/refs/heads/hikeshi`, { sha: older, force: true })
    expect(await textOf()).not.toContain('seven')
    const fresh = ports()
    expect((await fresh.ledger.strangers(INCIDENTS)).found).toContainEqual({
      path: REF.path,
      found: expect.objectContaining({ kind: 'reset', by: 'admin' }),
    })
    expect(await notesIn(fresh)).toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven'])
    await appendIn(fresh, 'eight')
    expect(await textOf()).toMatch(/seven.*eight/s)
  })

  it('a record of adoptions that is deleted comes back by itself, and no first adoption is taken', async () => {
    const sha = asText((await github.as('admin')('GET', `${repo}/contents/${RECORD.path}?ref=hikeshi`)).object.sha)
    await github.as('admin')('DELETE', `${repo}/contents/${RECORD.path}`, { message: 'm', branch: 'hikeshi', sha })
    const fresh = ports()
    expect(await fresh.policies.of(INCIDENTS)).toBeUndefined()
    expect(await adoptIn(fresh)).toEqual(['already-there'])
    const { restoreAdoptions } = await import('../../../src/app/policy/restore-adoptions.ts')
    expect(await restoreAdoptions(fresh, INCIDENTS)).toBe('restored')
    expect((await ports().policies.of(INCIDENTS))?.sha).toBe(policy)
  })

  it.each([
    ['another record', 'policy.jsonl'],
    ['a copy of itself', 'copy.jsonl'],
    ['nowhere', 'nowhere'],
  ])(
    'R4.3-1 a link to %s in the place of a record loses nothing and silences nobody, and it is told',
    async (to, where) => {
      const before = await notesIn(ports())
      await push({ 'ledger/copy.jsonl': await textOf() })
      const commit = await push({ [REF.path]: `../${where}` }, undefined, undefined, '120000')
      // One process reads it alone, the other by one query for several.
      const [alone] = await ports().ledger.readAll([REF])
      const [together] = await ports().ledger.readAll([REF, RECORD])
      for (const one of [alone, together]) {
        expect(one?.lines).toHaveLength(before.length + 1)
        expect(one?.tampering?.found.map((each) => each.commit)).toContain(commit)
      }
      await appendIn(ports(), `contained, past a link to ${to}`)
      expect(await notesIn(ports())).toEqual([...before, `contained, past a link to ${to}`])
    },
  )

  it('R4.3-1 nothing is lost that was read by a query, which shows no link as one', async () => {
    const before = await notesIn(ports())
    await push({ [REF.path]: await textOf() }, undefined, undefined, '120000')
    const byQuery = ports()
    await byQuery.ledger.readAll([REF, RECORD])
    await appendIn(byQuery, 'contained, past a link')
    expect(await notesIn(ports())).toEqual([...before, 'contained, past a link'])
  })

  it('R4.3-1 a look at many records takes what is sealed as a whole, and leaves all else to a look at each', async () => {
    const nowhere = { repository: INCIDENTS, path: 'ledger/2030/000099.jsonl' }
    const whole = (await ports().ledger.read(REF))?.lines ?? []
    const head = headOf(whole)
    expect(await ports().ledger.glance([REF, nowhere], async () => undefined)).toEqual([
      expect.objectContaining({ lines: whole }),
      'absent',
    ])
    // The status comment says that there was more, or that there was something.
    const more = head && { ...head, length: head.length + 1 }
    expect(await ports().ledger.glance([REF, nowhere], async () => more)).toEqual(['not-told', 'not-told'])
    const before = await textOf()
    await push({ [REF.path]: `${before}{"not":"ours"}\n` })
    expect(await ports().ledger.glance([REF], async () => head)).toEqual(['not-told'])
    await push({ [REF.path]: before })
  })

  describe('refused: a tag of the branch’s name shows no older state', () => {
    const tag = `${repo}/git/refs/tags/hikeshi`
    beforeAll(async () => {
      // There was nothing on the branch yet: whoever reads the tag finds no record at all.
      const { body } = await github.as('admin')('GET', `${repo}/commits?sha=refs/heads/hikeshi&per_page=100`)
      const first = asObject((body as unknown[]).at(-1)).sha
      await github.as('admin')('POST', `${repo}/git/refs`, { ref: 'refs/tags/hikeshi', sha: first })
      await appendIn(ports(), 'since the tag')
    }, 60_000)
    afterAll(() => github.as('admin')('DELETE', tag))

    const ways: Record<string, (there: Ports) => Promise<unknown>> = {
      'of one record': (there) => there.ledger.read(REF),
      'of several records in one query': async (there) => (await there.ledger.readAll([REF, RECORD]))[0],
      'at a glance': async (there) => {
        const head = headOf((await there.ledger.read(REF))?.lines ?? [])
        return (await ports().ledger.glance([REF], async () => head))[0]
      },
      'of the history of a record': async (there) => {
        const versions = []
        for await (const version of there.ledger.history(REF, undefined)) versions.push(version)
        return versions
      },
      'for reports and audits': async (there) => {
        const texts = []
        for await (const each of (await there.ledgerTexts(INCIDENTS))?.texts ?? []) texts.push(each)
        return texts
      },
    }
    it.each(Object.entries(ways))('R4.4-5 to a reading %s', async (_, read) => {
      expect(JSON.stringify((await read(ports())) ?? null)).toContain('since the tag')
    })

    it('R4.4-5 to a list of the records, and to what tells whether there are any', async () => {
      expect(await ports().ledger.list(INCIDENTS)).toContainEqual(REF)
      expect(await ports().ledger.look(INCIDENTS)).toMatchObject({ kind: 'there' })
    })

    it('R9-2 to whoever looks which policy is in force', async () => {
      expect((await ports().policies.of(INCIDENTS))?.sha).toBe(policy)
    })

    // Would this fail if the tag were read? It would: that is what the short name shows here.
    it('by its short name it would', async () => {
      const { status } = await github.as('admin')('GET', `${repo}/contents/${REF.path}?ref=hikeshi`)
      expect(status).toBe(404)
    })
  })

  it('sends nothing that GitHub does not describe', () => {
    expect(github.faults).toEqual([])
  })
})
