import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { endWithStarter } from './end-with-starter.js'
import { NO_BUILDER } from './no-builder.js'
import { inReadersLanguage, obstacle, packageFolder } from './surroundings.js'

const USAGE = 2
const here = import.meta.url
const built = new URL('../../../dist/hikeshi.js', here)

/** `npm start`, `npm run demo` and `npm run hikeshi`: builds the program where its sources are, then runs it in this process. */
async function run() {
  const why = obstacle(here)
  if (why !== undefined) return why
  const ended = existsSync(new URL('../cli/main.ts', here)) ? await build() : 0
  if (ended !== 0 && ended !== NO_BUILDER) return NOT_BUILT
  if (!existsSync(built)) return noBuilder(packageFolder(here))
  if (ended === NO_BUILDER) tell(AS_IT_WAS)
  await import(built.href)
  return undefined
}

/** In a process of its own, which takes what it needed of memory with it, and ends where this one does. */
function build() {
  const child = fork(fileURLToPath(new URL('./build.js', here)))
  return new Promise((resolve) => child.once('exit', resolve))
}

const NOT_BUILT = {
  ja: '上の理由で、プログラムを作れませんでした。直してから、もう一度実行してください',
  en: 'the program could not be built, for the reason above: mend that, and run this again',
}
const AS_IT_WAS = {
  ja: 'rolldown が入っていないので、前に作ったプログラムのまま動かします',
  en: 'rolldown is not installed, so this is the program as it was last built',
}
const noBuilder = (folder) => ({
  ja: `プログラムがまだ作られておらず、作るためのものが入っていません。${folder} で「npm ci --include=dev --include=optional」を実行してください`,
  en: `the program has not been built, and what builds it is not installed: run "npm ci --include=dev --include=optional" in ${folder}`,
})

const tell = (told) => process.stderr.write(`hikeshi: ${inReadersLanguage(told)}\n`)

if (process.env.npm_lifecycle_event !== undefined) endWithStarter()
run().then((why) => {
  if (why === undefined) return
  tell(why)
  process.exitCode = USAGE
})
