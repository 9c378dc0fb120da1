import en from '../../../templates/texts/findings/en.json' with { type: 'json' }
import ja from '../../../templates/texts/findings/ja.json' with { type: 'json' }
import type { Language } from '../../domain/policy/languages.ts'
import type { FindingCode } from '../../domain/policy-proof/finding.ts'

const FILES: Readonly<Record<Language, Readonly<Record<FindingCode, string>>>> = { ja, en }

/** The findings of a policy's proof in a language. In its place the Action has a reader of that file alone. */
export const textsOf = (language: Language): Readonly<Record<FindingCode, string>> => FILES[language]
