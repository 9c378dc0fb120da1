import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
/** What compares times wants modules that nothing else has run before. */
const MEASURES = ['test/tools/bench/*.test.ts', 'test/**/speed.test.ts']

const all = {
  setupFiles: fileURLToPath(new URL('./support/same-surroundings.ts', import.meta.url)),
  restoreMocks: true,
  // A machine that does much else at once is slow, and nothing else is wrong with it.
  testTimeout: 120_000,
  hookTimeout: 240_000,
}

export default defineConfig({
  root,
  test: {
    globalSetup: fileURLToPath(new URL('./build-once.ts', import.meta.url)),
    maxWorkers: availableParallelism(),
    projects: [
      // All files of a worker share the modules: loading them anew for each costs more than running it.
      { root, test: { ...all, name: 'tests', include: ['test/**/*.test.ts'], exclude: MEASURES, isolate: false } },
      { root, test: { ...all, name: 'measures', include: MEASURES } },
    ],
  },
})
