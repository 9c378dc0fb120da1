export type ProblemCode =
  | 'invalid-body'
  | 'invalid-document'
  | 'invalid-parameter'
  | 'invalid-variable'
  | 'missing-body'
  | 'missing-message'
  | 'missing-page-size'
  | 'missing-property'
  | 'unasked-data'
  | 'undocumented-status'
  | 'unexpected-body'
  | 'unknown-operation'
  | 'unknown-parameter'
  | 'unknown-property'
  | 'unknown-variable'
  | 'unknown-webhook'

/** A difference between what was said and what GitHub describes; `pointer` is a JSON pointer into what was said. */
export interface Problem {
  code: ProblemCode
  pointer: string
  text: string
}
