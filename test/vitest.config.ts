import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import LongestFirst from './longest-first.ts'
import { MODULES, modulesOnce } from './modules-once.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Tests that compare times want modules that nothing else has run before. */
const MEASURES = ['test/tools/bench/{issue-form,replay}.test.ts', 'test/**/speed.test.ts', 'test/fuzz/parsers.test.ts']

const all = {
  setupFiles: fileURLToPath(new URL('./support/same-surroundings.ts', import.meta.url)),
  restoreMocks: true,
  // Node's own reading of a CommonJS package, as in the program; to look at every use of a name costs a tenth of proving policies.
  deps: { interopDefault: false },
  server: { deps: { external: [MODULES] } },
  // Most of what a test makes is gone a moment later: with more room for it less is left to be cleared away.
  execArgv: ['--max-semi-space-size=64'],
  // A machine that does much else at once is slow, and nothing else is wrong with it.
  testTimeout: 240_000,
  hookTimeout: 480_000,
}

/** The builds of these libraries that the programs carry. */
const alias = {
  yaml: `${root}node_modules/yaml/browser/index.js`,
  'json-with-bigint': `${root}test/support/plain-json.ts`,
}
const shared = { root, resolve: { alias }, plugins: [modulesOnce(alias)] }

export default defineConfig({
  root,
  test: {
    globalSetup: fileURLToPath(new URL('./build-once.ts', import.meta.url)),
    // A worker waits for the processes and browsers that it starts about as long as it works: one more keeps the machine busy.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      // All files of a worker share the modules: loading them anew for each costs more than running it.
      {
        ...shared,
        test: { ...all, name: 'tests', include: ['test/**/*.test.ts'], exclude: MEASURES, isolate: false },
      },
      // After all others and one at a time: what they compare is spoilt by whatever else the machine does.
      {
        ...shared,
        test: { ...all, name: 'measures', include: MEASURES, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
