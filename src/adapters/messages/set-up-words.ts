import type { SetUpRefusedError } from '../../app/set-up/company/item.ts'
import type { Told } from '../../app/set-up/company/run-set-up.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { fillIn } from './fill-in.ts'
import { packageTexts } from './package-texts.ts'

type Values = Readonly<Record<string, string>>

export interface SetUpWords {
  say(key: string, values?: Values): string
  /** One line of what a step found or did. */
  of(told: Pick<Told, 'key' | 'values'>): string
  /** Why it stopped, and what to do. */
  refused(refusal: SetUpRefusedError): string
}

export async function setUpWords(language: Language): Promise<SetUpWords> {
  const texts = await packageTexts('set-up', language)
  const say = (key: string, values: Values = {}): string =>
    fillIn(texts(key), Object.fromEntries(Object.entries(values).map(([name, value]) => [name, harmless(value)])))
  return {
    say,
    of({ key, values: { role, step, ...others } }) {
      const values = {
        ...others,
        ...(role !== undefined && { role: say(`role.${role}`) }),
        ...(step !== undefined && { step: say(`step.${step}`) }),
      }
      return say(`item.${key}`, values)
    },
    refused: ({ code, values }) => say(`refused.${code}`, values),
  }
}

/** Names come from GitHub and from whoever called: nothing in them may steer a terminal. */
const harmless = (text: string): string => text.replace(/[^\P{C}\n]+/gu, ' ')
