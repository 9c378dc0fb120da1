import { readFileSync } from 'node:fs'
import type { Language } from '../../src/domain/policy/basics.ts'

/** The texts of the operation check, by key. */
export const auditTexts = (language: Language): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../../templates/texts/audit/${language}.json`, import.meta.url), 'utf8'))
