import { LANGUAGES, type Language } from '../../domain/policy/languages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { CaseFile } from './case-file.ts'

/** A case speaks the language of the form by which it came. */
export const languageOf = (file: { case: CaseFile['case'] }, inForce: PolicyInForce): Language =>
  languageNamed(file.case.opened.language, inForce)

/** The language of a form, where the app speaks it; else the policy's. */
export const languageNamed = (name: string, { rules: policy }: PolicyInForce): Language =>
  LANGUAGES.find((language) => language === name) ?? policy.locale
