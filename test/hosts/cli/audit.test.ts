import { generateKeyPairSync } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { sealed } from '../../../src/app/case/ledger/seal.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import { auditCommand } from '../../../src/hosts/cli/definitions/audit.ts'
import { incidentIn } from '../../support/incident.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'
import { emptyFolder } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

const templates = (path: string) => fileURLToPath(new URL(`../../../templates/${path}`, import.meta.url))

describe('hikeshi audit', () => {
  let dir = ''
  let args: string[] = []
  beforeEach(async () => {
    dir = await emptyFolder()
    await mkdir(join(dir, 'ledger/2030'), { recursive: true })
    const { told } = storyIn(defaultWorld)(...incidentIn('learning'))
    await writeFile(join(dir, 'ledger/2030/000001.jsonl'), printLedger(recordedCase(told)))
    args = ['--dir', dir, '--policy', templates('policy/hikeshi.yml'), '--runbooks', templates('runbooks/ja')]
  })

  it('R5-1 one JSON document: each requirement with its findings, what to do and who signed', async () => {
    const ran = await runCommand(auditCommand(), ...args, '--json', '--locale', 'en', '--sign', 'Hanako Yamada')
    expect(ran.code).toBe(1)
    const { requirements, signed } = JSON.parse(ran.out)
    expect(requirements).toHaveLength(48)
    expect(signed).toMatchObject({ by: 'Hanako Yamada' })
    const of = (clause: string) => requirements.find((one: { clause: string }) => one.clause === clause)
    expect(of('R4.1-1').findings[0]).toMatchObject({ code: 'review-never', remedy: expect.stringContaining('Read it') })
  })

  it('R4.4-5 R5-1 without a key nothing counts as shown by a record, and both languages say so on top', async () => {
    type Judged = { clause: string; state: string; evidence: { kind: string }[] }
    const judged = async (...more: string[]) => {
      const { requirements, records } = JSON.parse((await runCommand(auditCommand(), ...args, '--json', ...more)).out)
      return { records, requirements: requirements as Judged[] }
    }
    const unverified = await judged()
    expect(unverified.records).toBe('not-checked')
    expect(unverified.requirements.flatMap(({ evidence }) => evidence.map(({ kind }) => kind))).not.toContain('line')
    expect(unverified.requirements.find(({ clause }) => clause === 'R4.3-2a')).toMatchObject({ state: 'set-up' })
    const head = async (locale: string) =>
      (await runCommand(auditCommand(), ...args, '--locale', locale)).out.split('\n').slice(0, 8).join('\n')
    expect(await head('en')).toContain('Not verified: no key is at hand')
    expect(await head('ja')).toContain('未検証：鍵がないため')
    const { privateKey } = generateKeyPairSync('ed25519')
    const sealer = sealerFrom(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 'none')
    const { told } = storyIn(defaultWorld)(...incidentIn('learning'))
    const lines = sealed(recordedCase(told), sealer) as LedgerLine[]
    await writeFile(join(dir, 'ledger/2030/000001.jsonl'), printLedger(lines))
    const verified = await judged('--key', sealer.key)
    expect(verified.records).toBe('vouched-for')
    expect(verified.requirements.find(({ clause }) => clause === 'R4.3-2a')).toMatchObject({
      ...{ state: 'shown', evidence: [{ kind: 'line', issue: 1, url: null }] },
    })
  })

  it('R5-1 unsigned until a named person signs; findings become lines to paste', async () => {
    const out = join(dir, 'out')
    const ran = await runCommand(auditCommand(), ...args, '--out', out)
    expect(ran.out).toContain('未署名')
    const document = await readFile(join(out, 'operation-check.md'), 'utf8')
    expect(document).toMatch(/ · \d{4}-\d\d-\d\d \d\d:\d\d JST$/m)
    expect(document).toMatch(/^\/action @officer \d{4}-\d\d-\d\d F\d+: /m)
    expect(document.match(/^\| R\d/gm)).toHaveLength(48)
    expect(JSON.parse(await readFile(join(out, 'operation-check.json'), 'utf8')).signed).toBeNull()
  })

  it('R8-1 records alone tell nothing of people and repositories: document and JSON say that nobody looked', async () => {
    const ran = await runCommand(auditCommand(), ...args, '--locale', 'en')
    expect(ran.out).toContain('Not looked at here, and so not found to be in order: who has which role')
    const json = await runCommand(auditCommand(), ...args, '--json')
    expect(JSON.parse(json.out).notChecked).toEqual(['people', 'visibility', 'issues'])
  })

  it('R4.4-5 a ledger that was changed by hand is named', async () => {
    const file = join(dir, 'ledger/2030/000001.jsonl')
    await writeFile(file, (await readFile(file, 'utf8')).replace('encrypted', 'fine'))
    const ran = await runCommand(auditCommand(), ...args, '--locale', 'en')
    expect(ran.out).toContain('ledger/2030/000001.jsonl')
    expect(ran.out).toContain('does not verify')
  })

  it('says what it lacks', async () => {
    expect(await runCommand(auditCommand(), '--dir', dir)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--policy'),
    })
    expect(await runCommand(auditCommand())).toMatchObject({ code: 2, err: expect.stringContaining('--repo') })
  })
})
