import { inReadersLanguage, obstacle } from '../bundle/surroundings.js'

const USAGE = 2

const refuse = (why) => {
  process.stderr.write(`hikeshi: ${inReadersLanguage(why)}\n`)
  process.exitCode = USAGE
}

// The file that `bin` names. The program is loaded only where it can run: elsewhere a sentence says why not.
const why = obstacle(import.meta.url)
if (why !== undefined) refuse(why)
else
  import('./main.ts').catch(({ message }) =>
    refuse({
      ja: `読み込めません。「npm ci」をもう一度実行してください：${message}`,
      en: `it cannot be loaded, so run "npm ci" again: ${message}`,
    }),
  )
