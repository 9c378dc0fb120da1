import { CALL_FAILURES } from '../../domain/calls/call-standing.ts'
import type { DoctorFinding } from '../../domain/doctor/doctor-finding.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { fillIn } from './fill-in.ts'
import { packageTexts } from './package-texts.ts'
import { textsIn } from './texts.ts'

export interface DoctorWords {
  say(key: string, values?: Readonly<Record<string, string>>): string
  /** The finding, and the remedy. */
  of(finding: DoctorFinding): { what: string; remedy: string }
}

export async function doctorWords(language: Language): Promise<DoctorWords> {
  const texts = await packageTexts('doctor', language)
  const say: DoctorWords['say'] = (key, values = {}) =>
    fillIn(texts(key), Object.fromEntries(Object.entries(values).map(([name, value]) => [name, harmless(value)])))
  return {
    say,
    of({ code, params }) {
      // Why a call was in vain is told on cases too, in the same words.
      const inVain = CALL_FAILURES.find((one) => one === params.why)
      const values = {
        ...params,
        ...(params.topic !== undefined && { topic: say(`topic.${params.topic}`) }),
        ...(inVain !== undefined && { why: textsIn(language)(`call-failed.${inVain}`) }),
      }
      return { what: say(`what.${code}`, values), remedy: say(`remedy.${code}`, values) }
    },
  }
}

/** Names come from GitHub and from files: nothing in them may steer a terminal. */
const harmless = (text: string): string => text.replace(/\p{C}/gu, '')
