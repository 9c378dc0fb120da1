import { LANGUAGES, type Language } from '../../policy/languages.ts'
import { findingAbout, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Mappings whose keys a company chooses, or whose values are ids: `ja` in them is no language. */
const NO_WORDS: ReadonlySet<string | number> = new Set(['repositories', 'sets', 'is'])

/** Where a policy speaks two languages, nobody reads half of it in the other one. */
export const translations: Rule = ({ policy }) => {
  const all: Wording[] = []
  findWordings(policy, [], all)
  if (!all.some(({ missing }) => missing.length === 0)) return []
  return all.flatMap(({ path, missing }) =>
    missing.map((language) => findingAbout('half-translated', path, { language })),
  )
}

interface Wording {
  path: PolicyPath
  missing: readonly Language[]
}

/** The way there is kept where a wording is found: a policy has ten times as many places as wordings. */
function findWordings(value: object, way: (string | number)[], found: Wording[]): void {
  if (isWording(value)) {
    found.push({ path: [...way], missing: LANGUAGES.filter((language) => !(language in value)) })
    return
  }
  for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (typeof inner !== 'object' || inner === null || NO_WORDS.has(key)) continue
    way.push(key)
    findWordings(inner, way, found)
    way.pop()
  }
}

function isWording(value: object): boolean {
  if (Array.isArray(value)) return false
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every(isLanguage) && Object.values(value).every((text) => typeof text === 'string')
}

const isLanguage = (key: string): boolean => LANGUAGES.some((language) => language === key)
