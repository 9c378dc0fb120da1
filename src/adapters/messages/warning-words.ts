import type { Warning } from '../../app/ports/warning.ts'
import type { Language } from '../../domain/policy/languages.ts'
import { fillIn } from './fill-in.ts'
import { packageTexts } from './package-texts.ts'

export interface WarningWords {
  of(warning: Warning): string
  /** Other words that stand with those of warnings. */
  say(key: string, values?: Readonly<Record<string, string>>): string
}

/** The words of warnings, and of a run that broke off, in one language. */
export async function warningWords(language: Language): Promise<WarningWords> {
  const texts = await packageTexts('warnings', language)
  return {
    say: (key, values = {}) => fillIn(texts(key), values),
    of({ id, about = {} }) {
      const values = Object.entries(about).map(([name, value]) => [
        name,
        typeof value === 'object' ? value[language] : String(value),
      ])
      return fillIn(texts(id), Object.fromEntries(values))
    },
  }
}
