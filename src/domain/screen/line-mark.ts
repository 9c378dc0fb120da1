import type { Case } from '../case/case.ts'
import type { Answer } from './answer.ts'

/**
 * The one mark of a comment that gives these answers, so that each is given once. GitHub moves an issue with its comments:
 * those of the record that it had before must not be taken for this one's.
 */
export const lineMark = (
  { cameFrom, issue }: Pick<Case, 'cameFrom' | 'issue'>,
  answers: readonly Pick<Answer, 'kind' | 'line'>[],
): string =>
  `line=${answers.map((answer) => (cameFrom === undefined ? place(answer) : `${place(answer)}@${issue}`)).join(',')}`

/** A report is answered to its author, and to those in charge in a comment of theirs: both speak of the same line. */
const place = ({ kind, line }: Pick<Answer, 'kind' | 'line'>): string =>
  kind === 'in-charge' ? `${line}.call` : String(line)
