import { recordsWords } from '../../adapters/messages/records-words.ts'
import { type RecordsFound, recordsFound } from '../../app/case/ledger/records-found.ts'
import type { LedgerStore } from '../../app/ports/ledger-store.ts'
import { LANGUAGES, type Language } from '../../domain/policy/languages.ts'
import { BrokenWorldError } from './broken-world.ts'
import type { Inputs } from './inputs.ts'
import type { Speaker } from './speaker.ts'
import type { Told } from './tell.ts'

type Present = Exclude<RecordsFound, { kind: 'missing' }>

/** The records that a run is to look at; where there are none, the run fails and says what is missing. */
export async function recordsThere(
  ledger: LedgerStore,
  { repository }: Inputs,
  speaker: Speaker,
): Promise<Present | { kind: 'missing'; told: Told }> {
  const found = await recordsFound(ledger, repository)
  if (found.kind !== 'missing') return found
  if (found.what === 'place') throw new BrokenWorldError('no-place', { where: nameOf(repository) })
  const words = await Promise.all(LANGUAGES.map(async (each) => [each, await recordsWords(each)] as const))
  const place = { by: 'repo', where: nameOf(repository) } as const
  const why = speaker.inWords((language) => new Map(words).get(language)?.missing(found.what, place) ?? '')
  return {
    kind: 'missing',
    told: {
      outputs: { findings: '1' },
      summary: `### Hikeshi\n\n${why}`,
      findings: [{ severity: 'error', code: 'record-missing', message: why }],
      failed: true,
    },
  }
}

/** A warning where no case has been recorded yet: that is no failure, and nothing to be content with. */
export async function noCase({ kind }: Present, { repository }: Inputs, language: Language): Promise<string[]> {
  return kind === 'no-case' ? [(await recordsWords(language)).say('no-case', { where: nameOf(repository) })] : []
}

const nameOf = ({ owner, name }: Inputs['repository']): string => `${owner}/${name}`
