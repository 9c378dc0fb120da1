import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-results-'))
afterAll(() => rmSync(folder, { recursive: true }))

function told(results: object | ''): string {
  const file = join(folder, 'results.json')
  writeFileSync(file, results === '' ? '' : JSON.stringify(results))
  const { stdout, stderr } = spawnSync('node', ['test/tools/results.mjs', file, '6', '1'], { cwd: root })
  expect(String(stderr)).toBe('')
  return String(stdout)
}
const test = (title: string, ...failureMessages: string[]) => ({
  fullName: `gates ${title}`,
  status: failureMessages.length === 0 ? 'passed' : 'failed',
  failureMessages,
})
const file = (name: string, message: string, ...assertionResults: ReturnType<typeof test>[]) => {
  const good = message === '' && assertionResults.every(({ status }) => status === 'passed')
  return { name: join(root, name), status: good ? 'passed' : 'failed', message, assertionResults }
}

describe('the end of .ci/run', () => {
  it('names each failed test with its file and the cause, and none that passed, right before the counts', () => {
    const message = `AssertionError: expected 1 to be 2\n${'    at somewhere\n'.repeat(20)}`
    const testResults = [
      file('test/a.test.ts', '', test('holds'), test('breaks', message)),
      file('test/b.test.ts', '', test('is well')),
    ]
    const lines = told({ numPassedTests: 2, numFailedTests: 1, testResults }).trim().split('\n')
    expect(lines[0]).toBe('✗ test/a.test.ts › gates breaks')
    expect(lines[1]).toBe('    AssertionError: expected 1 to be 2')
    expect(lines.at(-1)).toBe('8 passed, 2 failed')
    expect(lines.length).toBeLessThan(10)
    expect(lines.join('\n')).not.toMatch(/holds|is well|b\.test/)
  })

  it('names a file that could not be loaded, and one of which only a hook failed', () => {
    const hook = { ...file('test/d.test.ts', '', test('is well')), status: 'failed' }
    const testResults = [file('test/c.test.ts', 'Cannot find module'), hook]
    const said = told({ numPassedTests: 1, numFailedTests: 0, testResults })
    expect(said).toContain('✗ test/c.test.ts\n    Cannot find module\n')
    expect(said).toContain('✗ test/d.test.ts\n    something beside its tests failed: see above\n')
  })

  it('counts the steps alone where no test was run', () => {
    expect(told('')).toBe('\n6 passed, 1 failed\n')
  })
})
