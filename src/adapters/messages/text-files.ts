import en from '../../../templates/texts/en.json' with { type: 'json' }
import ja from '../../../templates/texts/ja.json' with { type: 'json' }
import type { Language } from '../../domain/policy/languages.ts'

export type TextKey = keyof typeof ja

/** Both files have the same keys. */
const FILES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { ja, en }

/** All texts of a language. In its place the Action has a reader of that file alone: a case speaks one language. */
export const textsOf = (language: Language): Readonly<Record<TextKey, string>> => FILES[language]
