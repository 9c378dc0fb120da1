import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'

export const AN_ID = 'an id is lower-case words joined by hyphens'
/** Ids are what labels, commands and ledger lines carry: short, lower-case, stable in every language. */
export const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, AN_ID)

export const LANGUAGES = ['ja', 'en'] as const
export const languageSchema = z.enum(LANGUAGES)
export type Language = z.infer<typeof languageSchema>

/** Words for people: one text, or one for each language. */
export const wordsSchema = z.union([
  z.string().min(1),
  z
    .strictObject({ ja: z.string().min(1).optional(), en: z.string().min(1).optional() })
    .refine((words) => words.ja !== undefined || words.en !== undefined, 'needs ja, en, or both'),
])
export type Words = z.infer<typeof wordsSchema>

export function wordsIn(language: Language, words: Words): string {
  if (typeof words === 'string') return words
  return words[language] ?? words.ja ?? words.en ?? ''
}

/** Every wording that the policy has for a thing: forms and `/record` accept each of them. */
export function allWords(words: Words): string[] {
  if (typeof words === 'string') return [words]
  return [words.ja, words.en].filter((text) => text !== undefined)
}

/** An ISO 8601 duration such as `PT4H` or `P12M`. */
export const durationSchema = z.string().refine((text) => {
  try {
    return Temporal.Duration.from(text).sign > 0
  } catch {
    return false
  }
}, 'a length of time in ISO 8601, such as PT4H, P3D or P12M')

/** The clause of the regulation and the number of its obligation, as in `R4.2-3`. */
export const clauseSchema = z.string().regex(/^R\d[\d.]*-\d+[a-e]?$/, 'a requirement such as R4.2-3')

/** `from: reported` or `from: [reported, analysis]`. */
export const idsSchema = z.union([idSchema.transform((id) => [id]), z.array(idSchema).min(1)])
