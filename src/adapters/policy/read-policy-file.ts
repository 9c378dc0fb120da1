import type { Language } from '../../domain/policy/basics.ts'
import { inherit } from '../../domain/policy/inherit.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { suggestion } from '../../domain/runbook/suggest.ts'
import { fillIn } from '../messages/fill-in.ts'
import { LOAD_WORDS } from './load-words.ts'
import { type ReadYaml, readYaml } from './read-yaml.ts'

const NOT_LIKE = {
  ja: (what: string) => `「${what}」というプロセスを like の元にはできません`,
  en: (what: string) => `"${what}" is no process that this one could be like`,
}
const NOT_WITHOUT = {
  ja: (what: string, like: string) => `「${like}」に「${what}」はありません`,
  en: (what: string, like: string) => `"${what}" is nothing that ${like} has`,
}

type Problems = { problems: PolicyProblem<PolicyLoadCode>[] }

export interface ReadPolicyFile extends ReadYaml {
  /** The path under which something was written, where a process has it from the one that it is like. */
  originOf(path: readonly (string | number)[]): readonly (string | number)[]
}

/** A policy file with its processes spelt out; places are those where people wrote what stands there. */
export function readPolicyFile(text: string, file: string, language: Language): ReadPolicyFile | Problems {
  const yaml = readYaml(text, file, language)
  return 'problems' in yaml ? yaml : spellOut(yaml, file, language)
}

export function spellOut(yaml: ReadYaml, file: string, language: Language): ReadPolicyFile | Problems {
  const { value, originOf, problems } = inherit(yaml.value)
  const placeOf: ReadYaml['placeOf'] = (path, at) => yaml.placeOf(originOf(path), at)
  if (problems.length === 0) return { value, placeOf, originOf }
  return {
    problems: problems.map(({ path, what, like, known }) => {
      const near = suggestion(what, known)
      const meant =
        near.suggestion === undefined ? '' : fillIn(LOAD_WORDS['did-you-mean'][language], { near: near.suggestion })
      const message = like === undefined ? NOT_LIKE[language](what) : NOT_WITHOUT[language](what, like)
      const words = { message: `${message}${meant}`, path: [...path], ...near }
      return { code: 'wrong-value', file, ...words, ...yaml.placeOf(path, 'value') }
    }),
  }
}
