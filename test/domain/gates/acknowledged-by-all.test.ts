import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acknowledge, as, move, open, record } from '../../support/acts.ts'
import { directoryOf } from '../../support/people.ts'
import { given, movedTo, refused, storyIn } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const GROUPS = Object.keys(defaultPolicy.groups ?? {})
const PEOPLE = ['deputy', 'executive', 'sysadmin', 'responder'] as const
const told = [
  as('officer', open({ 'prepared-for': '警備 太郎' }, 'preparation')),
  as('officer', record({ prepared: ['runbooks'], 'prepared-where': 'runbooks/malware.md' })),
  as('officer', move('told')),
]
const recorded = (whom: string) =>
  as('officer', { kind: 'acknowledge', what: 'preparation', reference: '', whom: `${whom} Minutes 3` })
const all = [
  ...PEOPLE.map((person) => as(person, acknowledge('preparation'))),
  ...[...GROUPS, '警備 太郎'].map(recorded),
]
const close = as('officer', move('acknowledged'))

describe('acknowledged-by-all: everybody concerned has taken note', () => {
  it('R4.1-1e open once each person, group and named person has', () => {
    given(told, all).when(close).then(movedTo('acknowledged'))
  })

  it('R4.1-1e whatever is left out, and in whatever order the others come, it stays shut and names just that', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        fc.nat(all.length - 1),
        (order, without) => {
          const missing = order[without]
          const rest = order.filter((act) => act !== missing)
          const command = missing?.command
          const [whom] = command?.kind === 'acknowledge' ? (command.whom ?? '').split(' Minutes') : []
          const { decision } = given(told, rest).when(close)
          const [reason] = decision.kind === 'refused' ? decision.reasons : []
          const { accounts, groups, persons } = reason?.params ?? {}
          expect([reason?.code, reason?.clause]).toEqual(['unacknowledged', 'R4.1-1e'])
          expect([accounts, groups, persons].flat()).toEqual([whom === '' ? missing?.by : whom])
        },
      ),
      { numRuns: 25 },
    )
  })

  it('R4.1-1e one who need not, and why, is waited for no more; nobody lets himself off, and no other role says so', () => {
    const [deputy, ...others] = all
    const exempt = { kind: 'exempt', what: 'preparation', whom: '@deputy on leave until June' } as const
    given(told, others, as('officer', exempt)).when(close).then(movedTo('acknowledged'))
    given(told).when(as('sysadmin', exempt)).then(refused('R4.1-1e not-for-you officer'))
    given(told)
      .when(as('officer', { ...exempt, whom: '@deputy' }))
      .then(refused('R4.1-1e reason-missing preparation exempted'))
    expect(deputy?.by).toBe('deputy')
  })

  it('R4.1-1e what was said before it was told anew counts no more', () => {
    const again = [as('officer', move('planned', 'The contacts changed')), as('officer', move('told'))]
    given(told, all, again)
      .when(close)
      .then(refused(`R4.1-1e unacknowledged ${[...PEOPLE, ...GROUPS].join(' ')}`))
  })

  it('R4.1-1e known to nobody is not made known', () => {
    const { groups: _, ...policy } = defaultPolicy
    const lonely = { ...defaultWorld, policy, directory: directoryOf({ officer: ['officer'] }) }
    const { decision } = storyIn(lonely)(
      as('officer', open({}, 'preparation')),
      as('officer', record({ prepared: ['runbooks'], 'prepared-where': 'runbooks' })),
      as('officer', move('told')),
    ).when(close)
    expect(decision).toMatchObject({ kind: 'refused', reasons: [{ code: 'nobody-concerned' }] })
  })
})
