import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sodium from 'libsodium-wrappers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealerFrom } from '../../src/adapters/keys/seal-key.ts'
import { asObject, type Json } from '../../src/sandbox/json.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { checkRecorded } from '../contracts/recorded.ts'
import { itemsOf, type SetUpRun, setUp } from '../hosts/cli/set-up-helpers.ts'
import { send } from '../sandbox/send.ts'
import { isWrite } from '../support/is-write.ts'
import { quickStart } from '../support/quick-start.ts'
import { restedApp } from '../support/resting-apps.ts'

const ROLES = [
  'officer=officer',
  'deputy=deputy',
  'representative=executive',
  'sysadmin=sysadmin,responder',
  'responder=responder',
]
const PEOPLE = [...ROLES, 'board=board'].flatMap((person) => ['--person', person])
const ARGS = [
  ...['--mode', 'one-repository', '--action', `acme/hikeshi@${'a'.repeat(40)}`, '--locale', 'en', '--json'],
  ...['--company', 'Acme', '--phone', '03-5550-0100', '--repository', 'incidents=cases', '--wait', '100'],
]

const outcomes = (run: SetUpRun, step: string) => itemsOf(run, step).map(({ outcome, key }) => `${outcome} ${key}`)

describe('hikeshi set-up with one repository and no app', () => {
  let github: Sandbox
  let folder: string
  beforeAll(async () => {
    // GitHub's own app answers at once what runs of the workflows answer on GitHub.
    const answered = { company: 'empty', answeredBy: 'actions', loadApp: restedApp } as const
    github = await startSandbox({ ...(await quickStart()), ...answered })
    folder = await mkdtemp(join(tmpdir(), 'hikeshi-'))
  })
  afterAll(async () => {
    await github.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const run = (...args: string[]) => setUp({ github, folder }, ...ARGS, ...args)
  const asked = async (path: string) => send(github.url + path, 'GET', github.tokens.admin)

  it.each([
    ['a role that nobody was named for', [], '--person officer=LOGIN, --person deputy=LOGIN'],
    ['a team in a role', ['--person', 'responder=team:responders'], '--person responder'],
    ['people of a team', ['--member', 'responders=aoki'], '--member responders'],
    ['a role of one person, for whom nobody could act', ['--person', 'sysadmin=sysadmin'], 'lone-role'],
    ['a second repository', ['--repository', 'runbooks=books'], '--repository runbooks'],
  ])('makes nothing where what was said cannot be: %s', async (_, more, words) => {
    const refused = await run(...(more.length === 0 ? [] : PEOPLE), ...more)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(words)])
    expect(refused.exchanges.filter(isWrite)).toEqual([])
  })

  it('makes repository, files, key and labels, is answered, and says what an owner has to allow', async () => {
    const dry = await run(...PEOPLE, '--dry-run')
    expect([dry.err, dry.code, dry.exchanges.filter(isWrite)]).toEqual(['', 0, []])
    expect(outcomes(dry, 'secrets')).toEqual(['would seal-key', 'would secret'])

    const stopped = await setUp(
      { github, folder, killedBy: ({ path }) => path.includes('/actions/secrets/HIKESHI') },
      ...[...ARGS, ...PEOPLE],
    )
    expect(stopped.code).toBe(2)
    const first = await run(...PEOPLE)
    expect(first.err).toBe('')
    expect(outcomes(first, 'board')).toEqual(['there no-board'])
    expect(outcomes(first, 'app')).toEqual(['there no-app', 'left actions-open-no-pulls'])
    expect(outcomes(first, 'secrets')).toEqual(['there seal-key', 'there secret'])
    expect(outcomes(first, 'teams')).toEqual(['there no-teams'])
    // Said once, where it is allowed: not again by the check.
    expect(outcomes(first, 'doctor')).toEqual(['there doctor'])
    expect(outcomes(first, 'adoption')).toEqual(['done adopted'])
    expect(outcomes(first, 'drill')).toEqual(['done drill'])
    expect(checkRecorded(first.exchanges)).toEqual([])
    expect((await asked(`/orgs/${github.org}/repos`)).list.map(({ name }) => name)).toEqual(['cases'])

    const path = join(folder, 'hikeshi-seal.pem')
    const key = await readFile(path, 'utf8')
    expect(sealerFrom(key, 'none').key).toHaveLength(43)
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0)
    expect(JSON.stringify([first.out, first.exchanges])).not.toContain('PRIVATE KEY-----')
    const { object } = await send(`${github.control}/secrets`, 'GET', undefined)
    const { publicKey, privateKey } = object.key as { publicKey: string; privateKey: string }
    await sodium.ready
    const bytes = (text: string) => sodium.from_base64(text, sodium.base64_variants.ORIGINAL)
    const [stored] = asObject(object.stored)['example-corp/cases'] as Json[]
    const opened = sodium.crypto_box_seal_open(bytes(String(stored?.encrypted)), bytes(publicKey), bytes(privateKey))
    expect([stored?.name, sodium.to_string(opened)]).toEqual(['HIKESHI_SEAL_KEY', key])
  })

  it('goes on once the owner has allowed it, and changes nothing when it is run once more', async () => {
    const page = `${github.url}/organizations/${github.org}/settings/actions`
    expect(await (await fetch(page, { method: 'POST' })).text()).toContain('✓')
    const second = await run(...PEOPLE)
    expect([second.err, second.code]).toEqual(['', 0])
    expect(outcomes(second, 'app')).toEqual(['there no-app', 'done actions-open-pulls'])
    expect(outcomes(second, 'doctor')).toEqual(['there doctor'])
    const again = await setUp({ github, folder }, '--locale', 'ja', '--repository', 'incidents=cases')
    expect([again.err, again.code, again.exchanges.filter(isWrite)]).toEqual(['', 0, []])
    expect(again.out).toContain('すべて設定されています')
  })
})
