import { LANGUAGES, type Language } from '../../policy/basics.ts'
import { findingAbout, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Mappings whose keys a company chooses, or whose values are ids: `ja` in them is no language. */
const NO_WORDS: ReadonlySet<string> = new Set(['repositories', 'sets', 'is'])

/** Where a policy speaks two languages, nobody reads half of it in the other one. */
export const translations: Rule = ({ policy }) => {
  const all = wordings(policy, [])
  if (!all.some(({ missing }) => missing.length === 0)) return []
  return all.flatMap(({ path, missing }) =>
    missing.map((language) => findingAbout('half-translated', path, { language })),
  )
}

interface Wording {
  path: PolicyPath
  missing: readonly Language[]
}

function wordings(value: unknown, path: PolicyPath): Wording[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one, at) => wordings(one, [...path, at]))
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every(([key, text]) => isLanguage(key) && typeof text === 'string'))
    return [{ path, missing: LANGUAGES.filter((language) => !(language in value)) }]
  return entries.flatMap(([key, inner]) => (NO_WORDS.has(key) ? [] : wordings(inner, [...path, key])))
}

const isLanguage = (key: string): boolean => LANGUAGES.some((language) => language === key)
