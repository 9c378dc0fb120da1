import * as Duration from 'temporal-polyfill/fns/Duration'
import * as z from 'zod/mini'
import { LANGUAGES, type Language } from './languages.ts'

export type { Language }

export const AN_ID = 'an id is lower-case words joined by hyphens'
/** GitHub's own short name of an app. */
export const appSlugSchema = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-+[a-z0-9]+)*$/, 'the slug of an app, as at the end of its address'))

/** Ids are what labels, commands and ledger lines carry: short, lower-case, stable in every language. */
export const idSchema = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, AN_ID))

/** A day of the calendar that everybody uses. */
export const daySchema = z.iso.date('a day that there is, such as 2030-01-31')

export const languageSchema = z.enum(LANGUAGES)

/** Words for people: one text, or one for each language. */
export const wordsSchema = z.union([
  z.string().check(z.minLength(1)),
  z
    .strictObject({
      ja: z.optional(z.string().check(z.minLength(1))),
      en: z.optional(z.string().check(z.minLength(1))),
    })
    .check(z.refine((words) => words.ja !== undefined || words.en !== undefined, 'needs ja, en, or both')),
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
export const durationSchema = z.string().check(
  z.refine((text) => {
    try {
      return Duration.sign(Duration.fromString(text)) > 0
    } catch {
      return false
    }
  }, 'a length of time in ISO 8601, such as PT4H, P3D or P12M'),
)

/** The clause of the regulation and the number of its obligation, as in `R4.2-3`. */
export const clauseSchema = z.string().check(z.regex(/^R\d[\d.]*-\d+[a-e]?$/, 'a requirement such as R4.2-3'))

/** `from: reported` or `from: [reported, analysis]`. */
export const idsSchema = z.union([
  z.pipe(
    idSchema,
    z.transform((id) => [id]),
  ),
  z.array(idSchema).check(z.minLength(1)),
])
