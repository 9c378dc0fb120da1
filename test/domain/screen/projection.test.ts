import { describe, expect, it } from 'vitest'
import { severityOf } from '../../../src/domain/case/severity.ts'
import { boardOptions, project } from '../../../src/domain/screen/projection.ts'
import { type Act, as, choose, record } from '../../support/acts.ts'
import { incidentIn, reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { given, type Story } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const shown = (...story: Story) => project(defaultWorld, given(...story).case)

describe('what GitHub should show', () => {
  it('R4.2-1 a report is shown to the officer at once', () => {
    expect(shown(reported())).toEqual({
      labels: ['hikeshi: incident', 'phase: reported', 'severity: medium', 'priority: B'],
      marks: ['drill'],
      onBoard: true,
      column: '報告受付',
      assignee: PEOPLE.officer,
      state: 'open',
      stateReason: undefined,
      duplicateOf: undefined,
      title: { bare: ['【インシデント】', '[Incident] '], told: 'Files are encrypted' },
    })
  })
  it.each([
    ['analysis', '分析', PEOPLE.executive],
    ['containment', '封じ込め', PEOPLE.responder],
    ['eradication', '根絶', PEOPLE.sysadmin],
    ['recovery', '復旧', PEOPLE.executive],
    ['learning', '学習', PEOPLE.officer],
  ])('in %s it stands in its column, with who must act', (phase, column, assignee) => {
    expect(shown(incidentIn(phase))).toMatchObject({ column, assignee, state: 'open' })
  })
  it('R1-3 closed is completed, dismissed is not planned, and nobody must act', () => {
    expect(shown(incidentIn('closed'))).toMatchObject({
      state: 'closed',
      stateReason: 'completed',
      assignee: undefined,
    })
    expect(shown(reported(), as('officer', { kind: 'named', name: 'dismiss', reason: 'A test' }))).toMatchObject({
      state: 'closed',
      stateReason: 'not_planned',
      assignee: undefined,
    })
  })
  it('R4.2-4 a duplicate is closed as one, a part that ends with its lead is not', () => {
    expect(shown(reported(), as('responder', { kind: 'duplicate', issue: 2 }))).toMatchObject({
      state: 'closed',
      stateReason: 'duplicate',
      duplicateOf: 2,
    })
    const ended: Act = { by: 'app', door: 'app', command: { kind: 'lead-ended', lead: 2 } }
    expect(shown(reported(), as('responder', { kind: 'part-of', issue: 2 }), ended)).toMatchObject({
      state: 'closed',
      stateReason: 'not_planned',
    })
  })
  it('R4-2 severity is high while it spreads, else medium, until somebody in charge says', () => {
    const severity = (...story: Story) => severityOf(defaultPolicy, given(...story).case)
    expect(severity(reported())).toBe('medium')
    const grave = { certainty: ['confirmed'], ongoing: ['going-on'], information: ['personal'] }
    expect(severity(reported('malware', grave))).toBe('critical')
    expect(severity(reported('malware', { ...grave, certainty: ['suspected'] }))).toBe('high')
    expect(severity(reported('malware', { ...grave, ongoing: ['stopped'] }))).toBe('high')
    expect(severity(reported('power', grave))).toBe('medium')
    // The systems' priority counts too: sign-in is what the company cannot do without for hours.
    expect(severity(reported('power', { ongoing: ['going-on'], systems: ['identity-provider'] }))).toBe('high')
    expect(severity(reported('power', { ongoing: ['going-on'], systems: ['archive'] }))).toBe('medium')
    expect(severity(reported('malware', { ongoing: ['spreading'] }))).toBe('high')
    expect(severity(reported('malware', { ongoing: ['spreading'] }), as('officer', choose('severity', 'low')))).toBe(
      'low',
    )
  })
  it('R4.1-4 the priority shows the highest of the systems', () => {
    expect(shown(reported(), as('responder', record({ systems: ['archive', 'website'] }))).labels).toContain(
      'priority: A',
    )
  })
  it('the board has one option for each phase of the processes with columns, the same words once', () => {
    expect(boardOptions(defaultPolicy)).toEqual([
      '報告受付',
      '分析',
      '封じ込め',
      '根絶',
      '復旧',
      '学習',
      '完了',
      '非該当',
      '統合（別の件で対応）',
    ])
    const processes = Object.entries(defaultPolicy.processes).map(([id, process]) => [
      id,
      { ...process, board: 'columns' as const },
    ])
    const all = boardOptions({ ...defaultPolicy, processes: Object.fromEntries(processes) })
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(25)
    // Few may read these: no column tells that there are any.
    expect(all).not.toContain('弁明済み')
  })
})
