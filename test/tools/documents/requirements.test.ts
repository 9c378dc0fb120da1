import { describe, expect, it } from 'vitest'
import { defaultPolicy } from './parts/default-policy.ts'
import { testsNaming, WHOLE_PARTS } from './parts/requirement-places.ts'
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

  it('does not call covered what a field names and nothing asks for', () => {
    const policy = defaultPolicy()
    const { violation: _, ...processes } = policy.processes
    // The field "gravity" still cites it.
    expect(policy.fields.gravity?.clause).toBe('R7-2')
    expect(uncovered({ ...policy, processes })).toContain('R7-2')
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
