import { type Policy, policySchema } from '../../domain/policy/policy.schema.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { readPolicyFile } from './read-policy-file.ts'
import { schemaProblems } from './schema-problems.ts'

/** Reads a policy file. Whatever is wrong is named with its place; a policy comes only where nothing is. */
export function loadPolicy(
  text: string,
  { file }: { file: string },
): { policy?: Policy; problems: PolicyProblem<PolicyLoadCode>[] } {
  const yaml = readPolicyFile(text, file)
  if ('problems' in yaml) return yaml
  const read = policySchema.safeParse(yaml.value, { reportInput: true })
  if (read.success) return { policy: read.data, problems: [] }
  const problems = schemaProblems(read.error.issues, yaml.value).map(({ path, at, ...problem }) => ({
    ...problem,
    ...{ file, path },
    ...yaml.placeOf(path, at),
  }))
  return { problems: problems.sort((one, other) => one.line - other.line || one.column - other.column) }
}
