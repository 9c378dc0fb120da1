import { describe, expect, it } from 'vitest'
import type { Case, Fact } from '../../../src/domain/case/case.ts'
import { judge } from '../../../src/domain/commands/passage.ts'
import type { Reason } from '../../../src/domain/refusals/reason.ts'
import { as, open } from '../../support/acts.ts'
import { PEOPLE } from '../../support/people.ts'
import { given, minute } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const fact = (values: readonly string[], text = ''): Fact => ({
  ...{ values, text, provisional: false, by: PEOPLE.officer, at: minute(1), seq: 2, source: 'comment' },
})
const violation = given(as('reporter', open({ 'violation-account': 'A password was shared' }, 'violation'), 'form'))

/** The parts that the decision still lacks of its measure, whatever else it lacks. */
function lacking(position: string, measure: Fact): Reason[] {
  const { transitions } = defaultPolicy.processes.violation ?? { transitions: [] }
  const decided = transitions.find(({ to }) => to === 'decided')
  if (decided === undefined) throw new Error('nothing is decided on a violation')
  const state: Case = { ...violation.case, phase: 'heard', facts: { position: fact([position]), measure } }
  return judge({ ...defaultWorld, case: state }, decided, 'not-asked').missing.filter(
    ({ params }) => params?.field === 'measure',
  )
}

describe('value: a choice is one of those that are listed', () => {
  it.each([
    ['R7-1', 'employee', 'suspension'],
    ['R7-1', 'contractor', 'contract-measure'],
    ['R7-3', 'member', 'powers-limited'],
    ['R7-3', 'representative', 'representative-dismissed'],
  ])('%s of the position %s: %s may be decided', (_, position, measure) => {
    expect(lacking(position, fact([measure]))).toEqual([])
  })

  it.each([
    ['R7-1', 'employee', 'powers-removed'],
    ['R7-1', 'contractor', 'dismissal'],
    ['R7-3', 'member', 'representative-dismissed'],
    ['R7-3', 'representative', 'suspension'],
  ])('%s of the position %s: %s may not', (clause, position, measure) => {
    expect(lacking(position, fact([measure]))).toMatchObject([
      { code: 'not-allowed-value', clause, params: { text: measure } },
    ])
  })

  it.each([
    ['R7-1', 'employee'],
    ['R7-1', 'contractor'],
    ['R7-3', 'member'],
    ['R7-3', 'representative'],
  ])('%s of the position %s: a measure in words of their own is none of those listed', (clause, position) => {
    const words = 'Three months without pay'
    expect(lacking(position, fact([], words))).toMatchObject([
      { code: 'not-allowed-value', clause, params: { text: words } },
    ])
  })

  it('R7-1 one that is not listed is not taken for standing beside one that is', () => {
    expect(lacking('employee', fact(['caution', 'powers-removed']))).toMatchObject([
      { code: 'not-allowed-value', params: { text: 'caution, powers-removed' } },
    ])
  })
})
