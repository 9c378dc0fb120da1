import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { asMapping, isSame, mappingOf, type Path } from '../../../../src/domain/policy/own/mapping.ts'
import { mergePolicy, partAt } from '../../../../src/domain/policy/own/merge-policy.ts'
import { ownOf } from '../../../../src/domain/policy/own/own-of.ts'
import { changedPart } from '../../../support/changed-part.ts'
import { defaultText } from '../../policy-proof/policies.ts'

const base = asMapping(parse(defaultText()))
const merged = (own: object) => mergePolicy(base, { extends: 'default@1', ...own })
const at = (own: object, ...path: Path) => partAt(merged(own).value, path)

describe("a company's own parts over the base", () => {
  it('change nothing where nothing is said, and name the base', () => {
    const { value, problems } = merged({})
    expect(problems).toEqual([])
    expect(value).toEqual({ ...base, base: 'default@1' })
  })

  it('are merged by id, and say what they leave alone by leaving it out', () => {
    expect(at({ clocks: { 'lessons-meeting': { length: 'P3D' } } }, 'clocks', 'lessons-meeting')).toEqual({
      ...asMapping(partAt(base, ['clocks', 'lessons-meeting'])),
      length: 'P3D',
    })
  })

  it('take a thing away by null, with what speaks of it alone', () => {
    const { value, takenAway } = merged({ systems: { archive: null }, processes: { drill: null } })
    expect(partAt(value, ['systems', 'archive'])).toBeUndefined()
    expect(partAt(value, ['detection', 'archive'])).toBeUndefined()
    expect(partAt(value, ['clocks', 'drill'])).toBeUndefined()
    expect(JSON.stringify(partAt(value, ['invariants']))).not.toContain('"drill"')
    expect(takenAway.map(({ own }) => own.join('.'))).toEqual(['systems.archive', 'processes.drill'])
  })

  it('cannot take away what is not there', () => {
    const [problem] = merged({ systems: { archives: null } }).problems
    expect(problem).toMatchObject({ path: ['systems', 'archives'], params: { what: 'archives' } })
    expect(problem?.known).toContain('archive')
  })

  it('null that is a value stays one', () => {
    const one = { label: 'One', agreement: 'A', 'agreed-on': null, contact: 'C', 'notice-terms': 'N', measures: 'M' }
    expect(at({ customers: { one } }, 'customers', 'one', 'agreed-on')).toBeNull()
  })

  it('words, conditions and lists stand instead of those of the base', () => {
    expect(at({ works: { orders: { label: 'Orders' } } }, 'works', 'orders', 'label')).toBe('Orders')
    expect(at({ calendars: { business: { closed: ['08-13'] } } }, 'calendars', 'business', 'closed')).toEqual(['08-13'])
  })

  it('one more gate is added to those of the way that is named', () => {
    const gate = { kind: 'facts', facts: ['late-reason'], clause: 'R4.3-2c' }
    const own = { processes: { incident: { transitions: { 'learning -> closed': { gates: [gate] } } } } }
    const way = (value: unknown) =>
      (partAt(value, ['processes', 'incident', 'transitions']) as { to: string; gates: unknown[] }[]).find(
        ({ to }) => to === 'closed',
      )
    expect(way(merged(own).value)?.gates).toEqual([...(way(base)?.gates ?? []), gate])
    const count = way(base)?.gates.length ?? 0
    expect(merged(own).ownPathOf(['processes', 'incident', 'transitions', 5, 'gates', count])).toEqual([
      ...['processes', 'incident', 'transitions', 'learning -> closed', 'gates', 0],
    ])
    expect(merged(own).ownPathOf(['processes', 'incident', 'transitions', 5, 'gates', 0])).toBeUndefined()
  })

  it('one option of a field by its id, another taken away', () => {
    const own = { fields: { done: { options: { nothing: null, shouted: { label: 'Shouted' } } } } }
    expect(at(own, 'fields', 'done', 'options')).toEqual([
      ...(partAt(base, ['fields', 'done', 'options']) as unknown[]).slice(0, -1),
      { id: 'shouted', label: 'Shouted' },
    ])
  })

  it('a new phase stands behind the one that is named before it', () => {
    const phases = { recovery: {}, observation: { label: 'Observation' } }
    const order = Object.keys(asMapping(at({ processes: { incident: { phases } } }, 'processes', 'incident', 'phases')))
    expect(order.slice(4, 7)).toEqual(['recovery', 'observation', 'learning'])
  })

  it('people are listed as they are: accounts, teams, or somebody outside', () => {
    const roles = { officer: ['aoki'], responder: 'team:crew', board: { outside: '社員総会' } }
    expect(at({ roles }, 'roles', 'officer')).toMatchObject({ users: ['aoki'] })
    expect(at({ roles }, 'roles', 'officer')).not.toHaveProperty('teams')
    expect(at({ roles }, 'roles', 'responder')).toMatchObject({ teams: ['crew'] })
    expect(at({ roles }, 'roles', 'board')).not.toHaveProperty('teams')
    const named = merged({ roles: { officer: ['team:a', 'aoki'] } })
    expect(named.ownPathOf(['roles', 'officer', 'users', 0])).toEqual(['roles', 'officer', 1])
    expect(named.ownPathOf(['roles', 'officer', 'teams', 0])).toEqual(['roles', 'officer', 0])
  })

  it('invariants are added; those of the base go by a statement alone', () => {
    const more = { only: { role: 'officer', process: 'review', transition: { to: 'closed' } }, clause: 'R9-3' }
    const { value, ownPathOf } = merged({ invariants: [more] })
    const all = partAt(value, ['invariants']) as unknown[]
    expect(all).toEqual([...(base.invariants as unknown[]), more])
    expect(ownPathOf(['invariants', all.length - 1, 'only'])).toEqual(['invariants', 0, 'only'])
    const without = [{ safeguard: 'incident-closed-settled', clause: 'R4.2-2', reason: 'because' }]
    expect(JSON.stringify(at({ without }, 'invariants'))).not.toContain('"settled"')
  })

  describe('R9: what has to be said over the base for a whole policy to come of it', () => {
    const again = (whole: object) => {
      const { own } = ownOf(base, asMapping(whole), { extends: 'default@1', reason: 'as before' })
      const { value, problems } = mergePolicy(base, own)
      return { own, problems, value: asMapping(value) }
    }

    it('a field that names a role which is not there goes on naming it, for the check to find', () => {
      const { officer: _, ...roles } = asMapping(base.roles)
      const { own, value, problems } = again({ ...base, roles })
      expect(problems).toEqual([])
      expect(own.roles).toEqual({ officer: null })
      expect(value.roles).toEqual(roles)
      expect(value.fields).toEqual(base.fields)
    })

    it('a role that goes from the fields too is taken away alone', () => {
      const without = asMapping(merged({ roles: { investigator: null } }).value)
      const { own, value } = again({ ...base, roles: without.roles, fields: without.fields })
      expect(own).toEqual({ extends: 'default@1', roles: { investigator: null } })
      expect(value.fields).toEqual(without.fields)
    })

    it('a section that is gone as a whole takes nothing else with it', () => {
      const { roles: _, ...whole } = base
      const { own, value } = again(whole)
      expect(own).toEqual({ extends: 'default@1', roles: null })
      expect(value.fields).toEqual(base.fields)
      expect(value).not.toHaveProperty('roles')
    })

    it('an invariant that stands there twice is said once more', () => {
      const all = base.invariants as unknown[]
      const { own, value } = again({ ...base, invariants: [...all, all[0]] })
      expect(own.invariants).toEqual([all[0]])
      expect(value.invariants).toEqual([...all, all[0]])
    })
  })

  it('R9: whatever a whole policy says otherwise than the base, its own parts say too', () => {
    fc.assert(
      fc.property(fc.array(changedPart(base), { minLength: 1, maxLength: 4 }), (changes) => {
        const whole = changes.reduce<unknown>((value, change) => change(value), base)
        const { own } = ownOf(base, asMapping(whole), { extends: 'default@1', reason: 'as before' })
        const { value, problems } = mergePolicy(base, own)
        expect(problems).toEqual([])
        const { base: _base, without: _without, invariants, ...rest } = asMapping(value)
        const { invariants: wanted = [], ...others } = asMapping(whole)
        const sorted = (list: unknown) => (list as unknown[]).map((one) => JSON.stringify(one)).sort()
        expect(sorted(invariants)).toEqual(sorted(wanted))
        if (!isSame(inOneOrder(rest), inOneOrder(others))) expect(rest).toEqual(others)
        expect(isSame(inOneOrder(rest), inOneOrder(others))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

/** Which section stands first means nothing. */
const inOneOrder = (value: object) => mappingOf(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
