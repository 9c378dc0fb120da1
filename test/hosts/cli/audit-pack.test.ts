import { execFile, execFileSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOTED_KEY, PACK_CHECK, UNSIGNED_CHECK } from '../../../src/adapters/audit/pack-readme.ts'
import { publicKeyPem, sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { sealed } from '../../../src/app/case/ledger/seal.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { CLAUSES } from '../../../src/domain/audit/operation-check/clauses.ts'
import type { FrameworkMapping } from '../../../src/domain/audit/pack/frameworks.ts'
import { policyAdopted, policyLedgerBound, sealKey } from '../../../src/domain/policy/policy-ledger.ts'
import { auditCommand } from '../../../src/hosts/cli/definitions/audit.ts'
import { as, record } from '../../support/acts.ts'
import { incidentIn } from '../../support/incident.ts'
import { countingSalt, draftOf } from '../../support/ledger-drafts.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'
import { emptyFolder } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

const run = promisify(execFile)
const templates = (path: string) => fileURLToPath(new URL(`../../../templates/${path}`, import.meta.url))
const POLICY = templates('policy/hikeshi.yml')
const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const sealer = sealerFrom(pem, 'none')
const other = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
/** The reporter's words in a confidential field; nothing else in the story says them. */
const SECRET = 'Call 090-1111-2222, the intern saw it'
const { told: TOLD } = storyIn(defaultWorld)(
  ...incidentIn('learning'),
  as('officer', record({ contact: SECRET, 'customers-concerned': ['unknown'] })),
)
const document = (name: string) => fileURLToPath(new URL(`../../../.github/docs/${name}`, import.meta.url))
/** The one command of a document that checks a pack. */
const commandIn = (text: string): string =>
  [...text.matchAll(/```\w*\n(.+?)```/gs)].map(([, block = '']) => block).find((one) => one.includes('sha256sum')) ?? ''
const LEDGER = 'records/incidents/ledger/2030/000001.jsonl'

describe('hikeshi audit --out: the audit pack', () => {
  let dir = ''
  let out = ''
  const before = { ...process.env }
  beforeEach(async () => {
    dir = await emptyFolder()
    out = join(await emptyFolder(), 'pack')
    const git = (...args: string[]) => execFileSync('git', args, { cwd: dir, encoding: 'utf8' }).trim()
    git('init', '--quiet')
    const sha = git('hash-object', '-w', POLICY)
    const adopted = [
      draftOf(policyLedgerBound({ repository: { id: 1, name: 'incidents' } })),
      draftOf(policyAdopted({ sha, users: {}, how: 'officer' }, undefined)),
    ]
    await mkdir(join(dir, 'ledger/2030'), { recursive: true })
    const adoptions = sealed(chainLines([], adopted, { salt: countingSalt() }), sealer)
    await writeFile(join(dir, 'ledger/policy.jsonl'), printLedger(adoptions))
    const lines = sealed(recordedCase(TOLD, { policy: sha }), sealer)
    await writeFile(join(dir, 'ledger/2030/000001.jsonl'), printLedger(lines))
  })
  afterEach(() => {
    process.env = { ...before }
  })

  const audit = (...more: string[]) => auditBy(templates('runbooks/en'), ...more)
  const auditBy = (runbooks: string, ...more: string[]) =>
    runCommand(
      auditCommand(),
      ...['--dir', dir, '--policy', POLICY, '--runbooks', runbooks, '--locale', 'en', '--out', out],
      ...more,
    )
  const withKey = () => {
    process.env.PRIVATE_KEY = pem
  }
  const check = async (command: string, noted = sealer.key): Promise<'holds' | string> =>
    run('bash', ['-c', command.replace(NOTED_KEY, noted)], { cwd: out }).then(
      () => 'holds',
      (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
    )
  const read = (path: string) => readFile(join(out, path), 'utf8')

  it('R5-1 R4.4-5 is checked offline by the command that it and the documents show, without Hikeshi', async () => {
    withKey()
    expect((await audit()).code).toBe(1)
    // Out of the documents themselves, and out of its own README.
    const texts = ['audit-pack.md', 'audit-pack.ja.md'].map((name) => readFile(document(name), 'utf8'))
    for (const text of await Promise.all([...texts, read('README.md')])) {
      const command = commandIn(text)
      expect(command).toContain(NOTED_KEY)
      expect(await check(command)).toBe('holds')
      // Capitals that were left as they are compare nothing.
      expect(await check(command, NOTED_KEY)).toContain('Another key.')
    }
    // The key is the one of the seals in the records.
    const der = createPublicKey(await read('seal-key.pem')).export({ format: 'der', type: 'spki' })
    expect(der.subarray(-32).toString('base64url')).toBe(sealer.key)
    expect(await read(LEDGER)).toContain(sealer.key)
  })

  it('R4.4-5 refused: a line that was changed, a manifest that was made to fit, a policy under another name', async () => {
    withKey()
    await audit()
    await writeFile(join(out, LEDGER), (await read(LEDGER)).replace('"officer"', '"stranger"'))
    expect(await check(PACK_CHECK)).toContain('FAILED')
    const names = (await read('SHA256SUMS')).split('\n').flatMap((line) => (line === '' ? [] : [line.slice(66)]))
    await run('bash', ['-c', `sha256sum ${names.join(' ')} > SHA256SUMS`], { cwd: out })
    expect(await check(UNSIGNED_CHECK)).toBe('holds')
    expect(await check(PACK_CHECK)).toMatch(/Verification Failure/i)
    // Evidence that no hash speaks of is none.
    await writeFile(join(out, 'records/incidents/ledger/2030/000002.jsonl'), '{}\n')
    expect(await check(UNSIGNED_CHECK)).not.toBe('holds')
    await rm(join(out, 'records/incidents/ledger/2030/000002.jsonl'))
    expect(await check(UNSIGNED_CHECK)).toBe('holds')
    const [policy = ''] = await readdir(join(out, 'policies'))
    // Nor is a file beside the folders, a link out of them, or one by the manifest's name further in.
    const beside = ['minutes-of-the-board.md', 'records/SHA256SUMS', 'records/seal-key.pem']
    for (const path of beside) {
      await writeFile(join(out, path), 'approved\n')
      expect(await check(UNSIGNED_CHECK), path).not.toBe('holds')
      await rm(join(out, path))
    }
    await symlink('/etc/hostname', join(out, 'records/linked.jsonl'))
    expect(await check(UNSIGNED_CHECK)).not.toBe('holds')
    await rm(join(out, 'records/linked.jsonl'))
    await appendFile(join(out, 'policies', policy), '# and this\n')
    await run('bash', ['-c', `sha256sum ${names.join(' ')} > SHA256SUMS`], { cwd: out })
    expect(await check(UNSIGNED_CHECK)).not.toBe('holds')
  })

  it('R4.4-5 R5-1 refused: a word more in any kind of evidence, or one of them gone, and the shell that says so stays open', async () => {
    withKey()
    await audit()
    const [policy = ''] = await readdir(join(out, 'policies'))
    const kinds = ['README.md', 'operation-check.md', 'operation-check.json', 'cases.json', 'drills.json', 'mapping.md']
    const all = [...kinds, 'revisions.json', 'acknowledgements.json', `policies/${policy}`, LEDGER]
    for (const path of all) {
      const text = await read(path)
      await appendFile(join(out, path), ' ')
      expect(await check(PACK_CHECK), path).toContain(`${path}: FAILED`)
      await rm(join(out, path))
      expect(await check(PACK_CHECK), path).toContain(`${path}: FAILED open or read`)
      await writeFile(join(out, path), text)
    }
    expect(await check(PACK_CHECK)).toBe('holds')
    const { stdout } = await run('bash', ['-c', PACK_CHECK.replace(NOTED_KEY, sealer.key)], { cwd: out })
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('The audit pack is whole.')
    await writeFile(join(out, 'policies', 'other.yml'), 'a: 1\n')
    expect((await run('bash', ['-c', `${PACK_CHECK}\necho still open`], { cwd: out })).stdout).toContain('still open')
  })

  it('R4.4-5 refused: a manifest without its signature, with that of another text, and one that another key signed', async () => {
    withKey()
    await audit()
    const signature = await readFile(join(out, 'SHA256SUMS.sig'))
    await rm(join(out, 'SHA256SUMS.sig'))
    expect(await check(PACK_CHECK)).toMatch(/SHA256SUMS\.sig/)
    await writeFile(join(out, 'SHA256SUMS.sig'), signature.subarray(0, 63))
    expect(await check(PACK_CHECK)).not.toBe('holds')
    await writeFile(join(out, 'SHA256SUMS.sig'), Buffer.alloc(64, 1))
    expect(await check(PACK_CHECK)).toMatch(/Verification Failure/i)
    await writeFile(join(out, 'SHA256SUMS.sig'), signature)
    expect(await check(PACK_CHECK)).toBe('holds')
    // Made anew by somebody with a key of his own: whole in itself, and not the company's.
    const stranger = sealerFrom(other, 'none')
    const { signature: forged } = stranger.sign(await read('SHA256SUMS'))
    await writeFile(join(out, 'SHA256SUMS.sig'), Buffer.from(forged, 'base64url'))
    expect(await check(PACK_CHECK)).toMatch(/Verification Failure/i)
    await writeFile(join(out, 'seal-key.pem'), publicKeyPem(stranger.key))
    expect(await check(PACK_CHECK, stranger.key)).toBe('holds')
    expect(await check(PACK_CHECK)).toContain('Another key.')
  })

  it('R4.4-5 after another key took over: the pack is signed by it, and tells every key in its order', async () => {
    const next = sealerFrom(other, pem)
    const named = (key: typeof sealer, how: 'first' | 'handed-over') => ({
      ...draftOf(sealKey({ key: key.key, how, handedOver: [...key.handedOver], instead: [] })),
    })
    const bound = draftOf(policyLedgerBound({ repository: { id: 1, name: 'incidents' } }))
    const sha = execFileSync('git', ['hash-object', '-w', POLICY], { cwd: dir, encoding: 'utf8' }).trim()
    const adopted = draftOf(policyAdopted({ sha, users: {}, how: 'officer' }, undefined))
    const drafts = [bound, named(sealer, 'first'), adopted, named(next, 'handed-over')]
    const lines = sealed(chainLines([], drafts, { salt: countingSalt() }), next)
    await writeFile(join(dir, 'ledger/policy.jsonl'), printLedger(lines))
    const told = sealed(recordedCase(TOLD, { policy: sha }), next)
    await writeFile(join(dir, 'ledger/2030/000001.jsonl'), printLedger(told))
    process.env.PRIVATE_KEY = other
    await audit()
    expect(await check(PACK_CHECK, next.key)).toBe('holds')
    // A reader who has the first key alone is told so, and finds in the README which one followed it, and by what right.
    expect(await check(PACK_CHECK)).toContain('Another key.')
    const readme = await read('README.md')
    expect(readme).toMatch(
      new RegExp(`- \`${sealer.key}\` .* the first one\\n- \`${next.key}\` .* signed by the key before it`),
    )
    expect(await read('records/incidents/ledger/policy.jsonl')).toContain(next.key)
  })

  it('R4.4-5 says plainly where nobody signed it, and shows a command that holds', async () => {
    await audit()
    expect(await readdir(out)).not.toContain('SHA256SUMS.sig')
    expect(await read('README.md')).toContain('Not signed')
    expect(await read('README.md')).not.toContain('openssl')
    expect(await check(UNSIGNED_CHECK)).toBe('holds')
    // Nor does an older signature stay beside what it does not sign.
    withKey()
    await audit()
    delete process.env.PRIVATE_KEY
    await audit()
    expect(await readdir(out)).not.toContain('SHA256SUMS.sig')
  })

  it('R5-1 each piece of evidence names its file and line in it; every policy in force is there', async () => {
    withKey()
    await audit()
    const { requirements } = JSON.parse(await read('operation-check.json'))
    const cited = requirements.flatMap((one: { evidence: { file: string; line?: number }[] }) => one.evidence)
    expect(cited.length).toBeGreaterThan(10)
    for (const { file, line = 1 } of cited.filter((one: { kind: string }) => one.kind !== 'pull-request'))
      expect((await read(file)).split('\n')[line - 1]).toBeTruthy()
    // No folder holds a pull request: what is cited and not there is said.
    expect(await read('README.md')).toContain('`pull-requests/')
    const [policy = ''] = await readdir(join(out, 'policies'))
    expect(await read(`policies/${policy}`)).toBe(await readFile(POLICY, 'utf8'))
    // Read without a ledger: who reported, when somebody in charge answered, what runs again; each by its line.
    const [told, ...others] = JSON.parse(await read('cases.json'))
    expect(others).toEqual([])
    expect(told).toMatchObject({ issue: 1, process: 'incident', opened: { by: 'reporter' }, sent: [], actions: [] })
    expect(told).toMatchObject({ answered: expect.any(String), recovered: [{ system: 'email' }] })
    const lineOf = async (line: number) => JSON.parse((await read(LEDGER)).split('\n')[line - 1] ?? '{}')
    expect(await lineOf(told.recovered[0].line)).toMatchObject({ type: 'system-recovered' })
    expect(told.evidence.length).toBeGreaterThan(0)
    for (const line of told.evidence) expect(await lineOf(line)).toMatchObject({ type: 'evidence-recorded' })
  })

  it('R8-2 confidential fields are left out of every file, and in it where they are asked for by name', async () => {
    await audit()
    const whole = async () => {
      const files = await readdir(out, { recursive: true, withFileTypes: true })
      const texts = files.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'utf8'))
      return (await Promise.all(texts)).join('\n')
    }
    expect(await whole()).not.toContain(SECRET)
    const withheld = (await read(LEDGER)).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
    // A choice is in the hash of its line: without it the line says so.
    expect(withheld.filter(({ data }) => data.field === 'customers-concerned')).toMatchObject([
      { withheld: ['values'] },
    ])
    expect(withheld.filter(({ data }) => data.field === 'contact').map(({ free }) => free)).toEqual([{}])
    expect(await read('README.md')).toMatch(/\d+ texts and choices were left out/)
    expect(JSON.parse(await read('cases.json'))[0].withheld).toContain('contact')
    await audit('--reveal', 'contact')
    expect(await whole()).toContain(SECRET)
    expect(await read(LEDGER)).toContain('"withheld":["values"]')
    expect(await audit('--reveal', 'contcat')).toMatchObject({ code: 2, err: expect.stringContaining('contcat') })
  })

  it('R4.4-5 refused: a folder in which something else lies, which would be taken for evidence', async () => {
    await mkdir(join(out, 'records'), { recursive: true })
    await writeFile(join(out, 'records/forged.jsonl'), '{}')
    expect(await audit()).toMatchObject({ code: 2, err: expect.stringContaining('forged.jsonl') })
    expect(await readdir(out)).toEqual(['records'])
  })

  it('R4.4-5 refused: through a link in the folder nothing is written, and through one among the runbooks nothing is read', async () => {
    const away = await emptyFolder()
    const mine = join(away, 'mine.md')
    await writeFile(mine, 'my own')
    await mkdir(out, { recursive: true })
    for (const [name, to] of [
      ['README.md', mine],
      ['SHA256SUMS', mine],
      ['policies', join(away, 'empty')],
    ] as const) {
      await mkdir(join(away, 'empty'), { recursive: true })
      await symlink(to, join(out, name))
      expect(await audit()).toMatchObject({ code: 2, err: expect.stringContaining(`${name} is a link`) })
      expect(await readdir(out)).toEqual([name])
      await rm(join(out, name))
    }
    expect([await readFile(mine, 'utf8'), await readdir(join(away, 'empty'))]).toEqual(['my own', []])
    await symlink(mine, join(away, 'power.md'))
    expect(await auditBy(away)).toMatchObject({ code: 2, err: expect.stringContaining('power.md is a link') })
  })

  it('R5-1 maps every obligation to controls that are there, and each of ISO/IEC 27001:2022 5.24 to 5.28 is answered', async () => {
    const text = await readFile(templates('audit/frameworks.json'), 'utf8')
    const { frameworks, obligations }: FrameworkMapping = JSON.parse(text)
    expect(Object.keys(obligations)).toEqual(CLAUSES)
    for (const [id, { controls, source }] of Object.entries(frameworks)) {
      expect(source).toMatch(/^https:\/\//)
      const used = new Set(Object.values(obligations).flatMap((one) => one[id] ?? []))
      expect([...used].sort()).toEqual(Object.keys(controls).sort())
    }
    await audit()
    expect(await read('mapping.md')).toMatch(/\| A\.5\.28 \| Collection of evidence \| .*R4\.4-5 \(/)
  })
})
