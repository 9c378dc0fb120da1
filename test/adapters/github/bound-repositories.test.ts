import { generateKeyPairSync } from 'node:crypto'
import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyTexts } from '../../../src/adapters/github/policy/policy-texts.ts'
import { sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { withLedger } from '../../../src/app/case/ledger/append-with-retry.ts'
import { adopt } from '../../../src/app/policy/adopt.ts'
import { bindRepositories } from '../../../src/app/policy/bind-repositories.ts'
import type { Place } from '../../../src/app/ports/policies.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { tellPlaces } from '../../../src/app/rounds/tell-places.ts'
import { pinsIn, policyAdopted } from '../../../src/domain/policy/policy-ledger.ts'
import { compose } from '../../../src/hosts/shared/compose.ts'
import { asNumber, asObject, asText } from '../../../src/sandbox/json.ts'
import { fetchHere, sendHere } from '../../support/fetch-here.ts'
import { type Embedded, embedded, INCIDENTS, ME, NOW, ORG } from './embedded.ts'

const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const RECORD = { repository: INCIDENTS, path: 'ledger/policy.jsonl' }
const NAMES = ['incidents', 'restricted', 'runbooks']

describe('R8-2 which repositories a policy names is kept by their ids', { timeout: 120_000 }, () => {
  let github: Embedded
  let ids: Record<string, number>
  let sha: string
  let self: { id: number; login: string }
  beforeAll(async () => {
    github = await embedded()
    const admin = github.as('admin')
    const found = await Promise.all(NAMES.map(async (name) => [name, await idOf(name)] as const))
    ids = Object.fromEntries(found)
    sha = asText((await admin('GET', `/repos/${ORG}/incidents/contents/.github/hikeshi.yml`)).object.sha) ?? ''
    self = { id: asNumber((await admin('GET', `/users/${encodeURIComponent(ME)}`)).object.id) ?? 0, login: ME }
  }, 60_000)
  afterAll(() => github.sandbox.stop())

  const idOf = async (name: string) =>
    asNumber((await github.as('admin')('GET', `/repos/${ORG}/${name}`)).object.id) ?? 0
  const told = async (): Promise<Place[]> => {
    const { data } = await new Octokit(options()).request('GET /installation/repositories')
    return data.repositories.map(({ id, name }) => ({ id: Number(id), owner: ORG, name }))
  }
  const options = (fetch: typeof globalThis.fetch = fetchHere) => ({
    ...{ auth: github.token, baseUrl: github.sandbox.url, request: { fetch } },
  })
  /** `of`: a host that is told the ids of what it reaches, or one that knows its own repository by name alone. */
  const started = (of: 'installation' | 'one-repository', fetch = fetchHere): Ports =>
    compose({
      octokit: new Octokit(options(fetch)),
      ...{ self, sealing: sealerFrom(pem, 'none'), now: NOW, warn: () => undefined, texts: policyTexts() },
      repositories: async () => (of === 'installation' ? told() : [{ ...INCIDENTS, id: 'not-told' }]),
      calling: 'nobody',
    })
  const kept = async (ports: Ports) => pinsIn((await ports.ledger.read(RECORD))?.lines ?? [])
  const round = async (ports: Ports) => {
    ports.adoptions.forget()
    const inForce = await ports.adoptions.inForce(INCIDENTS)
    if (inForce !== undefined) await bindRepositories(ports, inForce)
  }
  /** As it was recorded before ids were. */
  const adoptedLong = (ports: Ports, cause: string, at = '2030-01-01T00:00:00Z') =>
    withLedger(
      ports.ledger,
      RECORD,
      () => {
        const stamp = { at, recorded: at, actor: self, cause }
        const entry = policyAdopted({ sha, users: {}, how: 'officer' }, undefined)
        return { drafts: [{ ...stamp, door: 'comment' as const, policy: '', entry }], result: undefined }
      },
      ports.writing,
    )

  it('allowed: an adoption by a host that is told no ids asks for them', async () => {
    const ports = started('one-repository')
    const { object } = await github.as('admin')('GET', '/users/admin')
    const ask = { door: 'comment' as const, cause: 'comment:1', at: '2030-01-01T09:00:00Z', via: 'account' as const }
    const actor = { id: asNumber(object.id) ?? 0, login: 'admin' }
    const result = await adopt(ports, { repository: { ...INCIDENTS, id: ids.incidents ?? 0 }, ...ask, sha, actor })
    expect(result.kind).toBe('adopted')
    expect(await kept(ports)).toEqual(ids)
  })

  it('allowed: of an adoption from before they were kept the next round keeps them, once, on either host', async () => {
    for (const of of ['installation', 'one-repository'] as const) {
      await adoptedLong(started(of), `comment:${of}`)
      expect(await kept(started(of))).toEqual({})
      await round(started(of))
      expect(await kept(started(of))).toEqual(ids)
      const lines = (await started(of).ledger.read(RECORD))?.lines.length
      await round(started(of))
      expect((await started(of).ledger.read(RECORD))?.lines).toHaveLength(lines ?? 0)
    }
  })

  it('refused: one of which GitHub does not say when it was made is bound to nobody, the home of the record apart', async () => {
    let asked = 0
    const silent: typeof fetchHere = async (input, init) => {
      const answer = await fetchHere(input, init)
      if (!/\/repos\/[^/]+\/[^/]+$/.test(new URL(new Request(input).url).pathname)) return answer
      asked += 1
      return Response.json({ ...((await answer.json()) as object), created_at: null }, { status: answer.status })
    }
    await adoptedLong(started('installation'), 'comment:silent')
    await round(started('installation', silent))
    expect(asked).toBeGreaterThanOrEqual(NAMES.length)
    expect(await kept(started('installation'))).toEqual({ incidents: ids.incidents, restricted: 0, runbooks: 0 })
    // Told later, it is still one that nobody has vouched for.
    await round(started('installation'))
    expect(await kept(started('installation'))).toEqual({ incidents: ids.incidents, restricted: 0, runbooks: 0 })
    expect((await started('installation').policies.of(INCIDENTS))?.rules.repositories).toEqual({
      ...{ incidents: 'incidents', restricted: 'restricted~0', runbooks: 'runbooks~0' },
    })
  })

  it('refused: one that was made after the adoption, until whoever adopts the same policy again answers for it', async () => {
    await adoptedLong(started('installation'), 'comment:long', '2000-01-01T00:00:00Z')
    const ports = started('installation')
    await round(ports)
    expect(await kept(ports)).toEqual({ incidents: ids.incidents, restricted: 0, runbooks: 0 })
    for (const of of ['installation', 'one-repository'] as const) {
      const inForce = await started(of).policies.of(INCIDENTS)
      expect(inForce?.rules.repositories).toEqual({
        incidents: 'incidents',
        restricted: 'restricted~0',
        runbooks: 'runbooks~0',
      })
      if (inForce !== undefined) await tellPlaces(started(of), inForce, [{ repository: INCIDENTS, own: [] }])
    }
    const { list } = await github.as('admin')('GET', `/repos/${ORG}/incidents/issues?state=open`)
    const told = list.map((one) => asText(asObject(one).body) ?? '').filter((body) => body.includes('place-lost='))
    expect(told.map((body) => /採択したあとに作られています.*`\/adopt [0-9a-f]{40}`/s.test(body))).toEqual([true, true])

    const again = async (login: string, cause: string) => {
      const { object } = await github.as('admin')('GET', `/users/${login}`)
      const actor = { id: asNumber(object.id) ?? 0, login }
      const ask = { door: 'comment' as const, cause, at: '2030-01-01T09:00:00Z', via: 'account' as const }
      return adopt(started('installation'), {
        ...{ repository: { ...INCIDENTS, id: ids.incidents ?? 0 }, ...ask, sha, actor },
      })
    }
    expect(await again('officer', 'comment:officer')).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'repository-unapproved' }, { code: 'repository-unapproved' }],
    })
    for (const name of ['restricted', 'runbooks'])
      await github.as('admin')('PUT', `/repos/${ORG}/${name}/collaborators/officer`, { permission: 'admin' })
    expect((await again('officer', 'comment:officer-2')).kind).toBe('adopted')
    expect(await kept(started('installation'))).toEqual(ids)
    for (const name of ['restricted', 'runbooks'])
      await github.as('admin')('DELETE', `/repos/${ORG}/${name}/collaborators/officer`)
  })

  it('refused: what bears one of the names since is none of the policy’s, and no later round takes it for one', async () => {
    const control = { rename: { repository: `${ORG}/restricted`, to: 'few', by: 'admin' } }
    await sendHere(`${github.sandbox.control}/github`, 'POST', undefined, control)
    await github.as('admin')('POST', `/orgs/${ORG}/repos`, { name: 'restricted', private: true, auto_init: true })
    expect(await idOf('restricted')).not.toBe(ids.restricted)
    const ports = started('installation')
    await round(ports)
    expect(await kept(ports)).toEqual(ids)
    expect((await ports.policies.of(INCIDENTS))?.rules.repositories.restricted).toBe('few')
    expect(await ports.policies.of({ owner: ORG, name: 'restricted' })).toBeUndefined()
    expect(asObject((await ports.policies.of(INCIDENTS))?.pins)).toEqual(ids)
  })

  it('refused: one that GitHub leads to by a former name, with another owner, is not kept', async () => {
    await adoptedLong(started('installation'), 'comment:again')
    const control = { handOver: { repository: `${ORG}/runbooks`, to: 'other-corp', by: 'admin' } }
    await sendHere(`${github.sandbox.control}/github`, 'POST', undefined, control)
    await github.as('admin')('PATCH', '/repos/other-corp/runbooks', { private: false })
    await round(started('one-repository'))
    const { runbooks, ...others } = await kept(started('installation'))
    expect([runbooks, Object.keys(others)]).toEqual([undefined, ['incidents', 'restricted']])
  })
})
