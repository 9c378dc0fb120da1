import { describe, expect, it } from 'vitest'
import { CLAUSES } from '../../../src/domain/policy-proof/clauses.ts'
import { textOf } from './files.ts'
import { defaultPolicy } from './parts/default-policy.ts'
import { TITLE, testsNaming, WHOLE_PARTS } from './parts/requirement-places.ts'
import { PLAYS, type Played } from './parts/requirement-plays.ts'
import { requirements, uncovered } from './parts/requirements.ts'

describe('the table of requirements', () => {
  it('covers all 48: each is enforced or measured by something, and a test plays it', () => {
    expect(uncovered(defaultPolicy())).toEqual([])
    const tests = testsNaming()
    const rows = requirements('en').split('\n').slice(2)
    expect(rows).toHaveLength(48)
    expect(rows.filter((row) => tests(row.split(' ')[1] ?? '').length === 0)).toEqual([])
    // Each is somewhere in the policy.
    expect(rows.filter((row) => row.split(' | ')[2] === '—')).toEqual([])
    const parts = Object.values(WHOLE_PARTS).flat()
    const at = (path: string): unknown =>
      path.split('.').reduce<unknown>((value, key) => Object(value)[key], defaultPolicy())
    expect(parts.filter((part) => at(part) === undefined)).toEqual([])
  })

  it('has for each a test that plays the way allowed and another that plays the way refused, named after it', () => {
    expect(Object.keys(PLAYS)).toEqual([...CLAUSES])
    const titles = (file: string) =>
      [...textOf(`test/${file}.test.ts`).matchAll(TITLE)].map(([, , title = '']) => title)
    const wrong = Object.entries(PLAYS).flatMap(([clause, { allowed, refused }]) =>
      [allowed, refused].flatMap(([file, beginning]) => {
        const found = titles(file).filter((title) => title.startsWith(beginning))
        const isNamed = found.every((title) =>
          new RegExp(`(^|[^\\w.-])${clause.replaceAll('.', '\\.')}(?![\\w-])`).test(title),
        )
        return found.length === 1 && isNamed ? [] : [`${clause}: ${file}: ${beginning} (${found.length})`]
      }),
    )
    expect(wrong).toEqual([])
    const same = Object.entries(PLAYS).filter(([, { allowed, refused }]) => allowed.join() === refused.join())
    expect(same).toEqual([])
    // Played through GitHub, not by a rule alone.
    expect(Object.values(PLAYS).flatMap(({ allowed, refused }) => [allowed[0], refused[0]])).toEqual(
      Array.from({ length: 2 * CLAUSES.size }, () => expect.stringMatching(/^scenarios\//)),
    )
  })

  it('expects in each refused way that its own clause is cited to people', () => {
    const silent = Object.entries(PLAYS).filter(([clause, { refused }]) => !citedIn(refused).test(clause))
    expect(silent.map(([clause]) => clause)).toEqual([])
    // A test that expects another clause alone is found wanting.
    expect(citedIn(['scenarios/regulation', 'R3-1 R4.3-2b refused']).test('R3-1')).toBe(false)
  })

  it('does not call covered what a field names and nothing asks for', () => {
    const policy = defaultPolicy()
    const { violation: _, ...processes } = policy.processes
    const clocks = Object.fromEntries(Object.entries(policy.clocks).filter(([, one]) => !one.in.includes('violation')))
    // The field "gravity" still cites it.
    expect(policy.fields.gravity?.clause).toBe('R7-2')
    expect(uncovered({ ...policy, processes, clocks })).toContain('R7-2')
  })

  it('names the gate, the deadline and the check that hold an obligation', () => {
    const row = (clause: string) =>
      requirements('en')
        .split('\n')
        .find((line) => line.startsWith(`| ${clause} |`))
    expect(row('R4.4-1')).toContain('`incident → closed` (pull-request')
    expect(row('R4.4-1')).toContain('`clocks.prevention-plan`')
    expect(row('R8-1')).toContain('`/approve`')
    expect(row('R1-5')).toContain('operation check')
  })
})

/** The clauses that a test expects, its title aside. */
function citedIn([file, beginning]: Played): { test(clause: string): boolean } {
  const text = textOf(`test/${file}.test.ts`)
  const from = text.indexOf('\n', text.indexOf(beginning))
  const [body = ''] = text.slice(from).split(/\n {0,2}(?:it|describe)(?:\.\w+)*\(/)
  const cited = body.replaceAll('\\', '')
  return { test: (clause) => new RegExp(`(^|[^\\w.-])${clause.replaceAll('.', '\\.')}(?![\\w-])`).test(cited) }
}
