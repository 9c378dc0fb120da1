import { describe, expect, it } from 'vitest'
import { type Act, as, choose, move, record } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { given, reasonsOf } from '../../support/story.ts'

/** The faults of the category (clause 1) for which analysis does not begin, whatever else is missing. */
const lacking = (...acts: readonly Act[]): string[] =>
  reasonsOf(given(acts).when(as('officer', move('analysis')))).flatMap(({ code, clause, params }) =>
    params?.field === 'category' ? [`${code} ${clause} ${params.options}`] : [],
  )
const category = (id: string): Act => as('officer', choose('category', id))

describe('follows: what one fact brings is not said otherwise', () => {
  it.each([
    ['R1-4', 'malware', 'failure', 'breach'],
    ['R1-5', 'overheating', 'breach', 'failure'],
    ['R1-6', 'intrusion', 'failure', 'threat'],
  ])('%s refused: a case of %s is no %s; allowed: it is a %s', (clause, kind, wrong, right) => {
    expect(lacking(reported(kind), category(wrong))).toEqual([`not-allowed-value ${clause} ${right}`])
    expect(lacking(reported(kind), category(wrong), category(right))).toEqual([])
    expect(lacking(reported(kind))).toEqual([])
  })

  it('R1-4 R1-6 allowed: another kind brings another category, and what no kind brings is the officer’s to say', () => {
    expect(lacking(reported('overheating'), as('responder', record({ kind: ['malware'] })))).toEqual([])
    expect(lacking(reported('unknown'), category('threat'))).toEqual([])
    expect(lacking(reported('unknown'))).toEqual(['fact-missing R1-4 undefined'])
  })
})
