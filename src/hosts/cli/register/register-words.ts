import { fillIn } from '../../../adapters/messages/fill-in.ts'
import { packageTexts } from '../../../adapters/messages/package-texts.ts'
import type { Language } from '../../../domain/policy/basics.ts'

export type RegisterWords = (key: string, values?: Readonly<Record<string, string>>) => string

export async function registerWords(language: Language): Promise<RegisterWords> {
  const texts = await packageTexts('register', language)
  return (key, values = {}) =>
    fillIn(texts(key), Object.fromEntries(Object.entries(values).map(([name, value]) => [name, harmless(value)])))
}

/** Some of it comes from GitHub: nothing in it may steer a terminal. */
const harmless = (text: string): string => text.replace(/\p{C}+/gu, ' ')
