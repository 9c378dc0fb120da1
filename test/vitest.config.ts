import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: fileURLToPath(new URL('./build-once.ts', import.meta.url)),
    setupFiles: fileURLToPath(new URL('./support/same-surroundings.ts', import.meta.url)),
    restoreMocks: true,
    // All files of a worker share the modules: loading them anew for each costs more than running it.
    isolate: false,
    maxWorkers: availableParallelism(),
    // A machine that does much else at once is slow, and nothing else is wrong with it.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
