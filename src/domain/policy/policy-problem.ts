import type { AtKeys, Diagnostic, InFile, InWords } from '../diagnostics/diagnostic.ts'

/** Mistakes in a policy file that show before its meaning is looked at; the proof of a policy has codes of its own. */
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
  | 'told-twice'
  | 'resolved-missing'
  | 'resolved-differs'

/** Something wrong with the policy file, in one line for whoever writes policies. */
export interface PolicyProblem<Code extends string = string>
  extends Diagnostic<Code, AtKeys & Omit<InFile, 'path'>, InWords> {
  /** The policy's own name: its path is the keys that lead there. */
  file: string
  suggestion?: string
}
