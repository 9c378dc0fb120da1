import type { Graded, Severity } from '../../domain/diagnostics/diagnostic.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { checkDates } from '../../domain/policy-proof/check-dates.ts'
import { checkPlaceholders } from '../../domain/policy-proof/check-placeholders.ts'
import { checkPolicy } from '../../domain/policy-proof/check-policy.ts'
import { checkSafeguards } from '../../domain/policy-proof/check-safeguards.ts'
import type { Finding, FindingCode } from '../../domain/policy-proof/finding.ts'
import { describeFinding } from './finding-words.ts'
import { loadPolicyFile } from './load-policy.ts'
import type { ReadPolicyFile } from './read-policy-file.ts'

/** With the phases, in order, of a way on which it goes wrong. */
export type CheckedProblem = PolicyProblem<PolicyLoadCode | FindingCode> & { trace?: readonly string[] }

/** A mistake, or a part that is not ready for people. */
export type ReviewedProblem = CheckedProblem & Graded

const severity = (of: Severity) => (problem: CheckedProblem) => ({ ...problem, severity: of })

/**
 * Findings that keep a policy from being adopted, in words, graded, in the order of its lines: everything that is wrong with
 * it, and placeholders of the template.
 */
export function reviewWhole(
  found: readonly Finding[],
  yaml: ReadPolicyFile,
  file: string,
  language: Language,
): ReviewedProblem[] {
  return (['error', 'warning'] as const)
    .flatMap((level) =>
      placed(
        found.filter((one) => one.severity === level),
        yaml,
        file,
        language,
      ).map(severity(level)),
    )
    .sort(byPlace)
}

/**
 * The findings in a policy today, and the parts of its base that it has no more; of a whole one, or one made before, no
 * base is asked.
 */
export const findingsOf = (policy: Policy, base: Policy | undefined, now: string): Finding[] => [
  ...checkPolicy(policy),
  ...checkDates(policy, now),
  ...checkPlaceholders(policy),
  ...(base === undefined && policy.base !== undefined ? [] : checkSafeguards(base, policy)),
]

/** Everything that is wrong with a policy file, in the order of its lines; what cannot be read is not proved. */
export function checkPolicyText(text: string, file: string, language: Language = 'en'): CheckedProblem[] {
  const loaded = loadPolicyFile(text, { file, language })
  return 'problems' in loaded ? loaded.problems : placed(checkPolicy(loaded.policy), loaded.yaml, file, language)
}

export const byPlace = (one: CheckedProblem, other: CheckedProblem): number =>
  one.line - other.line || one.column - other.column

/** Findings in words, at their lines. */
function placed(
  findings: readonly Finding[],
  yaml: ReadPolicyFile,
  file: string,
  language: Language,
): CheckedProblem[] {
  return findings
    .map((found): CheckedProblem => {
      const { code, path, at, suggestion, trace } = found
      return {
        ...{ code, file, path, message: describeFinding(found, language) },
        ...yaml.placeOf(path, at),
        ...(suggestion === undefined ? {} : { suggestion }),
        ...(trace === undefined ? {} : { trace }),
      }
    })
    .filter(
      (one, _, all) =>
        !isInherited(yaml, one) ||
        !all.some((other) => other !== one && isSame(one, other) && !isInherited(yaml, other)),
    )
    .sort(byPlace)
}

/** A finding in the one process is one in every process that is like it, and said once. */
const isInherited = ({ originOf }: ReadPolicyFile, { path }: CheckedProblem): boolean =>
  originOf(path).join(' ') !== path.join(' ')

const isSame = (one: CheckedProblem, other: CheckedProblem): boolean =>
  one.code === other.code && one.line === other.line && one.column === other.column
