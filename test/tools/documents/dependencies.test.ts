import { expect, it } from 'vitest'
import { dependencies, REASONS, runtimeDependencies } from './parts/dependencies.ts'

it('every dependency of production has a reason, a licence and a size, and no reason is left of one that went', () => {
  expect(Object.keys(REASONS).sort()).toEqual(runtimeDependencies())
  const rows = dependencies().split('\n').slice(2)
  expect(rows).toHaveLength(runtimeDependencies().length)
  for (const row of rows)
    expect(row).toMatch(/^\| `[^`]+` \| .+ \| (?:MIT|MIT-0|ISC|BSD-3-Clause|Apache-2\.0) \| \d.* [kM]B \| \d+ \|$/)
})
