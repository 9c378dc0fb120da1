import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

// `node test/tools/results.mjs FILE PASSED FAILED`: what the JSON results of all tests say, for whoever sees only the end
// of `.ci/run`: each failed test once more, and both counts, in which PASSED and FAILED, those of the steps, are contained.
const root = fileURLToPath(new URL('../..', import.meta.url))
/** The cause stands in the first lines of a message; what follows is the way there. */
const LINES = 6

const [file = '', passed = '', failed = ''] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
const { numPassedTests, numFailedTests, testResults } =
  text === '' ? { numPassedTests: 0, numFailedTests: 0, testResults: [] } : JSON.parse(text)

for (const each of testResults.filter(({ status }) => status === 'failed')) {
  const name = relative(root, each.name)
  const tests = each.assertionResults.filter(({ status }) => status === 'failed')
  for (const { fullName, failureMessages } of tests) tell(name, ` › ${fullName}`, failureMessages[0] ?? '')
  // A file that cannot be loaded, or a hook that throws, fails without any test having failed.
  if (tests.length === 0) tell(name, '', each.message || 'something beside its tests failed: see above')
}
process.stdout.write(`\n${Number(passed) + numPassedTests} passed, ${Number(failed) + numFailedTests} failed\n`)

function tell(name, title, message) {
  const first = message.trim().split('\n').slice(0, LINES)
  process.stdout.write([`\n✗ ${name}${title}`, ...first.map((line) => `    ${line}`), ''].join('\n'))
}
