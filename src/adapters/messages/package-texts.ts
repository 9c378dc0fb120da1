import type { Language } from '../../domain/policy/basics.ts'
import { template } from '../files/package-files.ts'

export interface PackageTexts {
  (key: string): string
  has(key: string): boolean
}

/** Texts that only some commands need, read where they are asked for: nobody who handles an event carries them. */
export async function packageTexts(
  of: 'audit' | 'doctor' | 'records' | 'register' | 'rehearsal' | 'set-up' | 'warnings',
  language: Language,
): Promise<PackageTexts> {
  const texts: Readonly<Record<string, string>> = JSON.parse(await template(`texts/${of}/${language}.json`))
  const read = (key: string): string => {
    const text = texts[key]
    if (text === undefined) throw new Error(`There are no words for ${key}`)
    return text
  }
  return Object.assign(read, { has: (key: string) => Object.hasOwn(texts, key) })
}
