import en from '../../../templates/texts/errors/en.json' with { type: 'json' }
import ja from '../../../templates/texts/errors/ja.json' with { type: 'json' }
import type { Language } from '../../domain/policy/languages.ts'

export type ErrorText = keyof typeof ja

/** Both files have the same keys. */
const FILES: Readonly<Record<Language, Readonly<Record<ErrorText, string>>>> = { ja, en }

/** The words of errors in a language. In its place the Action has a reader of that file: hardly any run breaks off. */
export const textsOf = (language: Language): Readonly<Record<ErrorText, string>> => FILES[language]
