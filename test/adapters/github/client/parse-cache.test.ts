import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCache } from '../../../../src/adapters/github/client/parse-cache.ts'
import { sealerFrom } from '../../../../src/adapters/keys/seal-key.ts'
import { loadPolicy } from '../../../../src/adapters/policy/load-policy.ts'
import { parseRunbook } from '../../../../src/adapters/runbooks/parse-runbook.ts'
import { asNumber, asObject } from '../../../../src/sandbox/json.ts'
import { type Embedded, embedded, INCIDENTS, ME, ORG } from '../embedded.ts'

const templates = new URL('../../../../templates/', import.meta.url)
const FILE = `/repos/${ORG}/incidents/contents/readings/one.json`

let github: Embedded
let me: { id: number; login: string }
beforeAll(async () => {
  github = await embedded()
  const tip = (await github.as('admin')('GET', `/repos/${ORG}/incidents/git/ref/heads/main`)).object.object
  const { sha } = tip as { sha: string }
  await github.as('admin')('POST', `/repos/${ORG}/incidents/git/refs`, { ref: 'refs/heads/hikeshi', sha })
  me = { id: asNumber((await github.as('admin')('GET', `/users/${ME}`)).object.id) ?? 0, login: ME }
})
afterAll(() => github.sandbox.stop())

const port = (reader = 'one', signatures: 'required' | 'not-expected' = 'not-expected') =>
  parseCache(github.client, { reader, sealing: 'no-key', rules: Promise.resolve({ writers: [me], signatures }) })

/** The port's answer for a name, and whether it had to read it. */
async function asked(kept = port(), name = 'policy 1'): Promise<[value: unknown, read: boolean]> {
  let read = false
  const value = await kept.of(INCIDENTS, name, async () => {
    read = true
    return { says: name }
  })
  return [value, read]
}

