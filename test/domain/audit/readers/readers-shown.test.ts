import { describe, expect, it } from 'vitest'
import { readers } from '../../../../src/domain/audit/operation-check/rules/readers.ts'
import type { Reader } from '../../../../src/domain/audit/readers/reader.ts'
import { readersShown } from '../../../../src/domain/audit/readers/readers-shown.ts'
import { NOBODY_ASKED } from '../../../support/nobody-asked.ts'
import { PEOPLE } from '../../../support/people.ts'
import { defaultPolicy, defaultWorld } from '../../../support/worlds.ts'

const { directory } = defaultWorld
const reader = (person: keyof typeof PEOPLE, more: Partial<Reader> = {}): Reader => ({
  ...{ ...PEOPLE[person], role: 'read', outside: false, owner: false },
  ...more,
})
const seen = (...all: Reader[]) => ({ kind: 'seen' as const, value: all })
const shown = (repository: string, forFew: boolean, ...all: Reader[]) =>
  readersShown(defaultPolicy, directory, repository, seen(...all), forFew)
const found = (one: ReturnType<typeof shown>) =>
  readers({
    ...NOBODY_ASKED,
    policy: defaultPolicy,
    runbooks: [],
    cases: [],
    brokenRecords: [],
    unread: [],
    sweep: 'not-checked',
    unheard: 'not-checked',
    leftOut: [],
    now: '',
    readers: [one],
  })

describe('who can read', () => {
  it('R8-1 allowed: in the repository that all of them read, they are named', () => {
    const one = shown('incidents', false, reader('reporter'), reader('officer'))
    expect(one).toMatchObject({ restricted: false, seen: { kind: 'named', strangers: [] } })
    expect(found(one)).toEqual([])
  })

  it('R8-1 refused: whoever reads the restricted one without a part in it is found; owners, bots and those with a role are not', () => {
    const all = [
      reader('officer'),
      reader('deputy'),
      reader('board'),
      reader('executive'),
      reader('reporter', { owner: true }),
      reader('app'),
    ]
    expect(found(shown('restricted', true, ...all))).toEqual([])
    expect(found(shown('restricted', true, ...all, reader('responder')))).toEqual([
      { code: 'reader-without-role', subject: 'restricted', detail: '@responder' },
    ])
  })

  it('R8-2 refused: elsewhere nobody learns who reads the restricted one, only how many', () => {
    const one = shown('restricted', false, reader('officer'), reader('responder'))
    expect(one.seen).toEqual({ kind: 'counted', readers: 2, strangers: 1 })
    expect(found(one)).toEqual([{ code: 'readers-without-role', subject: 'restricted', detail: '1' }])
    expect(JSON.stringify(one)).not.toMatch(/officer|responder/)
  })

  it('R8-1 what could not be looked at is no finding', () => {
    const needs = { kind: 'unseen' as const, needs: 'administration: read' }
    const one = readersShown(defaultPolicy, directory, 'restricted', needs, true)
    expect(one.seen).toEqual(needs)
    expect(found(one)).toEqual([])
  })
})
