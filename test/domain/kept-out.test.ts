import { describe, expect, it } from 'vitest'
import { keptOut } from '../../src/domain/case/kept-out.ts'
import { rolesOf } from '../../src/domain/case/roles-of.ts'
import { as, move, open, record } from '../support/acts.ts'
import { directoryOf, PEOPLE } from '../support/people.ts'
import { minute, refused, storyIn } from '../support/story.ts'
import { defaultWorld } from '../support/worlds.ts'

const { policy } = defaultWorld
const directory = directoryOf({
  ...{ officer: ['officer'], deputy: ['deputy'], representative: ['executive'], board: ['board'] },
  ...{ investigator: ['deputy'], decider: ['executive', 'board'] },
})
const given = storyIn({ ...defaultWorld, directory })
const violation = as('officer', open({ 'violation-account': 'Took records along' }, 'violation'), 'form')
const told = (accounts: string) => as('deputy', record({ 'concerned-accounts': accounts }))
const rolesIn = (story: ReturnType<typeof given>, login: 'executive' | 'deputy' = 'executive') =>
  rolesOf(policy, directory, story.case, PEOPLE[login])

describe('who is kept out of a case of his own (R7-4, R8-2)', () => {
  it.each([
    '@executive',
    '＠ｅｘｅｃｕｔｉｖｅ',
    'executive',
    'EXECUTIVE',
    '@executiveさん',
    'https://github.com/executive',
  ])('R7-4 %s has no role but to be heard, and is shown', (words) => {
    const story = given(violation, told(words))
    expect(rolesIn(story)).toEqual(['concerned'])
    expect(story.case.facts['concerned-accounts']).toMatchObject({ values: ['14'], provisional: false })
    expect(keptOut(policy, directory, story.case)).toEqual({ logins: ['executive'], persons: [], unclear: false })
  })

  it.each([
    ['山田太郎', '山田太郎'],
    ['@nobody-at-all', 'nobody-at-all'],
    ['Taro Yamada', undefined],
    ['@executive 山田', '山田'],
    ['executive@example.com', 'executive@example.com'],
  ])('R7-4 refused with a question: %s is nobody’s account', (words, asked) => {
    given(violation)
      .when(told(words))
      .then(refused(['R7-4 account-unclear concerned-accounts', asked ?? []].flat().join(' ')))
  })

  it('R1-1 R7-4 a report is never turned away: what is unclear is asked for, and what is clear counts at once', () => {
    const report = open({ 'violation-account': 'x', 'concerned-accounts': '@executive、山田' }, 'violation')
    const story = given(as('officer', report, 'form'))
    expect(rolesIn(story)).toEqual(['concerned'])
    expect(story.case.facts['concerned-accounts']).toMatchObject({ values: ['14'], provisional: true })
    expect(keptOut(policy, directory, story.case)).toMatchObject({ logins: ['executive'], unclear: true })
    const asked = given(
      as('officer', report, 'form'),
      as('deputy', record({ position: ['employee'], 'rule-cited': '40', explanation: ['given'] })),
      as('deputy', record({ 'hearing-offered-how': 'By letter', 'hearing-offered-by': '@deputy' })),
      as('deputy', {
        kind: 'record',
        unknown: [],
        answers: [{ field: 'hearing-offered-at', value: { kind: 'time', at: minute(0), text: '09:00' } }],
      }),
    )
    asked
      .when(as('deputy', move('explained')))
      .then(refused('R7-1 account-unclear concerned-accounts @executive、山田'))
  })

  it('R7-4 an edited form that names nobody lets nobody back in', () => {
    const report = open({ 'violation-account': 'x', 'concerned-accounts': '@executive' }, 'violation')
    const values = [{ field: 'concerned-accounts', value: { kind: 'accounts' as const, text: '山田' } }]
    const story = given(as('officer', report, 'form'))
    story
      .when(as('officer', { kind: 'correct', answers: values }, 'form'))
      .then(refused('R7-4 account-unclear concerned-accounts 山田'))
    expect(rolesIn(story)).toEqual(['concerned'])
  })

  it('R7-4 a renamed account stays out, and whoever bears its old name is not', () => {
    const story = given(violation, told('@executive'))
    const renamed = { id: PEOPLE.executive.id, login: 'boss' }
    const roles = new Map([...directory.roles, ['representative', [renamed, { id: 77, login: 'executive' }]] as const])
    expect(rolesOf(policy, { ...directory, roles }, story.case, renamed)).toEqual(['concerned'])
    expect(rolesOf(policy, { ...directory, roles }, story.case, { id: 77, login: 'executive' })).toContain(
      'representative',
    )
    expect(keptOut(policy, { roles }, story.case).logins).toEqual(['boss'])
  })

  it('R7-4 a record from before ids were kept keeps out whom it names', () => {
    const { case: state } = given(violation, told('@executive'))
    const fact = state.facts['concerned-accounts']
    if (fact === undefined) expect.fail('it is recorded')
    const old = {
      ...state,
      facts: { ...state.facts, 'concerned-accounts': { ...fact, values: [], text: '@Executive' } },
    }
    expect(rolesOf(policy, directory, old, PEOPLE.executive)).toEqual(['concerned'])
  })

  it('R7-4 a person without an account is named as such', () => {
    const story = given(violation, told('アカウントなし: 山田太郎'))
    expect(keptOut(policy, directory, story.case)).toEqual({ logins: [], persons: ['山田太郎'], unclear: false })
    expect(rolesIn(story)).toContain('representative')
  })

  it('R6-1 whoever asks for an exception has no role in it, whatever he is elsewhere', () => {
    const asked = (by: 'officer' | 'responder') =>
      given(as(by, open({ 'exempt-reason': 'The device burnt' }, 'exception'), 'form'))
    expect(rolesOf(policy, directory, asked('officer').case, PEOPLE.officer)).toEqual(['reporter'])
    expect(rolesOf(policy, directory, asked('responder').case, PEOPLE.officer)).toContain('officer')
  })
})
