import { execFile, execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { policyLedgerBound } from '../../../src/domain/policy/policy-ledger.ts'
import { auditCommand } from '../../../src/hosts/cli/definitions/audit.ts'
import { replayCommand } from '../../../src/hosts/cli/definitions/replay.ts'
import { reportCommand } from '../../../src/hosts/cli/definitions/report.ts'
import { verifyCommand } from '../../../src/hosts/cli/definitions/verify.ts'
import { boundDraft, countingSalt, draftOf, note } from '../../support/ledger-drafts.ts'
import { emptyFolder } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

const POLICY = fileURLToPath(new URL('../../../templates/policy/hikeshi.yml', import.meta.url))
const RUNBOOKS = fileURLToPath(new URL('../../../templates/runbooks/ja', import.meta.url))
const PROGRAM = fileURLToPath(new URL('../../../dist/hikeshi.js', import.meta.url))

const caseOf = (issue: number, repository = 5, year = 2030): string =>
  printLedger(
    chainLines([], [{ ...boundDraft(issue), entry: boundTo(issue, repository, year) }, note(`of ${issue}`)], {
      salt: countingSalt(),
    }),
  )
const boundTo = (issue: number, id: number, year: number) => {
  const { entry } = boundDraft(issue, year)
  return { ...entry, data: { ...entry.data, repository: { id, name: 'incidents' } } }
}
const adoptionsOf = (id = 5): string =>
  printLedger(
    chainLines([], [draftOf(policyLedgerBound({ repository: { id, name: 'incidents' } }))], { salt: countingSalt() }),
  )

let dir = ''
beforeEach(async () => {
  dir = await emptyFolder()
})

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(dir, path, '..'), { recursive: true })
  await writeFile(join(dir, path), text)
}

function git(...args: string[]): void {
  const person = { NAME: 'hikeshi[bot]', EMAIL: '41+hikeshi[bot]@users.noreply.github.com' }
  const as = (who: string) => Object.fromEntries(Object.entries(person).map(([of, name]) => [`GIT_${who}_${of}`, name]))
  const env = { PATH: process.env.PATH, HOME: dir, GIT_CONFIG_NOSYSTEM: '1', ...as('AUTHOR'), ...as('COMMITTER') }
  execFileSync('git', args, { cwd: dir, env })
}
const commit = (): void => {
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'x')
}

const COMMANDS = [
  ['verify', (at: string) => [verifyCommand(), '--dir', at] as const],
  ['replay', (at: string) => [replayCommand(), '--dir', at, '--policy', POLICY] as const],
  ['audit', (at: string) => [auditCommand(), '--dir', at, '--policy', POLICY, '--runbooks', RUNBOOKS] as const],
  ['report', (at: string) => [reportCommand(), '--dir', at, '--policy', POLICY, '--out', join(dir, 'out')] as const],
] as const

