import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IssueShown, planIssue } from '../../../src/domain/screen/plan.ts'
import type { Projection } from '../../../src/domain/screen/projection.ts'
import { EVERYBODY, PEOPLE } from '../../support/people.ts'

/** GitHub's application of a difference. */
function applied(shown: IssueShown, wanted: Projection): IssueShown {
  const difference = planIssue(wanted, shown)
  if (difference === undefined) return shown
  return {
    title: difference.title ?? shown.title,
    labels: [...new Set(difference.labels ?? shown.labels)],
    assignees: difference.assignees?.map((login) => ({ login })) ?? shown.assignees,
    state: difference.state ?? shown.state,
    stateReason: difference.stateReason ?? shown.stateReason,
  }
}

const OURS = ['hikeshi: incident', 'phase: reported', 'phase: analysis', 'severity: high', 'priority: A', 'drill']
const label = fc.oneof(
  fc.constantFrom(...OURS, 'bug', 'phase:analysis', 'Phase: analysis'),
  fc.string({ maxLength: 12 }),
)
const wanted: fc.Arbitrary<Projection> = fc.record({
  labels: fc.uniqueArray(fc.constantFrom(...OURS)),
  marks: fc.constant(['drill']),
  onBoard: fc.boolean(),
  column: fc.constant(undefined),
  assignee: fc.option(
    fc.constantFrom(...EVERYBODY).map((person) => PEOPLE[person]),
    { nil: undefined },
  ),
  state: fc.constantFrom('open', 'closed'),
  stateReason: fc.constantFrom('completed', 'not_planned', 'duplicate', undefined),
  duplicateOf: fc.constant(undefined),
  title: fc.option(
    fc.record({
      bare: fc.constant(['[Incident] ', '【インシデント】']),
      told: fc.string({ minLength: 1 }).map((told) => `${told.trim()}.`),
    }),
    {
      nil: undefined,
    },
  ),
})
const shown: fc.Arbitrary<IssueShown> = fc.record({
  title: fc.constantFrom('[Incident]', '【インシデント】', 'Own words'),
  labels: fc.uniqueArray(label),
  assignees: fc.uniqueArray(fc.constantFrom(...EVERYBODY)).map((people) => people.map((login) => ({ login }))),
  state: fc.constantFrom('open', 'closed'),
  stateReason: fc.constantFrom(undefined, 'completed', 'not_planned', 'duplicate', 'reopened'),
})

describe('the difference between what GitHub shows and what it should show', () => {
  it('plan after plan is empty', () => {
    fc.assert(
      fc.property(wanted, shown, (projection, issue) => {
        expect(planIssue(projection, applied(issue, projection))).toBeUndefined()
      }),
    )
  })
  it('labels of other people stay, ours are those that are wanted', () => {
    fc.assert(
      fc.property(wanted, shown, (projection, issue) => {
        const { labels } = applied(issue, projection)
        // GitHub takes upper and lower case of a label for the same.
        const shownAs = labels.map((name) => name.toLowerCase())
        for (const name of projection.labels) expect(shownAs).toContain(name.toLowerCase())
        for (const name of issue.labels)
          if (!/^(?:(?:hikeshi|phase|severity|priority):|(?:drill|overdue)$)/i.test(name))
            expect(labels).toContain(name)
        // A real incident never bears the mark of a drill (R4.1-2).
        expect(labels.includes('drill')).toBe(projection.labels.includes('drill'))
      }),
    )
  })
  it('R1-3 an ended case leaves its last assignee, an open one that nobody answers for keeps him', () => {
    const ended: Projection = {
      labels: [],
      marks: [],
      onBoard: false,
      column: undefined,
      assignee: undefined,
      state: 'closed',
      stateReason: 'completed',
      duplicateOf: undefined,
      title: undefined,
    }
    const held = { title: '', labels: [], assignees: [{ login: 'officer' }] }
    const issue = { ...held, state: 'closed' as const, stateReason: 'completed' }
    expect(planIssue(ended, issue)).toEqual({ assignees: [] })
    const open = { ...ended, state: 'open' as const, stateReason: undefined }
    expect(planIssue(open, { ...held, state: 'open', stateReason: undefined })).toBeUndefined()
    expect(planIssue({ ...open, assignee: PEOPLE.deputy }, { ...issue, assignees: [] })).toEqual({
      assignees: ['deputy'],
      state: 'open',
      stateReason: 'reopened',
    })
  })
  it('R1-3 an issue that was closed as something else is put right: what was not planned is not completed', () => {
    const ended = {
      labels: [],
      marks: [],
      onBoard: false,
      column: undefined,
      assignee: undefined,
      state: 'closed' as const,
    }
    const closedAs = (stateReason: string | undefined) => ({
      title: '',
      labels: [],
      assignees: [],
      state: 'closed' as const,
      stateReason,
    })
    const reasons = ['completed', 'not_planned', 'duplicate'] as const
    for (const stateReason of reasons) {
      const wanted: Projection = { ...ended, stateReason, duplicateOf: undefined, title: undefined }
      expect(planIssue(wanted, closedAs(stateReason))).toBeUndefined()
      for (const other of [...reasons, undefined].filter((one) => one !== stateReason))
        expect(planIssue(wanted, closedAs(other))).toEqual({ state: 'closed', stateReason })
    }
  })
  it('an open case asks for no reason, whatever the issue was closed as before', () => {
    const open: Projection = {
      ...{ labels: [], marks: [], onBoard: false, column: undefined, assignee: PEOPLE.officer },
      ...{ state: 'open', stateReason: undefined, duplicateOf: undefined, title: undefined },
    }
    const issue = {
      title: '',
      labels: [],
      assignees: [{ login: 'officer' }],
      state: 'open' as const,
      stateReason: 'reopened',
    }
    expect(planIssue(open, issue)).toBeUndefined()
  })
  it('a dragged label is put back', () => {
    const projection: Projection = {
      labels: ['phase: reported'],
      marks: [],
      onBoard: false,
      column: undefined,
      assignee: PEOPLE.officer,
      state: 'open',
      stateReason: undefined,
      duplicateOf: undefined,
      title: undefined,
    }
    const issue = {
      title: '',
      labels: ['bug', 'phase: closed'],
      assignees: [{ login: 'officer' }],
      state: 'open' as const,
      stateReason: undefined,
    }
    expect(planIssue(projection, issue)).toEqual({ labels: ['bug', 'phase: reported'] })
  })
  it('R1-1 a title that the form laid is completed once; one that somebody wrote stays', () => {
    const projection: Projection = {
      ...{ labels: [], marks: [], onBoard: false, column: undefined, assignee: undefined },
      ...{ state: 'open', stateReason: undefined, duplicateOf: undefined },
      title: { bare: ['[Incident] ', '【インシデント】'], told: 'Files are encrypted' },
    }
    const titled = (title: string): IssueShown => ({
      ...{ title, labels: [], assignees: [], state: 'open', stateReason: undefined },
    })
    expect(planIssue(projection, titled('[Incident]'))).toEqual({ title: '[Incident] Files are encrypted' })
    expect(planIssue(projection, titled('【インシデント】'))).toEqual({ title: '【インシデント】Files are encrypted' })
    for (const written of ['[Incident] Files are encrypted', '[Incident] help', 'help'])
      expect(planIssue(projection, titled(written))).toBeUndefined()
  })
})
