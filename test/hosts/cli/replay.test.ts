import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { chainLines, type LineDraft } from '../../../src/app/case/ledger/chain-lines.ts'
import { sealed } from '../../../src/app/case/ledger/seal.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import { policyLedgerBound } from '../../../src/domain/policy/policy-ledger.ts'
import { auditCommand } from '../../../src/hosts/cli/definitions/audit.ts'
import { replayCommand } from '../../../src/hosts/cli/definitions/replay.ts'
import { reportCommand } from '../../../src/hosts/cli/definitions/report.ts'
import { verifyCommand } from '../../../src/hosts/cli/definitions/verify.ts'
import { incidentIn } from '../../support/incident.ts'
import { draftOf } from '../../support/ledger-drafts.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'
import { emptyFolder } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

const POLICY = new URL('../../../templates/policy/hikeshi.yml', import.meta.url)
const BY = ['-c', 'user.name=somebody', '-c', 'user.email=somebody@example.com']
const { told } = storyIn(defaultWorld)(...incidentIn('closed'))

describe('hikeshi replay', () => {
  let dir = ''
  let changed = ''
  beforeEach(async () => {
    dir = await emptyFolder()
    const text = await readFile(POLICY, 'utf8')
    changed = join(dir, 'changed.yml')
    await writeFile(
      changed,
      text.replace('facts: [eradication-measures]', 'facts: [eradication-measures, late-reason]'),
    )
    await mkdir(join(dir, 'ledger/2030'), { recursive: true })
  })

  const record = (policy: string) =>
    writeFile(join(dir, 'ledger/2030/000001.jsonl'), printLedger(recordedCase(told, { policy })))

  it('judges by the policy that git still has, and by the new one: 1 and the reason with its clause', async () => {
    execFileSync('git', ['init', '-q'], { cwd: dir })
    const sha = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: dir, input: await readFile(POLICY) })
    await record(String(sha).trim())
    const ran = await runCommand(replayCommand(), '--dir', dir, '--policy', changed, '--locale', 'en')
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('ledger/2030/000001.jsonl (#1, Security incident)')
    expect(ran.out).toMatch(/would be refused: move recovery \(sysadmin, 2030-01-01T/)
    expect(ran.out).toMatch(/Why the report came late.*\[R4\.3-1\]/)
    const same = await runCommand(replayCommand(), '--dir', dir, '--policy', POLICY.pathname, '--locale', 'en')
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('every answer would be the same')])
  })

  it('takes the policy of the time from a file where git does not have it, and says so where there is none', async () => {
    await record('a'.repeat(40))
    const without = await runCommand(replayCommand(), '--dir', dir, '--policy', changed)
    expect([without.code, without.err]).toEqual([2, expect.stringContaining('--recorded')])
    const args = ['--dir', dir, '--policy', changed, '--recorded', POLICY.pathname, '--json']
    const ran = await runCommand(replayCommand(), ...args)
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.out)).toMatchObject({
      ...{ cases: 1, differing: 1, unjudged: 0 },
      findings: [{ issue: 1, findings: [{ kind: 'refused', by: 'sysadmin', command: 'move', to: 'recovery' }] }],
    })
  })

  it('roles that are told count before those that are inferred', async () => {
    await record('a'.repeat(40))
    const text = (await readFile(POLICY, 'utf8')).replace(/(to: recovery\n\s+by: )\[.*\]/, '$1[officer]')
    await writeFile(changed, text)
    const args = ['--dir', dir, '--policy', changed, '--recorded', POLICY.pathname, '--locale', 'ja']
    expect((await runCommand(replayCommand(), ...args)).out).toContain('記録にない事情による: move recovery')
    const roles = join(dir, 'roles.yml')
    await writeFile(roles, 'sysadmin: [sysadmin]\n')
    expect((await runCommand(replayCommand(), ...args, '--roles', roles)).out).toContain('差し戻される: move recovery')
    await writeFile(roles, 'sysadmin: sysadmin\n')
    expect((await runCommand(replayCommand(), ...args, '--roles', roles)).code).toBe(2)
  })

  describe('R4.4-5 judges what the app sealed, and nothing else', () => {
    const { privateKey: pem } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const sealer = sealerFrom(pem, 'none')
    const whole = sealed(recordedCase(told), sealer)
    const put = (lines: readonly LedgerLine[]) => writeFile(join(dir, 'ledger/2030/000001.jsonl'), printLedger(lines))
    const ran = async (...more: string[]) => {
      const args = ['--dir', dir, '--policy', changed, '--recorded', POLICY.pathname, '--locale', 'en', ...more]
      const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
      try {
        const { code, out } = await runCommand(replayCommand(), ...args)
        return { code, out, err: told.mock.calls.map(([text]) => String(text)).join('') }
      } finally {
        told.mockRestore()
      }
    }

    it('allowed: a whole record under its seal', async () => {
      await put(whole)
      const { out, err } = await ran('--key', sealer.key, '--json')
      expect([err, JSON.parse(out)]).toMatchObject(['', { cases: 1, differing: 1, broken: [] }])
    })

    it('refused: what somebody appended, rightly hashed, is not judged, and the record is named', async () => {
      const { at, recorded, actor, cause, policy, door } = whole.at(-1) as LedgerLine
      const stamp = { at, recorded, actor, policy, door }
      const asks = {
        type: 'request-refused',
        data: { command: 'move', target: 'closed', reasons: [] },
        text: { reasons: '[]' },
      }
      const forged = chainLines(whole, [{ ...stamp, cause: `${cause}-again`, entry: asks }] as LineDraft[], {
        salt: () => 'a'.repeat(32),
      })
      await put(whole)
      const before = JSON.parse((await ran('--key', sealer.key, '--json')).out)
      await put([...whole, ...forged])
      const { code, out, err } = await ran('--key', sealer.key, '--json')
      expect([code, JSON.parse(out)]).toEqual([1, { ...before, broken: ['ledger/2030/000001.jsonl'] }])
      expect(err).toContain('ledger/2030/000001.jsonl: not everything in it is the app')
      const unjudged = JSON.parse((await ran('--json')).out)
      expect(unjudged.unjudged + unjudged.judged).toBe(before.unjudged + before.judged + 1)
    })

    it.each([
      ['without a record of adoptions', []],
      ['beside one of its own', ['ledger/policy.jsonl']],
    ])('refused: %s, a sealed record of another repository at its place counts nowhere', async (_, adoptions) => {
      const bound = (id: number, name: string) =>
        chainLines([], [draftOf(policyLedgerBound({ repository: { id, name } }))], { salt: () => 'a' })
      const lay = async (path: string, lines: readonly LedgerLine[]) => {
        await mkdir(join(dir, path, '..'), { recursive: true })
        await writeFile(join(dir, path), printLedger(lines))
      }
      await lay('ledger/2030/000001.jsonl', whole)
      for (const path of adoptions) await lay(path, sealed(bound(1, 'incidents'), sealer))
      // Of the same app, and as it sealed it: only where it lies is it false.
      await lay('ledger/2030/000002.jsonl', sealed(recordedCase(told, { issue: 2, repository: 6 }), sealer))
      // Neither does what anybody could write decide whose records these are, first as it comes.
      await lay('ledger/1999/000003.jsonl', recordedCase(told, { issue: 3, repository: 6 }))
      // An older state of a case at the place of another year would be a case that never was.
      await lay('ledger/2029/000001.jsonl', whole)
      const foreign = ['ledger/1999/000003.jsonl', 'ledger/2029/000001.jsonl', 'ledger/2030/000002.jsonl']
      const replayed = JSON.parse((await ran('--key', sealer.key, '--json')).out)
      expect([replayed.cases, replayed.broken]).toEqual([1, foreign])
      vi.spyOn(process.stderr, 'write').mockReturnValue(true)
      const asked = ['--dir', dir, '--key', sealer.key, '--json']
      const by = ['--policy', POLICY.pathname, '--locale', 'en']
      const reported = await runCommand(reportCommand(), ...asked, ...by, '--out', join(dir, 'out'))
      expect(JSON.parse(reported.out)).toMatchObject({ entries: [{ issue: 1 }], broken: foreign })
      const audited = JSON.parse((await runCommand(auditCommand(), ...asked, ...by)).out)
      type Found = { code: string; subject: string }
      const named = audited.requirements.flatMap(({ findings }: { findings: Found[] }) =>
        findings.filter(({ code }) => code === 'record-broken').map(({ subject }) => subject),
      )
      expect([...new Set(named)]).toEqual(foreign)
      for (const args of [
        ['init', '-q'],
        ['add', '-A'],
        [...BY, 'commit', '-q', '-m', 'x'],
      ])
        execFileSync('git', args, { cwd: dir })
      const verified = JSON.parse((await runCommand(verifyCommand(), ...asked)).out)
      expect([...new Set(verified.findings.map(({ path }: { path: string }) => path))]).toEqual(foreign)
    })

    it('refused: a record without any seal says nothing, and without a key it is said that nobody judged that', async () => {
      await put(recordedCase(told))
      const { code, out, err } = await ran('--key', sealer.key, '--json')
      expect([code, JSON.parse(out)]).toMatchObject([1, { cases: 0, broken: ['ledger/2030/000001.jsonl'] }])
      expect(err).toContain('not everything in it')
      for (const [locale, words] of [
        ['en', 'Not verified: no key'],
        ['ja', '未検証：鍵がない'],
      ] as const)
        expect((await ran('--locale', locale)).out.startsWith(words)).toBe(true)
      expect(JSON.parse((await ran('--json')).out)).toMatchObject({ records: 'not-checked', cases: 1 })
    })

    it('refused: without a key what stands behind a break of the chain is not judged, and the record is named', async () => {
      const lines = recordedCase(told)
      await put([...lines.slice(0, 3), ...lines.slice(4)])
      const { code, out, err } = await ran('--json')
      expect([code, JSON.parse(out).broken]).toEqual([1, ['ledger/2030/000001.jsonl']])
      expect(err).toContain('not everything in it')
    })
  })
})
