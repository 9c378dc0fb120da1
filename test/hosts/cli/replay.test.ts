import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { replayCommand } from '../../../src/hosts/cli/commands/replay.ts'
import { incidentIn } from '../../support/incident.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'
import { emptyFolder } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

const POLICY = new URL('../../../templates/policy/hikeshi.yml', import.meta.url)
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
})
