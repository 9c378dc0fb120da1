import * as z from 'zod'
import type { DoctorFinding } from '../../domain/doctor/doctor-finding.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { template } from '../files/package-files.ts'
import { fillIn } from './fill-in.ts'

export interface DoctorWords {
  say(key: string, values?: Readonly<Record<string, string>>): string
  /** What is not as it should be, and what to do about it. */
  of(finding: DoctorFinding): { what: string; remedy: string }
}

const textsSchema = z.record(z.string(), z.string())

/** Read from the package where they are asked for: nobody who handles an event needs them. */
export async function doctorWords(language: Language): Promise<DoctorWords> {
  const texts = textsSchema.parse(JSON.parse(await template(`texts/doctor/${language}.json`)))
  const say: DoctorWords['say'] = (key, values = {}) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`There are no words for ${key}`)
    return fillIn(text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, harmless(value)])))
  }
  return {
    say,
    of({ code, about }) {
      const values = about.topic === undefined ? about : { ...about, topic: say(`topic.${about.topic}`) }
      return { what: say(`what.${code}`, values), remedy: say(`remedy.${code}`, values) }
    },
  }
}

/** Names come from GitHub and from files: nothing in them may steer a terminal. */
const harmless = (text: string): string => text.replace(/\p{C}/gu, '')
