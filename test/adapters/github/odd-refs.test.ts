import { generateKeyPairSync } from 'node:crypto'
import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyTexts } from '../../../src/adapters/github/policy/policy-texts.ts'
import { sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { withLedger } from '../../../src/app/case/ledger/append-with-retry.ts'
import { reportStrangers } from '../../../src/app/messages/report-tampering.ts'
import { restoreAdoptions } from '../../../src/app/policy/restore-adoptions.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { ledgerBound } from '../../../src/domain/case/ledger-line.ts'
import { policyAdopted, policyLedgerBound } from '../../../src/domain/policy/policy-ledger.ts'
import { compose } from '../../../src/hosts/shared/compose.ts'
import { asNumber, asObject, asText } from '../../../src/sandbox/json.ts'
import { fetchHere } from '../../support/fetch-here.ts'
import { draftOf, note } from '../../support/ledger-drafts.ts'
import { type Embedded, embedded, INCIDENTS, ME, NOW, ORG } from './embedded.ts'

const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const repo = `/repos/${ORG}/incidents`
const CASE = { repository: INCIDENTS, path: 'ledger/2030/000012.jsonl' }
const RECORD = { repository: INCIDENTS, path: 'ledger/policy.jsonl' }

describe('R4.4-5 refused: refs that only look like the branch of the records, or like a commit', {
  timeout: 120_000,
}, () => {
  let github: Embedded
  let id: number
  let self: { id: number; login: string }
  /** The policies that were adopted, the older first. */
  let shas: string[]
  let older: string
  let newer: string
  beforeAll(async () => {
    github = await embedded()
    const admin = github.as('admin')
    id = asNumber((await admin('GET', repo)).object.id) ?? 0
    self = { id: asNumber((await admin('GET', `/users/${encodeURIComponent(ME)}`)).object.id) ?? 0, login: ME }
    shas = []
    for (const more of ['', '\n# later\n']) {
      const file = (await admin('GET', `${repo}/contents/.github/hikeshi.yml`)).object
      const text = Buffer.from(asText(file.content) ?? '', 'base64').toString('utf8')
      const content = Buffer.from(`${text}${more}`).toString('base64')
      const put = { message: 'm', content, sha: file.sha }
      const written =
        more === '' ? file : asObject((await admin('PUT', `${repo}/contents/.github/hikeshi.yml`, put)).object.content)
      shas.push(asText(written.sha) ?? '')
    }
    await adopted(shas[0] ?? '', true)
    await noted('one', true)
    older = await tip()
    await adopted(shas[1] ?? '', false)
    await noted('two', false)
    newer = await tip()
  }, 60_000)
  afterAll(() => github.sandbox.stop())

  const started = (): Ports =>
    compose({
      octokit: new Octokit({ auth: github.token, baseUrl: github.sandbox.url, request: { fetch: fetchHere } }),
      ...{ self, sealing: sealerFrom(pem, 'none'), now: NOW, warn: () => undefined, texts: policyTexts() },
      repositories: async () => [{ ...INCIDENTS, id: 'not-told' }],
      calling: 'nobody',
    })
  const stamp = () => ({
    at: NOW().toISOString(),
    recorded: NOW().toISOString(),
    actor: self,
    door: 'comment' as const,
  })
  async function adopted(sha: string, isFirst: boolean) {
    const { ledger, writing } = started()
    const about = { ...stamp(), cause: `comment:${sha}`, policy: '' }
    const bound = { ...about, entry: policyLedgerBound({ repository: { id, name: 'incidents' } }) }
    const entry = policyAdopted({ sha, users: {}, how: 'officer' }, undefined)
    const drafts = [...(isFirst ? [bound] : []), { ...about, entry }]
    await withLedger(ledger, RECORD, () => ({ drafts, result: undefined }), writing)
  }
  async function noted(text: string, isFirst: boolean) {
    const { ledger, writing } = started()
    const bound = draftOf(
      ledgerBound({ repository: { id, name: 'incidents' }, issue: { id: 912, number: 12, year: 2030 } }),
    )
    const drafts = [...(isFirst ? [bound] : []), note(text)]
    await withLedger(ledger, CASE, () => ({ drafts, result: undefined }), writing)
  }
  const tip = async () =>
    asText(asObject((await github.as('admin')('GET', `${repo}/git/ref/heads/hikeshi`)).object.object).sha) ?? ''
  const make = async (ref: string, sha: string) =>
    (await github.as('admin')('POST', `${repo}/git/refs`, { ref, sha })).status
  const remove = (ref: string) => github.as('admin')('DELETE', `${repo}/git/${ref}`)
  const inForce = async (ports = started()) => (await ports.policies.of(INCIDENTS))?.sha
  const text = async (ports = started()) => JSON.stringify((await ports.ledger.read(CASE))?.lines ?? [])

  const ODD = [
    ...['refs/tags/hikeshi', 'refs/tags/heads/hikeshi', 'refs/heads/heads/hikeshi', 'refs/heads/Hikeshi'],
    ...['refs/heads/hikeshi\u200b', 'refs/heads/hikeshi/older', 'refs/heads/HEAD', 'refs/tags/HEAD', 'refs/tags/main'],
  ]

  it('nothing is read from any of them while the branch is there', async () => {
    const made = await Promise.all(ODD.map((ref) => make(ref, older)))
    expect(made.filter((status) => status === 201).length).toBeGreaterThanOrEqual(ODD.length - 1)
    // GitHub takes no name that looks like a commit, or like a whole name.
    for (const name of [newer, newer.toUpperCase(), 'refs/heads/hikeshi'])
      expect([await make(`refs/heads/${name}`, older), await make(`refs/tags/${name}`, older)]).toEqual([422, 422])
    expect(await inForce()).toBe(shas[1])
    expect(await text()).toContain('two')
    const [together] = await started().ledger.readAll([CASE, RECORD])
    expect(JSON.stringify(together)).toContain('two')
    expect((await started().ledger.strangers(INCIDENTS)).found).toEqual([])
    expect(await started().ledger.list(INCIDENTS)).toEqual([CASE])
  })

  it('where the branch is taken away, an older state by its name judges nobody: what was there comes back', async () => {
    await remove('refs/heads/hikeshi')
    expect(await inForce()).not.toBe(shas[0])
    const ports = started()
    expect(await restoreAdoptions(ports, INCIDENTS)).toBe('restored')
    expect(await inForce()).toBe(shas[1])
  })

  it('R9-2 an older record of adoptions by a force push: the next round tells it and puts the newer one back, for every process after it', async () => {
    const before = await tip()
    await github.as('admin')('PATCH', `${repo}/git/refs/heads/hikeshi`, { sha: older, force: true })
    const round = started()
    const policy = await round.policies.of(INCIDENTS)
    if (policy === undefined) throw new Error('no policy')
    await reportStrangers(round, policy, INCIDENTS)
    expect(await inForce()).toBe(shas[1])
    expect(await text(round)).toContain('two')
    expect(before).not.toBe(await tip())
    const { list } = await github.as('admin')('GET', `${repo}/issues?state=all`)
    expect(JSON.stringify(list)).toContain('hikeshi:record-tampered=')
  })
})
