import { obstacle } from '../bundle/surroundings.js'

const USAGE = 2

const refuse = (why) => {
  process.stderr.write(`hikeshi: ${why}\n`)
  process.exitCode = USAGE
}

// The file that `bin` names. The program is loaded only where it can run: elsewhere a sentence says why not.
const why = obstacle(import.meta.url)
if (why !== undefined) refuse(why)
else import('./main.ts').catch((error) => refuse(`it cannot be loaded, so run "npm ci" again: ${error.message}`))
