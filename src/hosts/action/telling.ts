import { type WarningWords, warningWords } from '../../adapters/messages/warning-words.ts'
import type { Warning } from '../../app/ports/warning.ts'
import { LANGUAGES, type Language } from '../../domain/policy/languages.ts'
import { toldOf, unforeseen } from '../shared/told-of.ts'
import { BrokenWorldError } from './broken-world.ts'
import { remedyOf } from './remedy-of.ts'
import type { Speaker } from './speaker.ts'

// Loaded by a run that warns or breaks off: hardly any does.

export const warned = (failure: unknown, warning: Warning, speaker: Speaker): Promise<string> =>
  inWords(speaker, ({ of }, language) =>
    failure === undefined ? of(warning) : `${of(warning)}${COLON[language]}${sentence(failure, language)}`,
  )

/** The obstacle, and below it the remedy. */
export const brokenOff = (failure: unknown, speaker: Speaker): Promise<string> =>
  inWords(speaker, ({ say }, language) => {
    if (failure instanceof BrokenWorldError) {
      const { id, about } = failure
      return `${say(`broken.${id}`, about)}\n${say(`remedy.${id}`, about)}`
    }
    return `${sentence(failure, language)}\n${say(`remedy.${remedyOf(failure)}`)}`
  })

const sentence = (failure: unknown, language: Language): string =>
  failure instanceof Error ? (toldOf(failure) ?? unforeseen(failure))[language] : String(failure)

const COLON: Readonly<Record<Language, string>> = { ja: '：', en: ': ' }

async function inWords(speaker: Speaker, say: (words: WarningWords, language: Language) => string): Promise<string> {
  const said = await Promise.all(
    LANGUAGES.map(async (language) => [language, say(await warningWords(language), language)]),
  )
  const texts: Readonly<Record<string, string>> = Object.fromEntries(said)
  return speaker.inWords((language) => texts[language] ?? '')
}
