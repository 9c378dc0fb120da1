import { type FormInput, issueBody } from '../../src/domain/issue-form/issue-body.ts'
import type { Language } from '../../src/domain/policy/basics.ts'
import { formsOf } from '../../src/domain/policy/form-of.ts'
import type { Company } from './company.ts'
import { POLICY } from './report.ts'

/** GitHub's text of a process's form, filled in. */
export function filled(process: string, input: FormInput, language: Language = 'ja'): string {
  const found = formsOf(POLICY).find((one) => one.process === process && one.language === language)
  if (found === undefined) throw new Error(`No form of ${process} in ${language}`)
  return issueBody(found.form, input)
}

/** Files a process's form in the repository that takes it. */
export const file = (office: Company, login: string, process: string, input: FormInput): Promise<number> =>
  office.as(login).report(filled(process, input), { title: process, labels: [`hikeshi: ${process}`] })
