import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The tests of pure rules alone: a mutant is tried in seconds, and nothing need be built for it. */
export default defineConfig({
  root,
  test: {
    setupFiles: fileURLToPath(new URL('../../support/same-surroundings.ts', import.meta.url)),
    include: ['test/domain/**/*.test.ts', 'test/app/**/*.test.ts'],
    exclude: ['test/**/speed.test.ts', 'test/domain/policy-proof/**'],
    restoreMocks: true,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    isolate: false,
  },
})
