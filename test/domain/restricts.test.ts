import { describe, expect, it } from 'vitest'
import { goesOnAmongFew, openedAs } from '../../src/domain/case/goes-on-among-few.ts'
import { isReliedOn } from '../../src/domain/commands/relied-on.ts'
import { type Act, as, contain, move, record } from '../support/acts.ts'
import { incidentIn, OPEN_PHASES, reported } from '../support/incident.ts'
import { given, movedTo, reasonsOf } from '../support/story.ts'
import { defaultWorld } from '../support/worlds.ts'

const INSIDER = record({ kind: ['insider-leak'] })
const INSIDE = record({ 'caused-by': ['inside'] })
const phaseAfter = (by: Parameters<typeof as>[0], command: typeof INSIDER, phase = 'reported') =>
  given(incidentIn(phase)).when(as(by, command)).after.case?.phase

describe('R8-2 who may say that an insider is behind it, which ends the open case at once', () => {
  it.each(OPEN_PHASES)('refused: nobody without a role ends somebody’s case by it (%s)', (phase) => {
    for (const command of [INSIDER, INSIDE]) {
      const told = given(incidentIn(phase)).when(as('outsider', command))
      expect(reasonsOf(told)).toMatchObject([{ code: 'not-for-you' }])
      expect(told.after.case?.phase).toBe(phase)
    }
  })

  it.each(OPEN_PHASES.slice(1))(
    'refused: past the report whoever wrote it proposes it, and the case goes on (%s)',
    (phase) => {
      expect(phaseAfter('reporter', INSIDER, phase)).toBe(phase)
      expect(phaseAfter('reporter', INSIDE, phase)).toBe(phase)
    },
  )

  it('allowed: whoever responds says so at any time; the reporter of his own report, before anybody relies on it', () => {
    for (const phase of OPEN_PHASES) expect(phaseAfter('responder', INSIDER, phase)).toBe('joined')
    expect(given(reported()).when(as('reporter', INSIDER)).after.case?.phase).toBe('joined')
  })

  const ENDED = [...incidentIn('analysis'), as('responder', INSIDER), as('responder', contain('Unplugged'))]
  const BACK = move('reported', 'It was somebody else')

  it('R4.3-1 allowed: containment is recorded where it has ended; and it is taken up again once that is put right', () => {
    const { decision, events } = given(ENDED).when(as('sysadmin', contain('Changed the keys')))
    expect([decision.kind, JSON.stringify(events)]).toEqual(['accepted', expect.stringContaining('Changed the keys')])
    given(ENDED, as('officer', record({ kind: ['malware'] })))
      .when(as('officer', BACK))
      .then(movedTo('reported'))
  })

  it('R8-2 refused: as long as it is said, whoever takes the case up again sees it end at once', () => {
    for (const by of ['officer', 'responder', 'reporter'] as const)
      expect(given(ENDED).when(as(by, BACK)).after.case?.phase).toBe('joined')
  })

  it('R8-2 refused: whoever says otherwise afterwards makes it tell nothing; allowed: once it is taken up again', () => {
    const among = (...more: readonly Act[]): boolean => {
      const state = given(ENDED, more).case
      return goesOnAmongFew(defaultWorld.policy, { ...state, screen: { [openedAs('restricted-incident')]: 7 } })
    }
    const otherwise = as('responder', record({ kind: ['malware'] }))
    expect([among(), among(otherwise), among(otherwise, as('officer', BACK))]).toEqual([true, true, false])
  })

  it('R4.2-4 whatever field a policy names for it is relied on: its reporter proposes it', () => {
    const { incident } = defaultWorld.policy.processes
    const { restricts: rule } = incident ?? {}
    if (incident === undefined || rule === undefined) expect.fail('the default policy has the rule')
    const bare = { ...incident, transitions: [] }
    const named = { ...bare, restricts: { ...rule, when: { not: { fact: 'noticed-by', set: false } } } }
    const isRelied = (process: typeof incident, field: string) => isReliedOn(defaultWorld.policy, process, field)
    expect([isRelied(named, 'noticed-by'), isRelied(bare, 'noticed-by')]).toEqual([true, false])
  })
})
