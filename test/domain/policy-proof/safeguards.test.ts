import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inherit } from '../../../src/domain/policy/inherit.ts'
import { asMapping, isMapping, type Mapping } from '../../../src/domain/policy/own/mapping.ts'
import { mergePolicy } from '../../../src/domain/policy/own/merge-policy.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { safeguardOfInvariant } from '../../../src/domain/policy/safeguards/safeguard-ids.ts'
import { checkPolicy } from '../../../src/domain/policy-proof/check-policy.ts'
import { checkSafeguards } from '../../../src/domain/policy-proof/check-safeguards.ts'
import { droppedSafeguards } from '../../../src/domain/policy-proof/safeguards/dropped-safeguards.ts'
import { defaultText, policyOf } from './policies.ts'

const text = defaultText()
const written = asMapping(parse(text))
const base = policyOf(text)

const resolved = (own: Mapping) =>
  policySchema.parse(inherit(mergePolicy(written, { extends: 'default@1', ...own }).value).value)
const names = (own: Mapping) => droppedSafeguards(base, resolved(own)).map(({ safeguard }) => safeguard)
const way = (process: string, name: string, change: Mapping): Mapping => ({
  processes: { [process]: { transitions: { [name]: change } } },
})

describe('safeguards of the base', () => {
  it('R9-2 are all there where a company only says who it is, and what it adds', () => {
    const gate = { kind: 'facts', facts: ['late-reason'], clause: 'R4.2-1' }
    expect(names({})).toEqual([])
    expect(
      names({ ...way('incident', 'learning -> closed', { gates: [gate] }), roles: { officer: ['aoki'] } }),
    ).toEqual([])
    expect(names({ clocks: { 'lessons-meeting': { length: 'P3D' } }, systems: { archive: null } })).toEqual([])
    expect(names({ calendars: { business: { closed: ['08-13'] } } })).toEqual([])
  })

  it('R9-2 have names of their own', () => {
    const all = base.invariants.map(safeguardOfInvariant)
    expect(new Set(all).size).toBe(all.length)
    for (const name of all) expect(name).toMatch(/^[a-z][a-z-]+$/)
  })

  it('R9-2 every invariant goes by a statement alone, and is named', () => {
    for (const invariant of base.invariants) {
      const safeguard = safeguardOfInvariant(invariant)
      const statement = { safeguard, clause: invariant.clause, reason: 'because' }
      expect(names({ without: [statement] })).toContain(safeguard)
      expect(checkSafeguards(base, resolved({ without: [statement] }))).toEqual([])
    }
  })

  it.each<[string, string, Mapping]>([
    ['R6-1 who asks for it has a say', 'exception-excluded', { processes: { exception: { excluded: null } } }],
    [
      'R7-4 whom it is about has a say',
      'violation-excluded',
      { processes: { violation: { excluded: { named: 'position' } } } },
    ],
    [
      'R7-3 a resolution is not asked for',
      'violation-decided-gate-facts-resolution',
      way('violation', 'heard -> decided', { gates: { 'facts resolution': null } }),
    ],
    [
      'R7-4 a hearing only sometimes',
      'violation-heard-gate-facts-hearing',
      way('violation', 'explained -> heard', {
        gates: { 'facts hearing': { when: { fact: 'gravity', is: ['grave'] } } },
      }),
    ],
    [
      'R4.4-3 an end without notices',
      'incident-closed-gate-notices-customers-persons-covered',
      way('incident', 'learning -> closed', {
        gates: { 'notices customers persons-covered': { notices: ['customers'] } },
      }),
    ],
    [
      'R4.4-1 a plan by one alone',
      'incident-closed-gate-pull-request-prevention',
      way('incident', 'learning -> closed', { gates: { 'pull-request prevention': { 'approved-by': ['officer'] } } }),
    ],
    [
      'R6-1 approved by more',
      'exception-approved-gate-approved-approved',
      way('exception', 'requested -> approved', { gates: { 'approved approved': { by: ['officer', 'responder'] } } }),
    ],
    [
      'R6-1 exceptions without end',
      'exception-approved-gate-within-exempt-until',
      way('exception', 'requested -> approved', { gates: { 'within exempt-until': { most: 'P99Y' } } }),
    ],
    [
      'R6-1 an emergency of 300 days',
      'exception-waiver',
      { processes: { exception: { waiver: { ahead: { for: 'P300D' } } } } },
    ],
    [
      'R7-2 a new way past what every other asks',
      'violation-decided-gate-facts-gravity-extent-intent',
      way('violation', 'reported -> decided', { by: ['decider'] }),
    ],
    [
      'R7-4 the way back is no way past it either',
      'violation-decided-gate-facts-gravity-extent-intent',
      {
        processes: {
          violation: { contain: { phase: 'decided', fact: 'violation-account', by: ['decider'], clause: 'R7-1' } },
        },
      },
    ],
    [
      'R1-3 another end',
      'incident-ends',
      { processes: { incident: { phases: { filed: { label: 'Filed', end: 'completed' } } } } },
    ],
    ['R7-3 "none" is a resolution', 'field-resolution', { fields: { resolution: { 'never-none': null } } }],
    ['R4.2-2 "unknown" is a category for good', 'field-harm', { fields: { harm: { 'may-be-unknown': true } } }],
    ['R8-2 confidential no more', 'field-insiders', { fields: { insiders: { confidential: null } } }],
    ['R4.4-2 anybody says who was wronged', 'field-harm', { fields: { harm: { 'set-by': ['responder', 'officer'] } } }],
    ['R4.4-5 kept for no time', 'clock-retention', { clocks: { retention: null } }],
    ['R9-2 no holidays', 'calendar-business', { calendars: { business: { holidays: 'none' } } }],
    ['R9-2 Saturdays as working days', 'calendar-business', { calendars: { business: { weekend: ['sunday'] } } }],
    [
      'R4.2-1 what the deputy does is ratified by nobody',
      'role-deputy-acts-for',
      { roles: { deputy: { 'acts-for': null } } },
    ],
    ['R8-2 read by all', 'violation-restricted', { processes: { violation: { restricted: false } } }],
    [
      'R6-1 an approval that can be written over',
      'exception-approved-fixed',
      { processes: { exception: { phases: { approved: { fixed: null } } } } },
    ],
    [
      "R8-2 an insider's case stays open to all",
      'incident-restricts',
      { processes: { incident: { restricts: null } } },
    ],
    [
      'R8-2 it moves for no fact that anybody records',
      'incident-restricts',
      { processes: { incident: { restricts: { when: { fact: 'kind', is: ['unknown'] } } } } },
    ],
    ['R9-3 no yearly review by itself', 'review-schedule', { processes: { review: { schedule: null } } }],
    ['R7-1 a process gone', 'violation', { processes: { violation: null } }],
  ])('are taken away or weakened, and named: %s', (_title, safeguard, own) => {
    const [first] = checkSafeguards(base, resolved(own)).filter(({ params }) => params.safeguard === safeguard)
    expect(first?.code).toMatch(/^safeguard-(?:dropped|weakened)$/)
    const without = [{ safeguard, clause: first?.params.clause, reason: 'because' }]
    const said = checkSafeguards(base, resolved({ ...own, without }))
    expect(said.filter(({ params }) => params.safeguard === safeguard)).toEqual([])
  })

  it('R9-2 a clause that nothing enforces any more is named, by whatever gate it went', () => {
    const gates = { 'facts damages': null }
    expect(names(way('violation', 'decided -> closed', { gates, clause: null }))).toContain(
      'violation-closed-gate-facts-damages',
    )
    const clocks = { 'officer-first-act': { clause: 'R4-2' }, 'detection-to-report': { clause: 'R4-2' } }
    expect(names({ clocks })).toEqual([])
  })

  it('R9-2 a statement of what is not dropped, of another clause, or without a reason, is found', () => {
    const statement = (safeguard: string, clause: string, reason = 'because') => ({
      without: [{ safeguard, clause, reason }],
    })
    const codes = (own: Mapping) => checkSafeguards(base, resolved(own)).map(({ code }) => code)
    expect(codes(statement('incident-closed', 'R1-3'))).toEqual(['safeguard-kept'])
    expect(codes(statement('incident-closed-settled', 'R1-3'))).toEqual(['safeguard-clause'])
    expect(codes(statement('incident-closed-settled', 'R4.2-2', '理由を記入'))).toEqual(['reason-placeholder'])
  })

  it('R9-2 no single part of the base that guards can be taken away unseen', () => {
    const unseen = [...guards(written, [])].filter((path) => {
      const own = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), null)
      const { value, problems } = mergePolicy(written, { extends: 'default@1', ...asMapping(own) })
      const read = problems.length > 0 ? undefined : policySchema.safeParse(inherit(value).value)
      if (read?.success !== true) return false
      return checkSafeguards(base, read.data).length === 0 && checkPolicy(read.data).length === 0
    })
    expect(unseen.map((path) => path.join('.'))).toEqual([])
  })
})

/** Whatever keeps people out, limits what they may do, or says how answers must be. */
function* guards(value: unknown, path: readonly string[]): Generator<string[]> {
  if (!isMapping(value)) return
  for (const [key, part] of Object.entries(value)) {
    const here = [...path, key]
    // A process that is like another has that one's containment, which is open to more.
    const isInherited = key === 'contain' && 'like' in value
    if (GUARDS.includes(key) && path[0] !== 'systems' && !isInherited) yield here
    if (path.length < 4) yield* guards(part, here)
  }
}
const GUARDS = [
  'excluded',
  'never-none',
  'confidential',
  'restricted',
  'fixed',
  'acts-for',
  'contain',
  'holidays',
  'schedule',
  'violation',
  'exception',
  'retention',
]
