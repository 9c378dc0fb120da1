import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../../src/domain/audit/figures/figures.ts'
import { entryOf, isIncident, type RegisterEntry } from '../../../../src/domain/audit/figures/register.ts'
import { incidentIn } from '../../../support/incident.ts'
import { minute, storyIn } from '../../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../../support/worlds.ts'

const state = storyIn(defaultWorld)(...incidentIn('closed')).case
const entry = entryOf(defaultPolicy, state, 'incidents', '2030-01-01T02:00:00Z')
const figures = (...entries: RegisterEntry[]) => figuresOf(entries, 'Asia/Tokyo')

describe('the register', () => {
  it('says of an incident what it was and when what was done, and nothing that people wrote', () => {
    expect(entry).toMatchObject({
      ...{
        repository: 'incidents',
        issue: 1,
        phase: 'closed',
        ended: 'completed',
        kind: 'malware',
        category: 'breach',
      },
      ...{ severity: 'high', systems: ['email'], priority: 'B', reportedAt: minute(0), answeredAt: minute(1) },
      containedAt: minute(2),
    })
    expect(entry.recoveredAt).toBeDefined()
    expect(entry.endedAt).toBe(state.path.at(-1)?.at)
    expect(JSON.stringify(entry)).not.toMatch(/encrypted|Unplugged|Three devices/)
  })

  it('names the deadlines that have run out and still run', () => {
    const open = storyIn(defaultWorld)(...incidentIn('learning')).case
    expect(entryOf(defaultPolicy, open, 'incidents', '2031-01-01T00:00:00Z').overdue).toContain('prevention-plan')
  })

  it('R4.1-2 a drill is no incident, nor is any other process', () => {
    const policy = structuredClone(defaultPolicy)
    expect(isIncident(policy, state)).toBe(true)
    expect(isIncident(policy, { ...state, process: 'exception' })).toBe(false)
    const { incident } = policy.processes
    if (incident !== undefined) policy.processes.drill = { ...incident, mark: 'drill' }
    expect(isIncident(policy, { ...state, process: 'drill' })).toBe(false)
    if (incident !== undefined) incident.restricted = true
    expect(isIncident(policy, state)).toBe(false)
  })
})

describe('figuresOf', () => {
  it('counts real incidents; what was dismissed is counted apart', () => {
    const dismissed = { ...entry, ended: 'not-planned' as const, kind: 'power' }
    const open = { ...entry, ended: undefined, phase: 'analysis', overdue: ['recovery'] }
    expect(figures(entry, dismissed, open)).toMatchObject({
      ...{ incidents: 2, open: 1, dismissed: 1, overdue: 1 },
      ...{ byKind: { malware: 2 }, bySeverity: { high: 2 }, byPhase: { closed: 1, analysis: 1 } },
    })
  })

  it('months are those of the company', () => {
    const late = { ...entry, reportedAt: '2030-01-31T15:30:00Z' }
    expect(figures(entry, late).byMonth).toEqual({ '2030-01': 1, '2030-02': 1 })
  })

  it('times run from detection to each act; what has not happened yet, or cannot be, counts for none', () => {
    const at = (hour: number) => new Date(Date.UTC(2030, 0, 1, hour)).toISOString()
    const base = { ...entry, detectedAt: at(0), reportedAt: at(1), answeredAt: at(2) }
    const { minutes } = figures(
      { ...base, containedAt: at(2), recoveredAt: at(10), endedAt: undefined },
      { ...base, containedAt: at(4), recoveredAt: undefined, endedAt: undefined },
      { ...base, detectedAt: at(9), containedAt: at(8), recoveredAt: undefined, endedAt: undefined },
    )
    expect(minutes).toEqual({
      firstAct: { of: 3, median: 60, longest: 60 },
      containment: { of: 2, median: 180, longest: 240 },
      recovery: { of: 1, median: 600, longest: 600 },
      closing: { of: 0, median: undefined, longest: undefined },
    })
  })
})