describe.each(COMMANDS)(
  'R4.4-5 %s of a checkout: nothing there is never fine',
  { timeout: 240_000 },
  (name, command) => {
    const run = (at: string, ...more: string[]) => {
      const [made, ...args] = command(at)
      return runCommand(made, ...args, ...more)
    }

    it('a folder that does not exist ends with 1, and says so in both languages', async () => {
      const nowhere = join(dir, 'nowhere')
      expect(await run(nowhere, '--locale', 'en')).toMatchObject({
        code: 1,
        out: `There is no record: there is no folder ${nowhere}. Name a checkout of the branch "hikeshi".\n`,
        err: '',
      })
      expect(await run(nowhere, '--locale', 'ja')).toMatchObject({
        code: 1,
        out: `記録がありません。フォルダー ${nowhere} がありません。ブランチ「hikeshi」のチェックアウトを指定してください。\n`,
      })
      const json = await run(nowhere, '--json')
      expect([json.code, JSON.parse(json.out)]).toEqual([
        1,
        { record: 'missing', missing: 'place', why: expect.stringContaining(nowhere) },
      ])
      await writeFile(join(dir, 'file'), '')
      expect(await run(join(dir, 'file'))).toMatchObject({ code: 1 })
      expect(await run(dir, '--repo', 'acme/incidents')).toMatchObject({
        code: 2,
        err: expect.stringContaining('not by both'),
      })
    })

    it('a folder without ledgers ends with 1, and says what is missing', async () => {
      expect(await run(dir, '--locale', 'en')).toMatchObject({
        code: 1,
        out: expect.stringContaining('no folder "ledger"'),
      })
      expect(await run(dir, '--locale', 'ja')).toMatchObject({
        code: 1,
        out: expect.stringContaining('「ledger」フォルダーがありません'),
      })
      await put('ledger/2030/notes.txt', 'no ledger')
      const json = await run(dir, '--json')
      expect([json.code, JSON.parse(json.out)]).toEqual([
        1,
        { record: 'missing', missing: 'ledgers', why: expect.any(String) },
      ])
    })

    it('a company without a case yet has an outcome of its own', async () => {
      await put('ledger/policy.jsonl', adoptionsOf())
      commit()
      const ran = await run(dir, '--locale', 'en')
      expect(ran.code, ran.err).toBe(1)
      // The operation check of such a company has findings to tell instead.
      if (name !== 'audit') expect(ran.out).toContain('No case has been recorded yet')
      if (name !== 'audit')
        expect((await run(dir, '--locale', 'ja')).out).toContain('まだ案件が一件も記録されていません')
      const json = await run(dir, '--json')
      expect([json.code, JSON.parse(json.out)]).toEqual([1, expect.objectContaining({ record: 'no-case' })])
    })
  },
)

