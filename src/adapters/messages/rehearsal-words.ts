import type { Made } from '../../app/rehearsal/rehearsal-hands.ts'
import type { TrialTold } from '../../app/rehearsal/trial.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { fillIn } from './fill-in.ts'
import { packageTexts } from './package-texts.ts'

export interface RehearsalWords {
  say(key: string, values?: Readonly<Record<string, string>>): string
  /** The belief, and the answer that came back. */
  of(told: TrialTold): { fact: string; saw: string }
  made(made: Made): string
}

export async function rehearsalWords(language: Language): Promise<RehearsalWords> {
  const texts = await packageTexts('rehearsal', language)
  const say: RehearsalWords['say'] = (key, values = {}) =>
    fillIn(texts(key), Object.fromEntries(Object.entries(values).map(([name, value]) => [name, harmless(value)])))
  return {
    say,
    of(told) {
      const why = told.outcome === 'not-tried' ? [say(`why.${told.why}`)] : []
      const saw = [...why, harmless(told.saw)].filter((text) => text !== '').join(': ')
      return { fact: say(`fact.${told.id}`), saw }
    },
    made({ what, at, isGone, why = '' }) {
      if (what === 'drill') return say(why === '' ? 'made.drill' : 'made.drill.untold', { at, why })
      return say(`made.${what}.${isGone ? 'gone' : 'left'}`, { at, why })
    },
  }
}

/** An answer of GitHub is shown as it is; nothing in it may steer a terminal. */
const harmless = (text: string): string => text.replace(/\p{C}/gu, ' ')
