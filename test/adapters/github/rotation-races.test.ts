import { generateKeyPairSync } from 'node:crypto'
import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyTexts } from '../../../src/adapters/github/policy/policy-texts.ts'
import { sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { adopt } from '../../../src/app/policy/adopt.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import type { Sealing } from '../../../src/app/ports/sealing.ts'
import { sealRecords } from '../../../src/app/rounds/seal-records.ts'
import { lastAdoption, sealKeysIn } from '../../../src/domain/policy/policy-ledger.ts'
import { compose } from '../../../src/hosts/shared/compose.ts'
import { asNumber, asObject, asText } from '../../../src/sandbox/json.ts'
import { fetchHere } from '../../support/fetch-here.ts'
import { type Embedded, embedded, INCIDENTS, ME, NOW, ORG } from './embedded.ts'

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const [ONE, TWO] = [pem(), pem()]
const repo = `/repos/${ORG}/incidents`
const RECORD = { repository: INCIDENTS, path: 'ledger/policy.jsonl' }

describe('R9-2 /adopt while the key of the seals is being replaced', { timeout: 120_000 }, () => {
  let github: Embedded
  let id: number
  let self: { id: number; login: string }
  let comments = 0
  beforeAll(async () => {
    github = await embedded()
    id = asNumber((await github.as('admin')('GET', repo)).object.id) ?? 0
    const { object } = await github.as('admin')('GET', `/users/${encodeURIComponent(ME)}`)
    self = { id: asNumber(object.id) ?? 0, login: ME }
    expect(await adoptBy('admin', started(sealerFrom(ONE, 'none')), await stands())).toBe('adopted')
  }, 60_000)
  afterAll(() => github.sandbox.stop())

  const started = (sealing: Sealing): Ports =>
    compose({
      octokit: new Octokit({ auth: github.token, baseUrl: github.sandbox.url, request: { fetch: fetchHere } }),
      ...{ self, sealing, now: NOW, warn: () => undefined, texts: policyTexts() },
      repositories: async () => [{ ...INCIDENTS, id: 'not-told' }],
      calling: 'nobody',
    })
  const file = async () => (await github.as('admin')('GET', `${repo}/contents/.github/hikeshi.yml`)).object
  const stands = async () => asText((await file()).sha) ?? ''
  const changes = async (): Promise<string> => {
    const { content, sha } = await file()
    const text = `${Buffer.from(asText(content) ?? '', 'base64')}\n# changed\n`
    const put = { message: 'm', content: Buffer.from(text).toString('base64'), sha }
    const made = await github.as('admin')('PUT', `${repo}/contents/.github/hikeshi.yml`, put)
    return asText(asObject(made.object.content).sha) ?? ''
  }
  async function adoptBy(login: string, ports: Ports, sha: string): Promise<string> {
    const { object } = await github.as('admin')('GET', `/users/${login}`)
    const actor = { id: asNumber(object.id) ?? 0, login }
    const ask = { repository: { ...INCIDENTS, id }, door: 'comment' as const, at: NOW().toISOString() }
    comments += 1
    const result = await adopt(ports, { ...ask, via: 'account', cause: `comment:${comments}`, sha, actor })
    return result.kind === 'adopted' ? 'adopted' : result.reasons.map(({ code }) => code).join()
  }
  const rotate = async (): Promise<void> => {
    const ports = started(sealerFrom(TWO, ONE))
    const inForce = await ports.policies.of(INCIDENTS)
    if (inForce === undefined) throw new Error('no policy')
    await sealRecords(ports, inForce, [INCIDENTS])
  }
  /** Something happens between the first reading of this process and its writing. */
  const interrupted = (ports: Ports, happens: () => Promise<void>): Ports => {
    let done = false
    const { append } = ports.ledger
    const ledger: Ports['ledger'] = {
      ...ports.ledger,
      async append(...given) {
        if (!done) {
          done = true
          await happens()
        }
        return append(...given)
      },
    }
    return { ...ports, ledger }
  }
  const record = async (sealing: Sealing) => (await started(sealing).ledger.read(RECORD))?.lines ?? []

  it('allowed: the process with both keys is between; what was adopted meanwhile counts, under the new key', async () => {
    const sha = await changes()
    const both = started(sealerFrom(TWO, ONE))
    expect(await adoptBy('officer', interrupted(both, rotate), sha)).toBe('adopted')
    expect((await started(sealerFrom(TWO, 'none')).policies.of(INCIDENTS))?.sha).toBe(sha)
    expect(sealKeysIn(await record(sealerFrom(TWO, 'none'))).map(({ how }) => how)).toEqual(['first', 'handed-over'])
  })

  it('refused: a process that holds the old key alone adopts nothing any more, and takes nothing away from what the new one wrote', async () => {
    const before = await record(sealerFrom(TWO, 'none'))
    const inForce = lastAdoption(before)?.sha
    const sha = await changes()
    const said = await adoptBy('officer', started(sealerFrom(ONE, 'none')), sha).catch((error: unknown) =>
      String(error),
    )
    expect(said).not.toBe('adopted')
    const after = await record(sealerFrom(TWO, 'none'))
    expect(after.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash))
    expect(lastAdoption(after)?.sha).toBe(inForce)
  })

  it('refused: the same where the key was replaced between its reading and its writing', async () => {
    const three = pem()
    const old = started(sealerFrom(TWO, 'none'))
    const replaced = async () => {
      const ports = started(sealerFrom(three, TWO))
      const policy = await ports.policies.of(INCIDENTS)
      if (policy !== undefined) await sealRecords(ports, policy, [INCIDENTS])
    }
    const sha = await stands()
    const said = await adoptBy('officer', interrupted(old, replaced), sha).catch((error: unknown) => String(error))
    expect(said).not.toBe('adopted')
    const lines = await record(sealerFrom(three, 'none'))
    expect(sealKeysIn(lines).map(({ how }) => how)).toEqual(['first', 'handed-over', 'handed-over'])
    expect(lastAdoption(lines)?.sha).not.toBe(sha)
  })
})
