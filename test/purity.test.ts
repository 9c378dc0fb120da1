import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'

const root = fileURLToPath(new URL('..', import.meta.url))
const reportSchema = z.object({
  summary: z.object({ changed: z.number(), unchanged: z.number() }),
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
})

/** Lints a folder by its own `biome.json`: what was found of each rule, and how many files were looked at. */
function lint(cwd: string, ...more: string[]) {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', ...more]
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  const { summary, diagnostics } = reportSchema.parse(JSON.parse(stdout))
  const found = diagnostics.map(({ category, location }) => `${location.path}: ${category}`)
  return { seen: summary.changed + summary.unchanged, found }
}

const IMPURE = [
  'new Date()',
  'new Date',
  'Date.now()',
  'Date.now',
  'Math.random()',
  '[1].map(Math.random)',
  'Temporal.Now.instant()',
  'performance.now()',
  'crypto.randomUUID()',
]
const FORBIDDEN = ["import 'node:fs'", "import 'probot'", 'fetch("x")', 'process.exit()', 'console.log(1)']
const PURE = ["new Date('2030-01-01')", "Date.parse('2030-01-01')", 'Math.max(1, 2)']

describe('the domain is pure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'purity-'))
  let found: string[] = []
  const at = (side: 'domain' | 'hosts', kind: string, n: number) => `src/${side}/${kind}-${n}.ts`
  const by = (path: string, rule: string) => found.filter((one) => one.startsWith(`${path}: ${rule}`))
  const write = (kind: string, lines: readonly string[]) => {
    for (const side of ['domain', 'hosts'] as const)
      for (const [n, line] of lines.entries()) writeFileSync(join(folder, at(side, kind, n)), `${line}\n`)
  }

  beforeAll(() => {
    for (const side of ['domain', 'hosts']) mkdirSync(join(folder, 'src', side), { recursive: true })
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
    cpSync(join(root, '.github/lint'), join(folder, '.github/lint'), { recursive: true })
    const values = (list: readonly string[]) => list.map((expression) => `export const value = (${expression})`)
    write('impure', values(IMPURE))
    write('forbidden', FORBIDDEN)
    write('pure', values(PURE))
    const { seen, found: all } = lint(folder)
    expect(seen).toBeGreaterThanOrEqual(2 * (IMPURE.length + FORBIDDEN.length + PURE.length))
    found = all
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(IMPURE.map((expression, n) => [expression, n] as const))('%s is refused in src/domain alone', (_, n) => {
    expect(by(at('domain', 'impure', n), 'plugin')).not.toEqual([])
    expect(by(at('hosts', 'impure', n), 'plugin')).toEqual([])
  })
  it.each(FORBIDDEN.map((line, n) => [line, n] as const))('%s is refused in src/domain alone', (_, n) => {
    expect(by(at('domain', 'forbidden', n), 'lint/style/noRestricted')).not.toEqual([])
    expect(by(at('hosts', 'forbidden', n), 'lint/style/noRestricted')).toEqual([])
  })
  it.each(PURE.map((expression, n) => [expression, n] as const))('%s is pure', (_, n) => {
    expect(by(at('domain', 'pure', n), 'plugin')).toEqual([])
  })
  it('every file of the domain keeps to it, and every one was looked at', () => {
    const files = readdirSync(join(root, 'src/domain'), { recursive: true, encoding: 'utf8' })
    const { seen, found: all } = lint(root, 'src/domain')
    expect(seen).toBe(files.filter((file) => file.endsWith('.ts')).length)
    expect(seen).toBeGreaterThan(50)
    expect(all.filter((one) => /: (plugin|lint\/style\/noRestricted)/.test(one))).toEqual([])
  })
})
