import { inherit } from '../../domain/policy/inherit.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { suggestion } from '../../domain/runbook/suggest.ts'
import { type ReadYaml, readYaml } from './read-yaml.ts'

type Problems = { problems: PolicyProblem<PolicyLoadCode>[] }

export interface ReadPolicyFile extends ReadYaml {
  /** The path under which something was written, where a process has it from the one that it is like. */
  originOf(path: readonly (string | number)[]): readonly (string | number)[]
}

/** A policy file with its processes spelt out; places are those where people wrote what stands there. */
export function readPolicyFile(text: string, file: string): ReadPolicyFile | Problems {
  const yaml = readYaml(text, file)
  if ('problems' in yaml) return yaml
  const { value, originOf, problems } = inherit(yaml.value)
  const placeOf: ReadYaml['placeOf'] = (path, at) => yaml.placeOf(originOf(path), at)
  if (problems.length === 0) return { value, placeOf, originOf }
  return {
    problems: problems.map(({ path, message, known }) => {
      const near = suggestion(message.split('"')[1] ?? '', known)
      const meant = near.suggestion === undefined ? '' : ` Did you mean "${near.suggestion}"?`
      const words = { message: `${message}.${meant}`, path: [...path], ...near }
      return { code: 'wrong-value', file, ...words, ...yaml.placeOf(path, 'value') }
    }),
  }
}
