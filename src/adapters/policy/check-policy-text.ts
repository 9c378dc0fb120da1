import { checkPlaceholders } from '../../domain/check/check-placeholders.ts'
import { checkPolicy } from '../../domain/check/check-policy.ts'
import type { Finding, FindingCode, Severity } from '../../domain/check/finding.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { describeFinding } from './finding-words.ts'
import { loadPolicy } from './load-policy.ts'
import { type ReadPolicyFile, readPolicyFile } from './read-policy-file.ts'

export { tooLarge } from './too-large.ts'

/** With the phases, in order, of a way on which it goes wrong. */
export type CheckedProblem = PolicyProblem<PolicyLoadCode | FindingCode> & { trace?: readonly string[] }

/** What is wrong, and what is not ready for people. */
export type ReviewedProblem = CheckedProblem & { severity: Severity }

/** What keeps a policy from being adopted: everything that is wrong with it, and placeholders of the template; in the order of its lines. */
export function reviewPolicyText(text: string, file: string, language: Language = 'en'): ReviewedProblem[] {
  const severity = (of: Severity) => (problem: CheckedProblem) => ({ ...problem, severity: of })
  return [
    ...checkPolicyText(text, file, language).map(severity('error')),
    ...proved(checkPlaceholders, text, file, language, () => []).map(severity('warning')),
  ].sort(byPlace)
}

const byPlace = (one: CheckedProblem, other: CheckedProblem): number =>
  one.line - other.line || one.column - other.column

/** Everything that is wrong with a policy file, in the order of its lines; what cannot be read is not proved. */
export const checkPolicyText = (text: string, file: string, language: Language = 'en'): CheckedProblem[] =>
  proved(checkPolicy, text, file, language, (problems) => problems)

function proved(
  check: (policy: Policy) => Finding[],
  text: string,
  file: string,
  language: Language,
  unread: (problems: CheckedProblem[]) => CheckedProblem[],
): CheckedProblem[] {
  const { policy, problems } = loadPolicy(text, { file, language })
  if (policy === undefined) return unread(problems)
  const yaml = readPolicyFile(text, file, language)
  if ('problems' in yaml) return unread(yaml.problems)
  return check(policy)
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

/** What is wrong in the one process is wrong in every one that is like it, and said once. */
const isInherited = ({ originOf }: ReadPolicyFile, { path }: CheckedProblem): boolean =>
  originOf(path).join(' ') !== path.join(' ')

const isSame = (one: CheckedProblem, other: CheckedProblem): boolean =>
  one.code === other.code && one.line === other.line && one.column === other.column
