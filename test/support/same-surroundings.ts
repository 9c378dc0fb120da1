import fc from 'fast-check'
import { afterAll, vi } from 'vitest'

// Random texts are the same ones in each run, so that a failure is the change's own; `HIKESHI_TEST_SEED=random` looks for others.
const { HIKESHI_TEST_SEED: seed = '1' } = process.env
fc.configureGlobal({ seed: seed === 'random' ? Date.now() : Number(seed) })

// The language of whoever runs the tests is nobody's that they tell of.
for (const name of ['LANG', 'LC_ALL', 'LC_MESSAGES']) delete process.env[name]

// Files share a worker: whatever one of them sets of the process, the next one finds as it was.
const environment = process.env
const variables = { ...environment }
const folder = process.cwd()

afterAll(() => {
  process.env = environment
  for (const name of Object.keys(environment)) if (!(name in variables)) delete environment[name]
  Object.assign(environment, variables)
  process.chdir(folder)
  vi.useRealTimers()
})
