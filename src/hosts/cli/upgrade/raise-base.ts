import { editYaml } from '../../../adapters/files/edit-yaml.ts'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { type Bases, newestOf } from '../../../adapters/policy/bases.ts'
import { reviewCompanyPolicy } from '../../../adapters/policy/check-policy-files.ts'
import type { ReviewedProblem } from '../../../adapters/policy/check-policy-text.ts'
import { companyPolicy } from '../../../adapters/policy/company-policy.ts'
import { resolvedText } from '../../../adapters/policy/resolved-text.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { EXTENDS } from '../../../domain/policy/own/merge-policy.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { type PolicyChange, policyDiff } from '../../../domain/policy/policy-diff.ts'
import type { PolicyProblem } from '../../../domain/policy/policy-problem.ts'

/** A company's file over a newer base. */
export interface Raised {
  from: string
  to: string
  /** The file that people write, and the whole that was made of it. */
  text: string
  resolved: string
  policy: Policy
  /** The changes for this company; the name of the base aside. */
  changes: readonly PolicyChange[]
  /** The findings of the policy check in it now. */
  findings: readonly ReviewedProblem[]
}

/** `language`: the one that is asked for, else the policy's. */
export type Raising =
  | { kind: 'raised'; raised: Raised; language: Language }
  | { kind: 'newest'; base: string; language: Language }
  /** A whole policy has no base. */
  | { kind: 'whole'; language: Language }
  | { kind: 'unreadable'; text: string; problems: readonly PolicyProblem[] }

export function raiseBase(
  text: string,
  bases: Bases,
  { locale, now }: { locale: Language | undefined; now: string },
): Raising {
  const file = POLICY_PATH
  const before = companyPolicy(text, { file, language: locale, bases })
  if ('problems' in before) return { kind: 'unreadable', text, problems: before.problems }
  const language = locale ?? before.policy.locale
  if (before.own === undefined) return { kind: 'whole', language }
  const from = before.own.base
  const to = newestOf(bases, from)
  if (to === from) return { kind: 'newest', base: to, language }
  const raised = editYaml(text, [{ kind: 'set', path: [EXTENDS], value: to }])
  const after = companyPolicy(raised, { file, language, bases })
  if ('problems' in after) return { kind: 'unreadable', text: raised, problems: after.problems }
  const { policy, own } = after
  if (own === undefined) return { kind: 'whole', language }
  const resolved = resolvedText(own)
  const changes = policyDiff(before.policy, policy).filter(({ path }) => path[0] !== 'base')
  const findings = reviewCompanyPolicy(after, { file, resolved, now }, language)
  return { kind: 'raised', raised: { from, to, text: raised, resolved, policy, changes, findings }, language }
}
