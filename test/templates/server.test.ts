import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Copy, DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { CHECKOUT } from '../hosts/cli/package-copy.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = join(root, 'templates/server')
const containerfile = readFileSync(join(server, 'Containerfile'), 'utf8')

interface Line {
  keyword: string
  flags: readonly string[]
  said: string
}

/** The rules of the usual linter of such files, as far as they bear on this one; each holds for all stages unless it says so. */
const RULES: Readonly<Record<string, (lines: readonly Line[], last: readonly Line[]) => boolean>> = {
  'a version is named': (lines) => of(lines, 'FROM').every(({ said }) => /:(?!latest\b)[\w.-]+(?:\s|$)/.test(said)),
  'every working folder is absolute': (lines) => of(lines, 'WORKDIR').every(({ said }) => said.startsWith('/')),
  'files are copied, not added': (lines) => of(lines, 'ADD').length === 0,
  'packages are as the lockfile says': (lines) =>
    of(lines, 'RUN').every(({ said }) => !/npm (?:i|install)\b/.test(said)),
  'nobody ends as root': (_, last) => /^(?!root\b|0\b)\w+/.test(of(last, 'USER').at(-1)?.said ?? ''),
  'programs are started without a shell': (_, last) =>
    [...of(last, 'ENTRYPOINT'), ...of(last, 'CMD')].every(({ said }) => /^\[.*\]$/.test(said)),
  'no secret is built in': (lines) =>
    [...of(lines, 'ENV'), ...of(lines, 'ARG')].every(({ said }) => !/secret|token|private|password/i.test(said)),
  'one of each in the last stage': (_, last) =>
    ['ENTRYPOINT', 'CMD', 'HEALTHCHECK', 'USER'].every((keyword) => of(last, keyword).length === 1),
  'only what was built is copied from a stage that is there': (lines) => {
    const stages = of(lines, 'FROM').flatMap(({ said }) => / AS (\w+)$/.exec(said)?.[1] ?? [])
    return of(lines, 'COPY').every(({ flags }) => flags.every((flag) => stages.some((each) => flag === `from=${each}`)))
  },
  'the packages of development are left out': (lines) =>
    of(lines, 'RUN').some(({ said }) => said.endsWith('npm prune --omit=dev --omit=optional')),
}
const of = (lines: readonly Line[], wanted: string) => lines.filter(({ keyword }) => keyword === wanted)

/** The rules that it breaks. */
function faultsOf(text: string): string[] {
  const lines = DockerfileParser.parse(text)
    .getInstructions()
    .map((each) => ({
      keyword: each.getKeyword(),
      flags: each instanceof Copy ? each.getFlags().map((flag) => `${flag.getName()}=${flag.getValue()}`) : [],
      said: each.getRawArgumentsContent() ?? '',
    }))
  const last = lines.slice(lines.findLastIndex(({ keyword }) => keyword === 'FROM'))
  return Object.entries(RULES).flatMap(([rule, holds]) => (holds(lines, last) ? [] : [rule]))
}

describe('the container image', () => {
  const parsed = DockerfileParser.parse(containerfile)
  const instruction = (keyword: string): string[] =>
    parsed
      .getInstructions()
      .filter((each) => each.getKeyword() === keyword)
      .map((each) => each.getArgumentsContent() ?? '')

  it('is built by a file without a fault', () => {
    expect(validate(containerfile)).toEqual([])
    expect(validate('FRM node').length).toBeGreaterThan(0)
  })

  it('keeps to the rules by which images are written, each of which finds a file that does not', () => {
    expect(faultsOf(containerfile)).toEqual([])
    const worse: Readonly<Record<string, readonly [RegExp, string]>> = {
      'a version is named': [/node:24-alpine AS build/, 'node AS build'],
      'every working folder is absolute': [/^WORKDIR .*$/m, 'WORKDIR hikeshi'],
      'files are copied, not added': [/^COPY \. \.$/m, 'ADD . .'],
      'packages are as the lockfile says': [/npm ci/, 'npm install'],
      'nobody ends as root': [/^USER node$/m, 'USER root'],
      'programs are started without a shell': [/^ENTRYPOINT .*$/m, 'ENTRYPOINT node dist/hikeshi.js'],
      'no secret is built in': [/^ENV /m, 'ENV WEBHOOK_SECRET=abc '],
      'one of each in the last stage': [/^CMD .*$/m, 'CMD ["start"]\nCMD ["demo"]'],
      'only what was built is copied from a stage that is there': [/--from=build/, '--from=builder'],
      'the packages of development are left out': [/ && npm prune .*$/m, ''],
    }
    for (const [rule, [was, is]] of Object.entries(worse)) {
      const text = containerfile.replace(was, is)
      expect(text, rule).not.toBe(containerfile)
      expect(faultsOf(text), rule).toEqual([rule])
    }
  })

  it('runs the app, not as root, and says whether it is ready', () => {
    expect(instruction('USER')).toEqual(['node'])
    expect(instruction('ENTRYPOINT')).toEqual(['["node", "dist/hikeshi.js"]'])
    expect(instruction('CMD')).toEqual(['["start"]'])
    expect(instruction('HEALTHCHECK')[0]).toContain('/ready')
  })

  it('is made of what a checkout is built from, and of nothing else that lies in it', () => {
    const ignored = readFileSync(join(server, 'Containerfile.dockerignore'), 'utf8')
    const lines = ignored.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(lines[0]).toBe('*')
    expect(lines.slice(1).sort()).toEqual(CHECKOUT.map((path) => `!${path}`).sort())
    expect(CHECKOUT.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('the systemd unit', () => {
  const systemd = '/usr/bin/systemd-analyze'

  it('leaves the program next to nothing to do on the machine', (context) => {
    context.skip(!existsSync(systemd), 'systemd is not here')
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-unit-'))
    try {
      const unit = readFileSync(join(server, 'hikeshi.service'), 'utf8')
      /** From 0.0, where nothing is open, to 10.0. */
      const exposure = (text: string): number => {
        writeFileSync(join(folder, 'hikeshi.service'), text)
        const asked = ['security', '--offline=true', '--no-pager', join(folder, 'hikeshi.service')]
        const said = execFileSync(systemd, asked, { encoding: 'utf8' })
        return Number(/exposure level for hikeshi\.service: ([\d.]+)/.exec(said)?.[1])
      }
      expect(exposure(unit)).toBeLessThanOrEqual(1.5)
      expect(
        exposure(unit.replace(/^(?:Protect|Private|Restrict|System|Capab|NoNew|Dynamic).*$/gm, '')),
      ).toBeGreaterThan(8)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is one that systemd takes', (context) => {
    if (!existsSync(systemd)) {
      process.stderr.write('Not tested: systemd is not here\n')
      context.skip('systemd is not here')
    }
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-unit-'))
    try {
      // The program lies elsewhere here than on a server.
      const unit = readFileSync(join(server, 'hikeshi.service'), 'utf8').replace('/usr/bin/node', process.execPath)
      const faultsOf = (text: string): string => {
        writeFileSync(join(folder, 'hikeshi.service'), text)
        try {
          execFileSync(systemd, ['verify', '--man=no', join(folder, 'hikeshi.service')], { stdio: 'pipe' })
          return ''
        } catch (error) {
          return error instanceof Error ? error.message : String(error)
        }
      }
      expect(faultsOf(unit)).toBe('')
      expect(faultsOf(unit.replace(/ExecStart=.*/, ''))).not.toBe('')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
