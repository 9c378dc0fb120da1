import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../../src/domain/audit/operation-check/check-operation.ts'
import { approve, as, open, record } from '../../../support/acts.ts'
import { checkedCase } from '../../../support/checked-case.ts'
import { NOBODY_ASKED } from '../../../support/nobody-asked.ts'
import { storyIn } from '../../../support/story.ts'
import { defaultPolicy, defaultWorld, runbookOf } from '../../../support/worlds.ts'

/** Drills and detection are excused until March, for all or for one system; approved, or asked for alone. */
function judged(clause: string, { all, approved, now }: { all: boolean; approved: boolean; now: string }) {
  const scope = all ? { 'exempt-scope': ['all'] } : { 'exempt-scope': ['named'], 'exempt-systems': ['email'] }
  const { told } = storyIn(defaultWorld)(
    as('reporter', open({}, 'exception')),
    as(
      'officer',
      record({
        ...{ 'exempt-requirements': ['drills', 'detection'], 'exempt-until': '2030-03-01', ...scope },
        'exempt-reason': 'The office is moving',
      }),
    ),
    ...(approved ? [as('officer', approve())] : []),
  )
  const exception = { ...checkedCase(told), case: { ...checkedCase(told).case, issue: 9 } }
  const one = checkOperation({
    ...NOBODY_ASKED,
    ...{ policy: defaultPolicy, runbooks: [runbookOf('malware', ['malware'])], cases: [exception] },
    ...{
      brokenRecords: [],
      unread: [],
      sweep: 'not-checked',
      unheard: 'not-checked',
      leftOut: [],
      directory: defaultWorld.directory,
      now,
    },
  }).find((each) => each.clause === clause)
  return { state: one?.state, found: one?.findings.map(({ subject }) => subject), evidence: one?.evidence }
}

describe('what an approved exception reaches in the operation check', () => {
  const now = '2030-02-01T00:00:00Z'

  it('R6-1 R4.1-2 nothing is found while it is in force, and the exception is the evidence of that', () => {
    expect(judged('R4.1-2', { all: true, approved: true, now })).toMatchObject({
      ...{ state: 'not-applicable', found: [], evidence: [{ kind: 'line', issue: 9 }] },
    })
  })

  it('R6-1 refused: before it is approved, and once it has ended', () => {
    expect(judged('R4.1-2', { all: true, approved: false, now }).state).toBe('fails')
    expect(judged('R4.1-2', { all: true, approved: true, now: '2030-06-01T00:00:00Z' }).state).toBe('fails')
  })

  it('R6-1 R4.1-3 it reaches the systems that it names, and no other', () => {
    const { state, found } = judged('R4.1-3', { all: false, approved: true, now })
    expect(state).toBe('fails')
    expect(found).not.toContain('email')
    expect(found?.length).toBe(Object.keys(defaultPolicy.systems).length - 1)
  })

  it('R6-1 refused: a requirement that it does not name', () => {
    expect(judged('R4-1', { all: true, approved: true, now }).state).toBe('fails')
  })
})
