import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { endWithStarter } from './end-with-starter.js'
import { NO_BUILDER } from './no-builder.js'
import { obstacle, packageFolder } from './surroundings.js'

const USAGE = 2
const here = import.meta.url
const built = new URL('../../../dist/hikeshi.js', here)

/** `npm start`, `npm run demo` and `npm run hikeshi`: builds the program where its sources are, then runs it in this process. */
async function run() {
  const why = obstacle(here)
  if (why !== undefined) return why
  const ended = existsSync(new URL('../cli/main.ts', here)) ? await build() : 0
  if (ended !== 0 && ended !== NO_BUILDER) return 'the program could not be built, for the reason above'
  if (!existsSync(built))
    return `the program has not been built, and what builds it is not installed: run "npm ci --include=dev --include=optional" in ${packageFolder(here)}`
  if (ended === NO_BUILDER) tell('rolldown is not installed, so this is the program as it was last built')
  await import(built.href)
  return undefined
}

/** In a process of its own, which takes what it needed of memory with it, and ends where this one does. */
function build() {
  const child = fork(fileURLToPath(new URL('./build.js', here)))
  return new Promise((resolve) => child.once('exit', resolve))
}

const tell = (text) => process.stderr.write(`hikeshi: ${text}\n`)

if (process.env.npm_lifecycle_event !== undefined) endWithStarter()
run().then((why) => {
  if (why === undefined) return
  tell(why)
  process.exitCode = USAGE
})
