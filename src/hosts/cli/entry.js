import { obstacle } from '../bundle/surroundings.js'

const USAGE = 2

// What `bin` names. The program is loaded only where it can run: elsewhere a sentence says why not.
const why = obstacle(import.meta.url)
if (why === undefined) import('./main.ts')
else {
  process.stderr.write(`hikeshi: ${why}\n`)
  process.exitCode = USAGE
}
