import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The first test that misses a guard ends the trial of a mutant: small files come first, and random ones, which run each a hundred times, last. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      statSync(moduleId).size + (moduleId.includes('.property.') ? Number.MAX_SAFE_INTEGER / 2 : 0)
    return files.toSorted((one, other) => rank(one) - rank(other))
  }
}

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
    sequence: { sequencer: QuickestFirst },
  },
})
