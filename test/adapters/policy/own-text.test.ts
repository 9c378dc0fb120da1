import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parse, stringify } from 'yaml'
import { basesIn, packageBases } from '../../../src/adapters/policy/bases.ts'
import { companyPolicy } from '../../../src/adapters/policy/company-policy.ts'
import { ownText } from '../../../src/adapters/policy/own-text.ts'
import { upgradeCommand } from '../../../src/hosts/cli/commands/upgrade.ts'
import { defaultText } from '../../domain/policy-proof/policies.ts'
import { changedPart } from '../../support/changed-part.ts'

const bases = packageBases()
const whole = defaultText().replace('name: Example', 'name: Acme').replace('length: P5Y', 'length: P7Y')
const made = (text: string) => {
  const found = ownText(text, 'default@1', bases)
  if (found.kind !== 'made') throw new Error(found.kind)
  return found
}
const policyOf = (text: string) => {
  const read = companyPolicy(text, { file: 'x', bases })
  return 'problems' in read ? undefined : read.policy
}

describe("a whole policy as a company's own", () => {
  it('R9-2 has what was changed alone, and the same in force', () => {
    const { text, unexplained } = made(whole)
    expect(parse(text)).toEqual({
      extends: 'default@1',
      company: { name: 'Acme' },
      clocks: { retention: { length: 'P7Y' } },
    })
    expect(unexplained).toEqual([])
    expect(policyOf(text)).toEqual({ ...policyOf(whole), base: 'default@1' })
  })

  it('R9-2 names the safeguards that it had no more, whose reason is still to be written', () => {
    const { text, unexplained } = made(whole.replace('          - { kind: settled, clause: R4.2-2 }\n', ''))
    expect(unexplained).toContain('incident-closed-gate-settled')
    expect(policyOf(text)?.without.map(({ safeguard }) => safeguard)).toEqual(unexplained)
  })

  it('R9-2 whatever was changed: the whole that comes of it is the whole that was', () => {
    const value: unknown = parse(whole)
    fc.assert(
      fc.property(changedPart(value), (change) => {
        const text = stringify(change(value), { aliasDuplicateObjects: false })
        const before = policyOf(text)
        if (before === undefined) return
        const after = policyOf(made(text).text)
        const sorted = (policy = after) => policy?.invariants.map((one) => JSON.stringify(one)).sort()
        expect(sorted()).toEqual(sorted(before))
        expect({ ...after, base: undefined, without: [], invariants: [] }).toEqual({
          ...before,
          base: undefined,
          without: [],
          invariants: [],
        })
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe('hikeshi upgrade', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    process.exitCode = 0
  })

  async function run(folder: string, from: typeof bases, ...args: string[]): Promise<string> {
    const said: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    await upgradeCommand(from).parseAsync(['--dir', folder, ...args], { from: 'user' })
    vi.restoreAllMocks()
    return said.join('')
  }

  async function checkout(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'hikeshi-'))
    await mkdir(join(folder, '.github'))
    await writeFile(join(folder, '.github/hikeshi.yml'), text)
    return folder
  }

  it('R9-2 turns a whole file into own and whole, and a second time changes nothing', async () => {
    const folder = await checkout(whole)
    expect(await run(folder, bases, '--own')).toContain('効力のある内容は変わりません')
    const own = await readFile(join(folder, '.github/hikeshi.yml'), 'utf8')
    expect(policyOf(await readFile(join(folder, '.github/hikeshi.resolved.yml'), 'utf8'))).toEqual(policyOf(own))
    expect(await run(folder, bases, '--own')).toContain('すでに土台 default@1')
    expect(await readFile(join(folder, '.github/hikeshi.yml'), 'utf8')).toBe(own)
  })

  it('R9-2 raises the base, and says in words what changes for this company and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hikeshi-bases-'))
    await writeFile(join(folder, 'one.yml'), defaultText())
    const second = defaultText().replace('length: P10D', 'length: P9D').replace('length: P5Y', 'length: P6Y')
    await writeFile(join(folder, 'two.yml'), second)
    const entry = (file: string) => ({ file, released: false, sha256: '0'.repeat(64) })
    const list = { 'default@1': entry('one.yml'), 'default@2': entry('two.yml') }
    await writeFile(join(folder, 'bases.json'), JSON.stringify(list))
    const own =
      '# Ours\nextends: default@1 # the base\ncompany: { name: Acme }\nclocks: { retention: { length: P7Y } }\n'
    const place = await checkout(own)
    const said = await run(place, basesIn(folder), '--locale', 'en')
    expect(said).toContain('from default@1 to default@2')
    expect(said).toContain('Prevention plan')
    expect(said).toContain('P10D → P9D')
    // This company has its own time for that.
    expect(said).not.toContain('P6Y')
    expect(await readFile(join(place, '.github/hikeshi.yml'), 'utf8')).toBe(own.replace('default@1', 'default@2'))
    expect(await readFile(join(place, '.github/hikeshi.resolved.yml'), 'utf8')).toContain('base: default@2')
    expect(await run(place, basesIn(folder), '--locale', 'en')).toContain('is the newest base')
  })

  it('a whole file has no base to raise', async () => {
    await expect(run(await checkout(whole), bases, '--locale', 'en')).rejects.toThrow('upgrade --own')
  })
})
