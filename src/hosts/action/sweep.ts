import { warningWords } from '../../adapters/messages/warning-words.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { sweep as sweepAll } from '../../app/rounds/sweep.ts'
import { LANGUAGES } from '../../domain/policy/languages.ts'
import type { Speaker } from './speaker.ts'
import { SUMMARY_WORDS } from './summary-words.ts'
import { sweepHours } from './sweep-hours.ts'
import type { Told } from './tell.ts'

/** One scheduled round over everything that the token reaches. */
export async function sweep(world: Ports, speaker: Speaker, event: unknown): Promise<Told> {
  const { repositories, issues, failed } = await sweepAll(world, sweepHours(event))
  const swept = speaker.inWords((language) => SUMMARY_WORDS[language].swept(repositories, issues))
  const told = { outputs: {}, summary: `### Hikeshi\n\n${swept}` }
  if (failed === 0) return told
  const counts = { failed: String(failed), issues: String(issues) }
  const words = await Promise.all(LANGUAGES.map(async (each) => [each, await warningWords(each)] as const))
  const message = speaker.inWords((language) => new Map(words).get(language)?.say('broken.sweep', counts) ?? '')
  return { ...told, failed: true, findings: [{ severity: 'error', code: 'Sweep', message }] }
}
