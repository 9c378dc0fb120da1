/** What can be wrong with a policy file before its meaning is looked at; the proof of a policy has codes of its own. */
export type PolicyLoadCode =
  | 'too-large'
  | 'too-deep'
  | 'not-text'
  | 'yaml-syntax'
  | 'repeated-key'
  | 'alias'
  | 'unknown-tag'
  | 'empty-file'
  | 'missing-key'
  | 'unknown-key'
  | 'wrong-key'
  | 'wrong-type'
  | 'wrong-value'
  | 'wrong-format'
  | 'too-few'
  | 'unknown-base'
  | 'nothing-to-take-away'
  | 'resolved-missing'
  | 'resolved-differs'

/** Something wrong with the policy file, and where; lines and columns count from 1, as editors do. */
export interface PolicyProblem<Code extends string = string> {
  code: Code
  /** One line, for whoever writes policies. */
  message: string
  file: string
  line: number
  column: number
  /** The keys that lead there. */
  path: readonly (string | number)[]
  suggestion?: string
}
