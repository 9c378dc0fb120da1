import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'

// `node test/tools/titles.mjs [FILE…]`: the title of every test, a line each and sorted, whichever file it stands in. The
// lists of two states, held side by side (`diff`), show which tests a change has taken away. Nothing is run.
const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = await createVitest('test', {
  root,
  config: `${root}test/vitest.config.ts`,
  watch: false,
  globalSetup: [],
})
const { testModules, unhandledErrors } = await vitest.collect(process.argv.slice(2))
const failed = testModules.filter((each) => each.errors().length > 0).map((each) => each.moduleId)
const titles = testModules.flatMap((each) => [...each.children.allTests()].map((test) => test.fullName))
await vitest.close()
process.stdout.write(
  titles
    .sort()
    .map((title) => `${title.replaceAll('\n', ' ')}\n`)
    .join(''),
)
for (const each of [...failed, ...unhandledErrors.map(String)]) process.stderr.write(`cannot be read: ${each}\n`)
process.exit(failed.length + unhandledErrors.length === 0 ? 0 : 1)
