import type { Ports } from '../../app/ports/ports.ts'
import { LANGUAGES, type Language } from '../../domain/policy/languages.ts'

/** The language of a run's annotations: the input's, else the policy's. */
export interface Speaker {
  /** Until one of the two is known: `not-known`. */
  readonly language: Language | 'not-known'
  /** A policy that was read; the first one tells. */
  heard(policy: Language): void
  /** The words in that language; in each, where a run has broken off before any policy was read. */
  inWords(say: (language: Language) => string): string
}

/** By which a run speaks to whoever opens it. */
export interface Telling {
  speaker: Speaker
  warn: Ports['warn']
}

export function speakerOf(asked: Language | undefined): Speaker {
  let known = asked
  return {
    get language() {
      return known ?? 'not-known'
    },
    heard(policy) {
      known ??= policy
    },
    inWords: (say) => (known === undefined ? LANGUAGES.map(say).join(' / ') : say(known)),
  }
}
