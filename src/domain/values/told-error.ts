import type { Language } from '../policy/languages.ts'

/** One sentence in each language. */
export type Told = Readonly<Record<Language, string>>

/**
 * An error with what to do next, for a reader whose language only the host knows; a log has the English. A text alone
 * is in the reader's language already.
 */
export class ToldError extends Error {
  override name = 'ToldError'
  readonly told: Told

  constructor(told: Told | string, options?: ErrorOptions) {
    super(typeof told === 'string' ? told : told.en, options)
    this.told = typeof told === 'string' ? { ja: told, en: told } : told
  }
}
