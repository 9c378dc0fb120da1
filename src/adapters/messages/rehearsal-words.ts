import type { Made } from '../../app/rehearsal/rehearsal-hands.ts'
import { NOT_HERE, NOT_HERE_REASONS, type NotHere, type TrialTold } from '../../app/rehearsal/trial.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { fillIn } from './fill-in.ts'
import { packageTexts } from './package-texts.ts'

export interface RehearsalWords {
  say(key: string, values?: Readonly<Record<string, string>>): string
  /** The belief, and the answer that came back. */
  of(told: TrialTold): { fact: string; saw: string }
  made(made: Made): string
  /** The beliefs that no rehearsal tries, by their reasons. */
  notHere(): { head: string; reasons: readonly { why: NotHere; count: number; text: string; what: string }[] }
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
    notHere() {
      const reasons = NOT_HERE_REASONS.map((why) => ({
        ...{ why, count: NOT_HERE[why], text: say(`not-here.${why}`), what: say(`not-here.${why}.what`) },
      }))
      const count = String(reasons.reduce((all, one) => all + one.count, 0))
      return { head: say('not-here', { count }), reasons }
    },
    made({ what, at, isGone, why = '' }) {
      if (what === 'drill') return say(why === '' ? 'made.drill' : 'made.drill.untold', { at, why })
      return say(`made.${what}.${isGone ? 'gone' : 'left'}`, { at, why })
    },
  }
}

/** An answer of GitHub is shown as it is; nothing in it may steer a terminal. */
const harmless = (text: string): string => text.replace(/\p{C}/gu, ' ')
