import type { Case } from '../case/case.ts'

/**
 * The one mark of a comment that answers these lines of the ledger, so that each is answered once. GitHub moves an issue with
 * its comments: those of the record that it had before must not be taken for this one's.
 */
export const lineMark = (
  { cameFrom, issue }: Pick<Case, 'cameFrom' | 'issue'>,
  first: number,
  ...more: readonly number[]
): string => `line=${[first, ...more].map((line) => (cameFrom === undefined ? line : `${line}@${issue}`)).join(',')}`
