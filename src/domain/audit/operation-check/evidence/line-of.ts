import type { Evidence } from '../../../findings/evidence.schema.ts'
import type { CheckedCase } from '../operation.ts'

/** A line of a case's ledger as evidence. */
export const lineOf = ({ case: { issue }, repository, year }: CheckedCase, seq: number): Evidence => ({
  ...{ kind: 'line', repository, issue, year, seq },
})

/** The last line of this type of event, where there is one. */
export const lastLine = (one: CheckedCase, type: string): Evidence[] => {
  const seq = Object.hasOwn(one.lastLines, type) ? one.lastLines[type] : undefined
  return seq === undefined ? [] : [lineOf(one, seq)]
}