describe('hikeshi verify', { timeout: 240_000 }, () => {
  const verify = async (...args: string[]) => {
    const ran = await runCommand(verifyCommand(), '--dir', dir, '--json', ...args)
    const report = ran.out === '' ? undefined : JSON.parse(ran.out)
    const codes = report?.findings.map(({ code, path }: { code: string; path: string }) => `${path} ${code}`)
    return { ...ran, report, codes }
  }

  it('R4.4-5 ledgers of one repository verify, and what nobody could compare is said', async () => {
    await put('ledger/policy.jsonl', adoptionsOf())
    await put('ledger/2030/000001.jsonl', caseOf(1))
    commit()
    const { code, report } = await verify()
    expect([code, report]).toEqual([
      0,
      expect.objectContaining({
        record: 'cases',
        ledgers: 2,
        judgedAs: { app: 'hikeshi', by: 'record' },
        notChecked: ['repository', 'signatures', 'seals', 'heads'],
      }),
    ])
    const said = await runCommand(verifyCommand(), '--dir', dir)
    expect(said.out).toMatch(/--key[\s\S]*--app[\s\S]*--signed/)
    // Above everything else, since what holds holds for a forged record too.
    expect(said.out).toMatch(/^(未検証|Not verified)/)
    expect(said.out).toContain('hikeshi')
    expect((await verify('--app', 'hikeshi')).report).toMatchObject({ judgedAs: { app: 'hikeshi', by: 'option' } })
    expect((await verify('--app', 'stranger')).codes).toContain('ledger/2030/000001.jsonl foreign-author')
  })

  it('R4.4-5 refused: what somebody else wrote into a record that the app began is named, though nobody says which app it is', async () => {
    await put('ledger/policy.jsonl', adoptionsOf())
    await put('ledger/2030/000001.jsonl', caseOf(1))
    commit()
    await put('ledger/2030/000002.jsonl', caseOf(2))
    git('add', '-A')
    git('commit', '-q', '-m', 'x', '--author', 'Somebody <somebody@example.com>')
    expect((await verify()).codes).toEqual(['ledger/2030/000002.jsonl foreign-author'])
  })

  it('R4.4-5 refused: whoever begins a record himself is not taken for the app', async () => {
    await put('ledger/2030/000001.jsonl', caseOf(1))
    git('init', '-q')
    git('add', '-A')
    git('commit', '-q', '-m', 'x', '--author', 'Somebody <somebody@example.com>')
    const { report } = await verify()
    expect([report.judgedAs, report.notChecked.includes('writers')]).toEqual([undefined, true])
  })

  it('R4.4-5 two ledgers of different repositories, or one of another issue, do not pass', async () => {
    await put('ledger/2030/000001.jsonl', caseOf(1))
    await put('ledger/2030/000002.jsonl', caseOf(2, 6))
    await put('ledger/2030/000003.jsonl', caseOf(4))
    commit()
    expect(await verify()).toMatchObject({
      code: 1,
      codes: ['ledger/2030/000002.jsonl foreign-binding', 'ledger/2030/000003.jsonl foreign-binding'],
    })
    // The record of adoptions decides of which repository all of them are.
    await put('ledger/policy.jsonl', adoptionsOf(6))
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
    expect((await verify()).codes).toEqual(
      ['ledger/2030/000001.jsonl foreign-binding', 'ledger/2030/000003.jsonl foreign-binding'].sort(),
    )
  })

  it('R4.4-5 a checkout of github.com must be signed without anybody asking for it', async () => {
    await put('ledger/2030/000001.jsonl', caseOf(1))
    commit()
    git('remote', 'add', 'origin', 'git@github.com:acme/incidents.git')
    const { code, codes, report } = await verify()
    expect([code, codes]).toEqual([1, ['ledger/2030/000001.jsonl unsigned-commit']])
    expect(report.notChecked).toEqual(['repository', 'seals', 'heads'])
    git('remote', 'set-url', 'origin', 'https://github.example.com/acme/incidents.git')
    expect((await verify()).code).toBe(0)
    expect((await verify('--signed')).code).toBe(1)
  })

  it('R4.4-5 a ledger that was removed is named, though nothing of it is there any more', async () => {
    await put('ledger/policy.jsonl', adoptionsOf())
    await put('ledger/2030/000001.jsonl', caseOf(1))
    commit()
    await rm(join(dir, 'ledger/2030'), { recursive: true })
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
    expect(await verify()).toMatchObject({ code: 1, codes: ['ledger/2030/000001.jsonl file-removed'] })
  })

  it('R4.4-5 what no commit holds is named, and so is a folder without history', async () => {
    await put('ledger/2030/000001.jsonl', caseOf(1))
    expect(await verify()).toMatchObject({ code: 2, err: expect.stringContaining('no git history') })
    commit()
    await put('ledger/2030/000002.jsonl', caseOf(2))
    await put('ledger/2030/000001.jsonl', caseOf(1).split('\n').slice(0, 1).join('\n').concat('\n'))
    expect((await verify()).codes).toEqual([
      'ledger/2030/000001.jsonl not-as-committed',
      'ledger/2030/000002.jsonl never-committed',
    ])
    const longer = `${await readFile(join(dir, 'ledger/2030/000002.jsonl'), 'utf8')}`
    git('add', 'ledger/2030/000002.jsonl')
    git('commit', '-q', '-m', 'x')
    const more = chainLines([], [boundDraft(2), note('other')], { salt: countingSalt() })
    expect(longer).not.toBe(printLedger(more))
    await put('ledger/2030/000002.jsonl', printLedger(more))
    expect((await verify()).codes).toEqual([
      'ledger/2030/000001.jsonl not-as-committed',
      'ledger/2030/000002.jsonl not-as-committed',
    ])
  })
})

it('R5-1 six hundred ledgers are looked at with 256 open files', { timeout: 240_000 }, async () => {
  for (let issue = 1; issue <= 600; issue += 1)
    await put(
      `ledger/${2000 + (issue % 3)}/${String(issue).padStart(6, '0')}.jsonl`,
      caseOf(issue, 5, 2000 + (issue % 3)),
    )
  const limited = async (...args: string[]) => {
    const command = `ulimit -n 256 && exec "$0" "$@"`
    const started = promisify(execFile)('bash', ['-c', command, process.execPath, PROGRAM, ...args], {
      maxBuffer: 2 ** 26,
    })
    return started.then(
      ({ stderr }) => ({ code: 0, stderr }),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
    )
  }
  const out = ['--out', join(dir, 'out')]
  expect(await limited('audit', '--dir', dir, '--policy', POLICY, '--runbooks', RUNBOOKS)).toEqual({
    code: 1,
    stderr: '',
  })
  expect(await limited('report', '--dir', dir, '--policy', POLICY, ...out)).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^[^\n]*--key[^\n]*\n$/),
  })
  expect(await limited('replay', '--dir', dir, '--policy', POLICY, '--recorded', POLICY)).toEqual({
    code: 0,
    stderr: '',
  })
})
