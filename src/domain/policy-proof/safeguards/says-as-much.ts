import { allWords, type Words, wordsIn } from '../../policy/basics.ts'
import { LANGUAGES, type Language } from '../../policy/languages.ts'
import { hasAll } from './dropped.ts'

/** In other words, as long as what is filled in still is: the phone on a form, the rights in a letter. */
export function fillsAsMuch(was: Words, now: Words | undefined): boolean {
  if (now === undefined) return false
  const names = (text: string): string[] => [...text.matchAll(/\{([a-z0-9-]+)\}/g)].map(([, name = '']) => name)
  const wanted = new Set(allWords(was).flatMap(names))
  return (
    allWords(now).every((text) => hasAll(names(text), [...wanted])) && sparesPeople(was, now) && saysAsMuch(was, now)
  )
}

/** In fewer words, and hardly gutted: what readers have to know takes some (judgement). */
export function saysAsMuch(was: Words | undefined, now: Words | undefined): boolean {
  if (was === undefined || now === undefined) return was === now
  return LANGUAGES.every(
    (language) => wordsIn(language, now).length * AS_SHORT >= wordsIn(language, was).length || !speaks(now, language),
  )
}

/** Where fire, injuries or burglars were thought of, the number to call still stands (R4-2). */
export function sparesPeople(was: Words, now: Words | undefined): boolean {
  if (now === undefined) return false
  const numbers = (text: string): string[] => text.match(/(?<!\d)11[09](?!\d)/g) ?? []
  const wanted = allWords(was).flatMap(numbers)
  return allWords(now).every((text) => hasAll(numbers(text), wanted))
}

const AS_SHORT = 3
const speaks = (words: Words, language: Language): boolean => typeof words === 'string' || words[language] !== undefined
