import type { Case } from '../case/case.ts'

/**
 * The mark of the answer to a line of the ledger, so that it is given once. GitHub moves an issue with its comments: those of
 * the record that it had before must not be taken for this one's.
 */
export const lineMark = ({ cameFrom, issue }: Pick<Case, 'cameFrom' | 'issue'>, line: number): string =>
  cameFrom === undefined ? `line=${line}` : `line=${line}@${issue}`
