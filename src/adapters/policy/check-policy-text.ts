import { checkPolicy } from '../../domain/check/check-policy.ts'
import type { FindingCode } from '../../domain/check/finding.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { describeFinding } from './finding-words.ts'
import { loadPolicy } from './load-policy.ts'
import { type ReadPolicyFile, readPolicyFile } from './read-policy-file.ts'

export { tooLarge } from './too-large.ts'

/** With the phases, in order, of a way on which it goes wrong. */
export type CheckedProblem = PolicyProblem<PolicyLoadCode | FindingCode> & { trace?: readonly string[] }

/** Everything that is wrong with a policy file, in the order of its lines; what cannot be read is not proved. */
export function checkPolicyText(text: string, file: string, language: Language = 'en'): CheckedProblem[] {
  const { policy, problems } = loadPolicy(text, { file, language })
  if (policy === undefined) return problems
  const yaml = readPolicyFile(text, file, language)
  if ('problems' in yaml) return yaml.problems
  return checkPolicy(policy)
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
    .sort((one, other) => one.line - other.line || one.column - other.column)
}

/** What is wrong in the one process is wrong in every one that is like it, and said once. */
const isInherited = ({ originOf }: ReadPolicyFile, { path }: CheckedProblem): boolean =>
  originOf(path).join(' ') !== path.join(' ')

const isSame = (one: CheckedProblem, other: CheckedProblem): boolean =>
  one.code === other.code && one.line === other.line && one.column === other.column
