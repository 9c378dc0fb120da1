import { describe, expect, it } from 'vitest'
import { FINDING_CODES as OPERATION_CODES } from '../../../src/domain/audit/operation-check/operation.ts'
import { CLAUSES } from '../../../src/domain/policy-proof/clauses.ts'
import { FINDING_CODES } from '../../../src/domain/policy-proof/finding.ts'
import { repositoryFiles } from './files.ts'
import { defaultPolicy } from './parts/default-policy.ts'
import { gatesAt, playsOf, sentences } from './parts/sentence-table.ts'
import { type Answer, SENTENCES, type Sentence } from './parts/sentences.ts'

const policy = defaultPolicy()

/** How many sentences and items each clause of the regulation has. */
const COUNTED = [
  ['1', 4],
  ['2', 1],
  ['3', 2],
  ['4', 1],
  ['4-1', 11],
  ['4-2', 4],
  ['4-3', 4],
  ['4-4', 9],
  ['5', 2],
  ['6', 1],
  ['7', 10],
  ['8', 3],
  ['9', 7],
] as const

describe('the sentences of the regulation', () => {
  it('are all there, in their order, and hold every obligation', () => {
    const expected = COUNTED.flatMap(([clause, count]) =>
      Array.from({ length: count }, (_, at) => `${clause} (${at + 1})`),
    )
    expect(SENTENCES.map(({ at }) => at)).toEqual(expected)
    const held = new Set(SENTENCES.flatMap(({ clauses }) => clauses))
    expect([...CLAUSES].filter((clause) => !held.has(clause))).toEqual([])
    expect([...held].filter((clause) => !CLAUSES.has(clause))).toEqual([])
  })

  it('are each somewhere, and name nothing that is not there', () => {
    expect(
      SENTENCES.flatMap((one) => (one.where.length === 0 ? [one.at] : one.where.filter((place) => !isThere(place)))),
    ).toEqual([])
    expect(SENTENCES.flatMap((one) => one.otherwise.filter((answer) => !isAnswer(answer, one)))).toEqual([])
    const files = new Set(repositoryFiles())
    const unplayed = SENTENCES.filter(
      (one) => playsOf(one).length === 0 || playsOf(one).some((file) => !files.has(file)),
    )
    expect(unplayed.map(({ at }) => at)).toEqual([])
  })

  it('each have an answer to whoever does not do it, in whole words of both languages', () => {
    expect(SENTENCES.filter(({ otherwise }) => otherwise.length === 0).map(({ at }) => at)).toEqual([])
    for (const language of ['ja', 'en'] as const) {
      const rows = sentences(language).split('\n').slice(2)
      expect(rows).toHaveLength(SENTENCES.length)
      for (const row of rows) expect(row).not.toMatch(/undefined|[{}]|\(\)|（）|“”|「」/)
    }
  })

  it('are found wanting where a gate, a deadline or a place is gone', () => {
    const [first] = SENTENCES as readonly [Sentence]
    expect(isThere('fields.no-such')).toBe(false)
    expect(isThere('incident → nowhere')).toBe(false)
    expect(isAnswer({ clock: 'no-such' }, first)).toBe(false)
    expect(isAnswer({ way: 'incident → closed', gate: 'evidence' }, first)).toBe(false)
    expect(isAnswer({ opens: 'incident' }, first)).toBe(false)
  })
})

function isThere(place: string): boolean {
  const [process = '', to] = place.split(' → ')
  if (to !== undefined) return policy.processes[process]?.transitions.some((one) => one.to === to) ?? false
  return place.split('.').reduce<unknown>((value, key) => Object(value)[key], policy) !== undefined
}

function isAnswer(answer: Answer, { clauses }: Sentence): boolean {
  if ('way' in answer) return (gatesAt(policy, answer, clauses)?.gates.length ?? 0) > 0
  if ('clock' in answer) return answer.clock in policy.clocks
  if ('opens' in answer) return policy.processes[answer.opens]?.schedule !== undefined
  if ('finding' in answer) return OPERATION_CODES.includes(answer.finding)
  return 'runbook' in answer || FINDING_CODES.includes(answer.check)
}
