import { LANGUAGES, type Language } from '../domain/policy/basics.ts'
import type { CaseFile } from './case-file.ts'
import type { PolicyInForce } from './ports/policy-source.ts'

/** A case speaks the language of the form by which it came. */
export function languageOf(file: { case: CaseFile['case'] }, policy: PolicyInForce): Language {
  return LANGUAGES.find((language) => language === file.case.opened.language) ?? policy.policy.locale
}
