import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inherit } from '../../../src/domain/policy/inherit.ts'
import type { Path } from '../../../src/domain/policy/own/mapping.ts'
import { type Policy, policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { policyDiff } from '../../../src/domain/policy/policy-diff.ts'
import { changedAt, changedPart, HOW, type How, pathsIn } from '../../support/changed-part.ts'
import { changed, defaultText, policyOf } from '../policy-proof/policies.ts'

const text = defaultText()
const written: unknown = parse(text)
const base = policyOf(text)
const PARTS = pathsIn(base, [])

/** One part changed, and in each process that has it from there. */
function everywhere(path: Path, how: How): Policy {
  const [section, id, part, ...rest] = path
  const heirs = section === 'processes' && rest.length > 0 ? Object.keys(base.processes) : []
  return heirs.reduce(
    (now, heir) => {
      const there = base.processes[heir]?.like === id ? placeIn(heir, String(id), [String(part), ...rest]) : undefined
      return there === undefined ? now : changedAt(now, ['processes', heir, ...there], how)
    },
    changedAt(base, path, how),
  )
}

/** Where a process has a part of the one that it is like: ways by what they are, and everything else by its keys. */
function placeIn(heir: string, id: string, [part = '', ...rest]: Path): Path | undefined {
  const [theirs, own] = [base.processes[id], base.processes[heir]]
  if (part === 'transitions') {
    const way = theirs?.transitions[Number(rest[0])]
    const index = own?.transitions.findIndex((one) => isDeepStrictEqual(one, way)) ?? -1
    return index < 0 ? undefined : [part, index, ...rest.slice(1)]
  }
  const isTheSame = INHERITED.includes(String(part)) && isDeepStrictEqual(partAt(own, [part]), partAt(theirs, [part]))
  return isTheSame ? [part, ...rest] : undefined
}
const INHERITED = ['phases', 'in-charge', 'pull-requests', 'documents', 'notices', 'acknowledgements']

/**
 * A value is made another one, and only what holds others has an order or takes one more. A way that leads from nowhere, or
 * to nowhere, is no way of a policy.
 */
function isFor(how: How, path: Path): boolean {
  const part = partAt(base, path)
  if (how === 'away') return !(path.at(-3) === 'transitions' && ['from', 'to'].includes(String(path.at(-1))))
  return (how === 'otherwise') === (typeof part !== 'object' || part === null)
}

/** Whether a part has come to the same: the last of one is the first of one. */
const isAsBefore = (after: Policy, path: Path): boolean => {
  const holder = path.slice(0, -1)
  return JSON.stringify(partAt(after, holder)) === JSON.stringify(partAt(base, holder))
}

const partAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (Object(inner) as Record<string | number, unknown>)[key], value)

/** The path that is told lies on the way to the part, or leads into it; items of lists are called by their names. */
const isAt = (told: readonly string[], path: Path): boolean =>
  told.every((key, index) => {
    const step = path[index]
    return step === undefined || typeof step === 'number' || key === step || key === '(order)'
  })

describe('the difference of two policies', () => {
  it('R9-4 is nothing where nothing differs', () => {
    expect(policyDiff(base, policyOf(text))).toEqual([])
  })

  it.each([
    [
      'a length',
      'length: P5D',
      'length: P6D',
      { part: 'clock', kind: 'changed', within: ['length'], before: 'P5D', after: 'P6D' },
    ],
    [
      'a holiday',
      'holidays: japan',
      'holidays: none',
      { name: 'calendars › business › holidays', before: 'japan', after: 'none' },
    ],
    ['an emergency', 'for: P3D', 'for: P300D', { part: 'process', within: ['waiver', 'ahead', 'for'], after: 'P300D' }],
    ['a rule of severity', 'is: [spreading] }', 'is: [stopped] }', { name: 'severity › rules' }],
    [
      'who is told',
      'tell: [officer, deputy]',
      'tell: [officer]',
      { part: 'clock', within: ['tell'], before: '["officer","deputy"]' },
    ],
    [
      'a gate',
      '          - { kind: settled, clause: R4.2-2 }\n          - { kind: ratified, clause: R4.2-1 }\n          - { kind: exceptions',
      '          - { kind: ratified, clause: R4.2-1 }\n          - { kind: exceptions',
      { part: 'gate', kind: 'removed', clause: 'R4.2-2' },
    ],
    ['words', 'en: Eradication }', 'en: Cleaning }', { part: 'phase', kind: 'changed', within: ['label'] }],
  ])('R9-4 names one thing alone: %s', (_what, from, to, wanted) => {
    const found = policyDiff(base, changed(text, [from, to]))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(wanted)
  })

  it('R9-4 is never empty where anything differs, and names nothing that does not', () => {
    fc.assert(
      fc.property(changedPart(written), (change) => {
        const read = policySchema.safeParse(inherit(change(written)).value)
        if (!read.success) return
        const found = policyDiff(base, read.data)
        expect(found.length > 0).toBe(JSON.stringify(read.data) !== JSON.stringify(base))
        for (const { before, after } of found) expect(before).not.toEqual(after)
        // The named part lies where something was changed, or in a process that is like the one that was.
        const [section] = change.path
        const sections = new Set(found.map(({ path }) => path[0]))
        expect([...sections].filter((one) => one !== section)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it.each(HOW)('R9-4 tells of every single part of the policy, and of nothing else: %s', (how) => {
    const wrong = PARTS.filter((path) => isFor(how, path)).flatMap((path) => {
      const after = everywhere(path, how)
      const found = policyDiff(base, after)
      const place = path.join('.')
      if (isAsBefore(after, path)) return found.length === 0 ? [] : [`${place}: nothing changed`]
      if (found.length === 0) return [`${place}: untold`]
      return found.flatMap((one) => {
        if (one.before === one.after) return [`${place}: ${one.path.join(' › ')} is the same`]
        return isAt(one.path, path) ? [] : [`${place}: ${one.path.join(' › ')}`]
      })
    })
    expect(PARTS.length).toBeGreaterThan(7000)
    expect(wrong).toEqual([])
  })

  it('R9-4 of several gates of one name, the one that went is named with its clause, and none that stood behind it', () => {
    const gone = changed(text, [
      '          - { kind: value, fact: measure, is: [none, caution, contract-measure]',
      '          # -',
    ])
    const found = policyDiff(base, gone)
    expect(found.map(({ part, kind, clause, path }) => [part, kind, clause, path.at(-1)])).toEqual([
      ['gate', 'removed', 'R7-1', 'value measure 2'],
    ])
    expect(policyDiff(gone, base).map(({ part, kind, clause }) => [part, kind, clause])).toEqual([
      ['gate', 'added', 'R7-1'],
    ])
  })

  it('R9-4 is told back to front as well', () => {
    const other = changed(text, ['length: P5D', 'length: P6D'])
    expect(policyDiff(other, base).map(({ before, after }) => [before, after])).toEqual([['P6D', 'P5D']])
  })
})
