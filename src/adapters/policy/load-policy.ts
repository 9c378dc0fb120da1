import type { Language } from '../../domain/policy/basics.ts'
import { type Policy, policySchema } from '../../domain/policy/policy.schema.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { inWords } from '../../domain/policy/schema-words.ts'
import { type ReadPolicyFile, readPolicyFile } from './read-policy-file.ts'
import { schemaProblems } from './schema-problems.ts'

type Problems = { problems: PolicyProblem<PolicyLoadCode>[] }
export type LoadedPolicy = { policy: Policy; yaml: ReadPolicyFile } | Problems
export type Where = { file: string; language?: Language | undefined }

/** Reads a policy file. Whatever is wrong is named with its place; a policy comes only where nothing is. */
export function loadPolicy(text: string, where: Where): { policy?: Policy } & Problems {
  const loaded = loadPolicyFile(text, where)
  return 'problems' in loaded ? loaded : { policy: loaded.policy, problems: [] }
}

/** With the file as it was read, for whoever has to say where something of the policy stands. */
export function loadPolicyFile(text: string, { file, language = 'en' }: Where): LoadedPolicy {
  return loadRead(readPolicyFile(text, file, language), { file, language })
}

/** The same of a file that has been read. */
export function loadRead(
  yaml: ReadPolicyFile | Problems,
  { file, language }: { file: string; language: Language },
): LoadedPolicy {
  if ('problems' in yaml) return yaml
  const read = policySchema.safeParse(yaml.value, { ...inWords, reportInput: true })
  if (read.success) return { policy: read.data, yaml }
  const problems = schemaProblems(read.error.issues, yaml.value, language).map(({ path, at, ...problem }) => ({
    ...problem,
    ...{ file, path },
    ...yaml.placeOf(path, at),
  }))
  return {
    problems: problems
      .filter((one, at) => !problems.slice(0, at).some((other) => isSame(one, other)))
      .sort((one, other) => one.line - other.line || one.column - other.column),
  }
}

/** A finding in the one process is one in every process that is like it, and said once. */
const isSame = (one: PolicyProblem, other: PolicyProblem): boolean =>
  one.line === other.line && one.column === other.column && one.message === other.message
