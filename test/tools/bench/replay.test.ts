import { expect, it } from 'vitest'
import { benchReplay } from './replay.ts'

// A quiet machine parses the lines of 10,000 incidents within a second: ten times that is what replay may take.
it('judges whole incidents in at most ten times what parsing their lines takes', {
  timeout: 240_000,
  retry: 2,
}, async () => {
  const { ratio, findings } = await benchReplay({ runs: 25 })
  expect(findings).toBe(2)
  expect(ratio).toBeLessThan(10)
})
