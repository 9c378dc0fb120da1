import { afterAll, vi } from 'vitest'

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
