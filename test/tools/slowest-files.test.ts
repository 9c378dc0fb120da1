import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import type { TestModule } from 'vitest/node'
import SlowestFiles from './slowest-files.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const took = (name: string, duration: number, collectDuration = 0): Pick<TestModule, 'moduleId' | 'diagnostic'> => ({
  moduleId: join(root, name),
  diagnostic: () => ({
    ...{ environmentSetupDuration: 0, prepareDuration: 0, setupDuration: 0, heap: undefined, importDurations: {} },
    ...{ collectDuration, duration },
  }),
})

it('the ten slowest files stand at the end, the slowest first, with what they load', () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const quick = Array.from({ length: 12 }, (_, at) => took(`test/quick-${String(at).padStart(2, '0')}.test.ts`, at))
  new SlowestFiles().onTestRunEnd([...quick, took('test/long.test.ts', 1_000), took('test/loads.test.ts', 1, 2_345)])
  const lines = said.mock.calls
    .map(([text]) => String(text))
    .join('')
    .trim()
    .split('\n')
  said.mockRestore()
  expect(lines.slice(0, 3)).toEqual([
    'The slowest files:',
    '    2.3 s  test/loads.test.ts',
    '    1.0 s  test/long.test.ts',
  ])
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toBe('    0.0 s  test/quick-04.test.ts')
})
