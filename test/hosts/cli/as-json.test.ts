import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PolicyProblem } from '../../../src/domain/policy/policy-problem.ts'
import { upgradeCommand } from '../../../src/hosts/cli/definitions/upgrade.ts'
import { firstThingsFirst } from '../../../src/hosts/cli/first-things-first.ts'
import { IN_ENGLISH } from '../../../src/hosts/cli/help-words.ts'
import { program } from '../../../src/hosts/cli/program.ts'
import { defaultText } from '../../domain/policy-proof/policies.ts'
import { emptyFolder, hikeshi } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

const INIT = [
  'init',
  '--mode',
  'action',
  '--repository',
  'aoki/cases',
  '--company',
  'Aoki',
  '--phone',
  '03-1',
  '--json',
]
const FORM = '.github/ISSUE_TEMPLATE/01-incident.ja.yml'

let laid = ''
let laidAs: Record<string, unknown> = {}
beforeAll(async () => {
  laid = await mkdtemp(join(tmpdir(), 'hikeshi-laid-'))
  laidAs = JSON.parse((await hikeshi(laid, ...INIT)).out)
})
afterAll(() => rm(laid, { recursive: true, force: true }))

async function checkout(): Promise<string> {
  const folder = await emptyFolder()
  await cp(laid, folder, { recursive: true })
  return folder
}

async function broken(): Promise<string> {
  const folder = await checkout()
  const path = join(folder, '.github/hikeshi.yml')
  await writeFile(path, (await readFile(path, 'utf8')).replace('locale: ja', 'locale: fr'))
  return folder
}

describe('one JSON document', () => {
  it('every command has it', () => {
    const without = program('1', IN_ENGLISH).commands.filter(
      (each) => !each.options.some(({ long }) => long === '--json'),
    )
    expect(without.map((each) => each.name()).sort()).toEqual([])
  })

  it('init: each file and what became of it, and what is left to do', async () => {
    expect(laidAs).toMatchObject({ file: '.github/hikeshi.yml', problems: [] })
    expect(laidAs.files).toContainEqual({ folder: '.', path: FORM, kind: 'written' })
    expect((laidAs.left as string[]).length).toBeGreaterThan(3)
    const folder = await checkout()
    await writeFile(join(folder, FORM), 'name: ours')
    const again = await hikeshi(folder, ...INIT)
    expect(again.code).toBe(1)
    const { files } = JSON.parse(again.out)
    expect(files).toContainEqual({ folder: '.', path: FORM, kind: 'differs' })
    expect(await readFile(join(folder, FORM), 'utf8')).toBe('name: ours')
  })

  it('generate: nothing, what drifted, and what was put right', async () => {
    const folder = await checkout()
    const run = async (...args: string[]) => {
      const { code, out } = await hikeshi(folder, 'generate', '--json', ...args)
      return { code, ...JSON.parse(out) }
    }
    expect(await run('--check')).toEqual({ code: 0, file: '.github/hikeshi.yml', problems: [], files: [] })
    await rm(join(folder, FORM))
    const drifted = { place: 'incidents', path: FORM, drift: 'missing' }
    expect(await run('--check')).toMatchObject({ code: 1, files: [{ ...drifted, done: 'left' }] })
    expect(await run()).toMatchObject({ code: 0, files: [{ ...drifted, done: 'written' }] })
    expect(await run('--schema', join(folder, 'schema.json'))).toEqual({ code: 0, schema: join(folder, 'schema.json') })
  })

  it('R9-2 upgrade: the base and what changes', async () => {
    const dir = ['--dir', await checkout(), '--json']
    expect(JSON.parse((await runCommand(upgradeCommand(), ...dir)).out)).toMatchObject({ kind: 'newest', lines: [] })
    expect(JSON.parse((await runCommand(upgradeCommand(), ...dir, '--own')).out)).toMatchObject({ kind: 'is-own' })
    const whole = await emptyFolder()
    await mkdir(join(whole, '.github'))
    await writeFile(join(whole, '.github/hikeshi.yml'), defaultText())
    const made = await runCommand(upgradeCommand(), '--dir', whole, '--json', '--own')
    expect(JSON.parse(made.out)).toMatchObject({ kind: 'made', base: 'default@1', problems: [] })
  })

  it('a policy that cannot be read: its problems with their places, and 1', async () => {
    const folder = await broken()
    for (const { code, out } of [
      await hikeshi(folder, 'generate', '--json'),
      await hikeshi(folder, ...INIT),
      await runCommand(upgradeCommand(), '--dir', folder, '--json'),
    ]) {
      expect(code).toBe(1)
      expect(JSON.parse(out).problems).toMatchObject([{ line: expect.any(Number), column: expect.any(Number) }])
    }
  })

  it('R4-2 check shows what to mend first where roles have nobody, and as one document everything', async () => {
    const folder = await emptyFolder()
    await hikeshi(folder, 'init', '--mode', 'one-repository', '--repository', 'aoki/cases')
    const path = join(folder, '.github/hikeshi.yml')
    const all: PolicyProblem[] = JSON.parse((await hikeshi(folder, 'check', path, '--json')).out).problems
    const follow = all.filter(({ code }) => ['nobody-can-open', 'unsuppliable-fact'].includes(code))
    expect(follow.length).toBeGreaterThan(5)
    const { code, out } = await hikeshi(folder, 'check', path, '--locale', 'en')
    expect(code).toBe(1)
    expect(out).toContain('nobody-in-role')
    expect(out).not.toContain('nobody-can-open')
    expect(out).toContain(`${follow.length} more follow from roles that nobody has`)
    // Where every role has somebody, nothing is held back.
    expect(firstThingsFirst(follow)).toEqual({ shown: follow, held: 0 })
  })
})
