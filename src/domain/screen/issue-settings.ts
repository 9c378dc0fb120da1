import type { Case } from '../case/case.ts'
import { severityOf } from '../case/severity.ts'
import { optionWords } from '../policy/field-options.ts'
import { isResponse } from '../policy/is-response.ts'
import type { Policy } from '../policy/policy.schema.ts'

/** GitHub's settings of a case beside its labels, where the policy asks for them and the organisation has set them up. */
export interface IssueSettingsWanted {
  type: string | undefined
  severity: { field: string; words: readonly string[] } | undefined
  blockedByActions: boolean
}

/** Undefined: the policy asks for none of it. */
export function issueSettingsOf(policy: Policy, state: Case): IssueSettingsWanted | undefined {
  const { issues } = policy
  if (issues === undefined) return undefined
  const field = isResponse(policy, state.process) ? issues['severity-field'] : undefined
  return {
    type: issues.types[state.process],
    severity: field === undefined ? undefined : { field, words: severityWords(policy, severityOf(policy, state)) },
    blockedByActions: issues['blocked-by-actions'],
  }
}

/** The names of an option that stands for this severity: in either language, or by its id. */
export function severityWords(policy: Policy, severity: string): readonly string[] {
  const field = policy.fields[policy.meanings.severity]
  const words = field === undefined ? severity : optionWords(policy, field, severity)
  const named = typeof words === 'string' ? [words] : [words[policy.locale], words.ja, words.en]
  return [...named.filter((word) => word !== undefined), severity]
}

/** GitHub does not mind how a type or an option is spelt, and nor do people. */
export const isCalled = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** The option among those of a field that stands for a severity. */
export const optionFor = (words: readonly string[], options: readonly string[]): string | undefined =>
  words.flatMap((word) => options.find((option) => isCalled(option, word)) ?? [])[0]
