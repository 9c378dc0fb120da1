import { readFile } from 'node:fs/promises'
import { packageFile } from '../../adapters/files/package-files.ts'
import { POLICY_PATH } from '../../adapters/files/policy-paths.ts'
import { languageOf } from '../../adapters/policy/language-of.ts'
import { plainLines } from '../../domain/values/one-line.ts'
import { EXIT } from './exit.ts'
import { helpWords, languageOfCall } from './help-words.ts'
import { program } from './program.ts'

const { version } = JSON.parse(await packageFile('package.json'))
const policy = await readFile(POLICY_PATH, 'utf8').catch(() => '')
const language = languageOfCall(process.argv.slice(2), process.env, languageOf(policy) ?? 'no-policy')
const words = await helpWords(language)

// A reader that has seen enough, as `| head` has, is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(EXIT.fine)
})

try {
  await program(String(version), words).parseAsync()
} catch (error) {
  process.exitCode = await exitCodeOf(error)
}

/** Commander has said already what is wrong with the words of a call; anything else is said here. */
async function exitCodeOf(error: unknown): Promise<number> {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    return 'exitCode' in error && error.exitCode === 0 ? EXIT.fine : EXIT.usage
  }
  // Nobody whose call goes well waits for the words of errors.
  const { inOneSentence } = await import('./in-one-sentence.ts')
  process.stderr.write(`hikeshi: ${plainLines(inOneSentence(error, language))}\n`)
  return EXIT.usage
}