describe('what was read and is kept for the next run', () => {
  it('is read once by the same code; two requests to look for it, one to keep it, none where nothing was new', async () => {
    const first = port()
    expect(await asked(first)).toEqual([{ says: 'policy 1' }, true])
    github.sent()
    await first.keep()
    await first.keep()
    expect(github.sent()).toEqual(['PUT incidents/contents/readings/one.json'])
    const second = port()
    expect(await asked(second)).toEqual([{ says: 'policy 1' }, false])
    expect(github.sent().toSorted()).toEqual(['GET incidents/commits', 'GET incidents/contents/readings/one.json'])
    await second.keep()
    expect(github.sent()).toEqual([])
  })

  it('does not count for other code, for another sha, or where a signature is wanted and there is none', async () => {
    expect((await asked(port('two')))[1]).toBe(true)
    expect((await asked(port(), 'policy 2'))[1]).toBe(true)
    expect((await asked(port('one', 'required')))[1]).toBe(true)
  })

  it('R4.4-5 a reading that a writer pushes judges nothing, whatever he calls it', async () => {
    const there = (await github.as('officer')('GET', `${FILE}?ref=hikeshi`)).object
    const { list } = await github.as('officer')(
      'GET',
      `/repos/${ORG}/incidents/commits?path=readings/one.json&sha=hikeshi`,
    )
    const { message } = asObject(list[0]?.commit)
    const content = Buffer.from(JSON.stringify({ 'policy 1': { says: 'I am the officer' } })).toString('base64')
    await github.as('admin')('PUT', FILE, { branch: 'hikeshi', sha: there.sha, message, content })
    expect(await asked()).toEqual([{ says: 'policy 1' }, true])
    // His own commit with the right digest counts no more.
    const now = (await github.as('officer')('GET', `${FILE}?ref=hikeshi`)).object
    await github.as('admin')('PUT', FILE, { branch: 'hikeshi', sha: now.sha, message, content: there.content })
    expect(await asked()).toEqual([{ says: 'policy 1' }, true])
  })

  it('R4.4-5 refused: what its last own commit does not name, where a list of commits hides who wrote it', async () => {
    const hidden = Buffer.from(JSON.stringify({ 'policy 1': { says: 'I am the officer' } })).toString('base64')
    const request = (async (route: string, given: Record<string, unknown>) => {
      const answer = await github.client.request(route as 'GET /meta', given)
      const isFile = route === 'GET /repos/{owner}/{repo}/contents/{path}'
      return isFile ? { ...answer, data: { ...answer.data, content: hidden } } : answer
    }) as typeof github.client.request
    const run = port('hidden')
    await asked(run)
    await run.keep()
    expect(await asked(port('hidden'))).toEqual([{ says: 'policy 1' }, false])
    const rules = Promise.resolve({ writers: [me], signatures: 'not-expected' as const })
    const deceived = parseCache({ ...github.client, request }, { reader: 'hidden', sealing: 'no-key', rules })
    expect(await asked(deceived)).toEqual([{ says: 'policy 1' }, true])
  })

  it('R4.4-5 where the app has a key, its own commit counts only under its seal', async () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    const sealing = sealerFrom(pem, 'none')
    const rules = Promise.resolve({ writers: [me], signatures: 'not-expected' as const })
    const keyed = () => parseCache(github.client, { reader: 'sealed', sealing, rules })
    const bare = () => parseCache(github.client, { reader: 'sealed', sealing: 'no-key', rules })
    const unsealed = bare()
    expect(await asked(unsealed)).toEqual([{ says: 'policy 1' }, true])
    await unsealed.keep()
    const first = keyed()
    expect(await asked(first)).toEqual([{ says: 'policy 1' }, true])
    await first.keep()
    github.sent()
    expect(await asked(keyed())).toEqual([{ says: 'policy 1' }, false])
    // The seal tells: nobody need be asked who wrote it.
    expect(github.sent()).toEqual(['GET incidents/contents/readings/sealed.json'])
    expect(await asked(bare()), 'as its own commit says').toEqual([{ says: 'policy 1' }, false])
    const place = FILE.replace('one.json', 'sealed.json')
    const there = (await github.as('officer')('GET', `${place}?ref=hikeshi`)).object
    const text = Buffer.from(String(there.content), 'base64').toString('utf8')
    const otherwise = text.replace('{"says":"policy 1"}', '{"says":"I am the officer"}')
    for (const content of [otherwise, text.slice(text.indexOf('\n') + 1), text.replace('"key":"', '"key":"x')]) {
      const now = (await github.as('officer')('GET', `${place}?ref=hikeshi`)).object
      const put = { branch: 'hikeshi', sha: now.sha, message: 'm', content: Buffer.from(content).toString('base64') }
      await github.as('admin')('PUT', place, put)
      expect(await asked(keyed())).toEqual([{ says: 'policy 1' }, true])
    }
    // A seal that holds, by a key of whoever pushes.
    const own = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    const forged = parseCache(github.client, { reader: 'sealed', sealing: sealerFrom(own, 'none'), rules })
    await forged.of(INCIDENTS, 'policy 1', async () => ({ says: 'I am the officer' }))
    await forged.keep()
    expect(await asked(keyed())).toEqual([{ says: 'policy 1' }, true])
  })

  it('is put right again by the next run that had to read', async () => {
    const run = port()
    await asked(run)
    await run.keep()
    expect(await asked()).toEqual([{ says: 'policy 1' }, false])
  })

  it('a policy and a runbook come back from JSON as they were read', () => {
    const text = (path: string) => readFileSync(new URL(path, templates), 'utf8')
    const { policy } = loadPolicy(text('policy/hikeshi.yml'), { file: 'hikeshi.yml' })
    const runbook = parseRunbook('runbooks/malware.md', text('runbooks/ja/malware.md'), 'not-checked')
    expect(policy).toBeDefined()
    expect(runbook.runbook).toBeDefined()
    for (const read of [policy, runbook]) expect(JSON.parse(JSON.stringify(read))).toStrictEqual(read)
  })
})
