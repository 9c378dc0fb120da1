import { describe, expect, it } from 'vitest'
import { inherit } from '../../../src/domain/policy/inherit.ts'

const PARENT = {
  label: 'Case',
  repository: 'cases',
  start: 'in',
  schedule: { every: 'P1Y' },
  phases: { in: { label: 'In' }, held: { label: 'Held' }, off: { label: 'Off' }, out: { label: 'Out' } },
  'in-charge': { in: ['officer'], off: ['officer'] },
  back: { from: ['held', 'off'], by: ['officer'] },
  links: { phase: 'off' },
  transitions: [
    { from: ['in', 'held'], to: 'off', by: ['officer'] },
    { from: ['in', 'off'], to: 'held', by: ['helper'] },
    { from: ['in', 'held'], to: 'out', by: ['officer'], gates: [{ kind: 'settled' }] },
  ],
}
const policyWith = (drill: object, more: object = {}) => ({ processes: { case: PARENT, drill, ...more } })
const spelt = (drill: object) => {
  const { value, ...rest } = inherit(policyWith(drill))
  return { ...rest, drill: (value as ReturnType<typeof policyWith>).processes.drill as Record<string, unknown> }
}

describe('a process that is like another', () => {
  it('R4.1-2 has all of it, save what makes a process itself', () => {
    const { drill, problems } = spelt({ label: 'Drill', like: 'case', mark: 'drill' })
    const { schedule: _, ...parts } = PARENT
    expect(drill).toEqual({ ...parts, label: 'Drill', like: 'case', mark: 'drill' })
    expect(problems).toEqual([])
  })

  it('goes without what it leaves out, and without every way there and from there', () => {
    const { drill } = spelt({ label: 'Drill', like: 'case', without: ['links', 'phases.off'] })
    expect(drill.links).toBeUndefined()
    expect(Object.keys(drill.phases as object)).toEqual(['in', 'held', 'out'])
    expect(drill['in-charge']).toEqual({ in: ['officer'] })
    expect(drill.back).toEqual({ from: ['held'], by: ['officer'] })
    expect(drill.transitions).toEqual([
      { from: ['in'], to: 'held', by: ['helper'] },
      { from: ['in', 'held'], to: 'out', by: ['officer'], gates: [{ kind: 'settled' }] },
    ])
  })

  it('has its own phases and ways beside them, or instead', () => {
    const own = { from: 'held', to: 'out', by: ['chief'] }
    const { drill } = spelt({ label: 'Drill', like: 'case', phases: { out: { label: 'Done' } }, transitions: [own] })
    expect(drill.phases).toEqual({ ...PARENT.phases, out: { label: 'Done' } })
    expect(drill.transitions).toEqual([
      ...PARENT.transitions.slice(0, 2),
      { from: ['in'], to: 'out', by: ['officer'], gates: [{ kind: 'settled' }] },
      own,
    ])
  })

  it('says where each part was written', () => {
    const drill = { label: 'Drill', like: 'case', without: ['phases.off'], transitions: [{ from: 'held', to: 'out' }] }
    const { originOf } = spelt(drill)
    const at = (...path: (string | number)[]) => originOf(['processes', 'drill', ...path]).join(' ')
    expect(at('label')).toBe('processes drill label')
    expect(at('start')).toBe('processes case start')
    expect(at('phases', 'held', 'label')).toBe('processes case phases held label')
    expect(at('transitions', 0, 'by')).toBe('processes case transitions 1 by')
    expect(at('transitions', 1, 'gates', 0)).toBe('processes case transitions 2 gates 0')
    expect(at('transitions', 2, 'by')).toBe('processes drill transitions 0 by')
    expect(at('form')).toBe('processes drill form')
    expect(originOf(['processes', 'case', 'start'])).toEqual(['processes', 'case', 'start'])
    expect(originOf(['fields', 'drill'])).toEqual(['fields', 'drill'])
  })

  it.each([
    ['no process', { like: 'cases' }, ['like']],
    ['itself', { like: 'drill' }, ['like']],
    ['no name', { like: 3 }, ['like']],
    ['what the other has not', { like: 'case', without: ['links', 'phases.of'] }, ['without', 1]],
    ['a thing that every object has', { like: 'constructor' }, ['like']],
  ])('is told where it is like %s', (_what, drill, path) => {
    expect(spelt(drill).problems).toMatchObject([{ path: ['processes', 'drill', ...path] }])
  })

  it.each([[undefined], [null], [[]], ['text'], [{ processes: [] }], [{ processes: { a: 1, b: null } }]])(
    'leaves %j to the schema',
    (value) => {
      expect(inherit(value)).toMatchObject({ value, problems: [] })
    },
  )

  it('leaves parts that are no such thing to the schema', () => {
    const odd = { case: { phases: [], transitions: 'none', 'in-charge': 1, back: [] }, drill: { like: 'case' } }
    expect(inherit({ processes: odd }).value).toEqual({ processes: { ...odd, drill: { ...odd.case, like: 'case' } } })
  })
})
