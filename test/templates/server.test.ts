import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { CHECKOUT } from '../hosts/cli/package-copy.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = join(root, 'templates/server')
const containerfile = readFileSync(join(server, 'Containerfile'), 'utf8')

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
