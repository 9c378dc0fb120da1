import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../src/domain/audit/operation-check/check-operation.ts'
import type { Acknowledgement, Case } from '../../../src/domain/case/case.ts'
import { whoHas } from '../../../src/domain/edition/who-has.ts'
import { approve, as, open } from '../../support/acts.ts'
import { customerOf } from '../../support/customers.ts'
import { NOBODY_ASKED } from '../../support/nobody-asked.ts'
import { PEOPLE } from '../../support/people.ts'
import { minute, refused, storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'

const policy = {
  ...defaultWorld.policy,
  groups: { employees: 'employees' },
  customers: { first: customerOf('First'), second: customerOf('Second') },
}
const opened = storyIn({ ...defaultWorld, policy })(as('officer', open({}, 'edition')))

const said = (whose: string, seq: number, exempt?: string): Acknowledgement => ({
  ...{ what: 'edition', whose, by: PEOPLE.officer, at: minute(seq), seq, exempt, reference: `mail ${seq}` },
})
/** Drawn up in line 3, approved in line 10. */
const state = (digest: string, acknowledgements: readonly Acknowledgement[], phase = 'approved', issue = 1): Case => ({
  ...opened.case,
  ...{ issue, phase, acknowledgements },
  drawn: [{ document: 'edition', policy: `${digest}0000000`, digest, at: minute(3), seq: 3 }],
  path: [...opened.case.path, { phase: 'approved', at: minute(10), by: PEOPLE.officer, seq: 10 }],
})
const in_ = (...states: Case[]) =>
  states.map((one) => ({ case: one, repository: 'incidents', year: 2030, lastLines: {} }))
const now = (digest: string, adopted = minute(2)) => [{ process: 'edition', document: 'edition', digest, adopted }]
const standing = (cases: ReturnType<typeof in_>, digest: string) =>
  whoHas(policy, cases, now(digest)).map(({ id, state: is, reference }) =>
    [id, is, reference].filter(Boolean).join(' '),
  )
const judged = (cases: ReturnType<typeof in_>, digest: string, at: string) => {
  const editions = now(digest)
  const holdings = whoHas(policy, cases, editions)
  const operation = {
    ...NOBODY_ASKED,
    policy,
    runbooks: [],
    cases,
    brokenRecords: [],
    unread: [],
    sweep: 'not-checked' as const,
    unheard: 'not-checked' as const,
    leftOut: [],
    now: at,
    editions,
    holdings,
  }
  const found = checkOperation(operation).find(({ clause }) => clause === 'R8-1')?.findings ?? []
  return found.flatMap(({ code, subject }) => (code.startsWith('edition-') ? [`${code} ${subject}`] : []))
}

describe('who has which version of the edition', () => {
  it('R8-1 refused: what has not been drawn up is not approved', () => {
    opened.when(as('officer', approve())).then(refused('R8-1 document-missing edition'))
  })

  it('R8-1 each customer and group has what was given last, with its reference; a draft is nothing that anybody has', () => {
    const draft = said('customer:first', 5)
    expect(standing([], 'a')).toEqual(['first none', 'second none', 'employees none'])
    expect(standing(in_(state('a', [draft])), 'a')).toEqual(['first none', 'second none', 'employees none'])
    const given = state('a', [said('customer:first', 11), said('group:employees', 12)])
    expect(standing(in_(given), 'a')).toEqual(['first current mail 11', 'second none', 'employees current mail 12'])
    const later = state('b', [said('customer:first', 20)], 'approved', 2)
    expect(standing(in_(given, later), 'b')).toEqual([
      'first current mail 20',
      'second none',
      'employees older mail 12',
    ])
  })

  it('R8-1 who need not have it, and why, is missed no more, until it says something else', () => {
    const exempt = state('a', [said('customer:second', 11, 'contract ended')])
    expect(standing(in_(exempt), 'a')).toContain('second exempt contract ended')
    expect(standing(in_(exempt), 'b')).toContain('second none')
  })

  it('R8-1 one that is missing is found at once, an older one once there was time, or its case has ended', () => {
    const given = state('a', [said('customer:first', 11), said('group:employees', 12)])
    expect(judged(in_(given), 'b', '2030-01-20T00:00:00Z')).toEqual(['edition-missing second'])
    const late = ['edition-outdated first', 'edition-missing second', 'edition-outdated employees']
    expect(judged(in_(given), 'b', '2030-02-10T00:00:00Z')).toEqual(late)
    const ended = state('b', [said('customer:second', 20)], 'given', 2)
    expect(judged(in_(given, ended), 'b', '2030-01-20T00:00:00Z')).toEqual([
      'edition-outdated first',
      'edition-outdated employees',
    ])
  })

  it('R8-1 until a company has filled in customers, groups alone count', () => {
    const none = { ...policy, customers: {} }
    expect(whoHas(none, [], now('a')).map(({ id }) => id)).toEqual(['employees'])
  })
})
