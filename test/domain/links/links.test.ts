import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/commands/command.ts'
import type { RelatedCase } from '../../../src/domain/links/related-case.ts'
import { type Act, as, choose } from '../../support/acts.ts'
import { incidentIn, reported } from '../../support/incident.ts'
import { accepted, given, ignored, refused, storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'

const lead = (more: Partial<RelatedCase> = {}): RelatedCase => ({
  ...{ issue: 5, process: 'incident', ended: false, lead: undefined, notices: {}, ...more },
})
const beside = (...related: RelatedCase[]) =>
  storyIn({ ...defaultWorld, related: new Map(related.map((one) => [one.issue, one])) })
const told = (command: Command): Act => as('app', command, 'app')
const joined = told({ kind: 'child-joined', issue: 7, as: 'part' })
const detected = (at: string, line = 3): Act =>
  told({
    ...{ kind: 'child-said', issue: 7, line, by: { id: 9, login: 'someone' } },
    event: {
      type: 'fact-recorded',
      data: { field: 'detected-at', values: [at], provisional: false, source: 'form' },
      text: { value: at },
    },
  })

describe('cases that belong together', () => {
  it.each(['duplicate', 'part-of'] as const)('R4.2-4 /%s is judged by the case it names', (kind) => {
    const act = as('responder', { kind, issue: 5 })
    beside()(reported()).when(act).then(refused('R4.2-4 no-such-case 5'))
    beside(lead({ process: 'drill' }))(reported())
      .when(act)
      .then(refused('R4.2-4 no-such-case 5'))
    beside(lead({ lead: 3 }))(reported())
      .when(act)
      .then(refused('R4.2-4 link-chain 3'))
    beside(lead({ ended: true }))(reported())
      .when(act)
      .then(refused('R4.2-4 lead-ended 5'))
  })
  it('R4.2-4 a part may turn out to be a duplicate of the same case, and of no other', () => {
    const part = as('responder', { kind: 'part-of', issue: 5 })
    given(reported(), part)
      .when(as('responder', { kind: 'duplicate', issue: 5 }))
      .then(accepted('case-linked', 'phase-changed'))
    given(reported(), part).when(part).then(refused('R4.2-4 already-there'))
    given(reported(), part)
      .when(as('responder', { kind: 'duplicate', issue: 6 }))
      .then(refused('R4.2-4 already-linked 5'))
  })
  it('R4.2-4 the earliest detection wins, a later one changes nothing', () => {
    const { case: state } = given(
      reported(),
      joined,
      detected('2029-12-30T00:00:00Z'),
      detected('2029-12-31T00:00:00Z', 4),
    )
    expect(state.facts['detected-at']?.values).toEqual(['2029-12-30T00:00:00Z'])
    expect(Object.keys(state.children[0]?.entries ?? {})).toEqual(['3', '4'])
  })
  it('R4.2-4 only the app tells cases of each other, only children are heard, and each thing counts once', () => {
    given(reported())
      .when({ ...joined, by: 'officer', door: 'comment' })
      .then(ignored)
    given(reported()).when(detected('2029-12-30T00:00:00Z')).then(ignored)
    given(reported(), joined).when(joined).then(ignored)
  })
  it('R4.2-4 a part ends when its lead does, an ended case stays as it is', () => {
    const ends = told({ kind: 'lead-ended', lead: 5 })
    given(reported(), as('responder', { kind: 'part-of', issue: 5 }))
      .when(ends)
      .then(accepted('phase-changed'))
    given(reported()).when(ends).then(ignored)
    given(incidentIn('closed')).when(ends).then(ignored)
  })
  it('R4.2-4 evidence of a child is evidence of its lead', () => {
    const event = { type: 'evidence-recorded' as const, data: {}, text: { what: 'A disk', where: 'The safe' } }
    const { case: state } = given(
      reported(),
      joined,
      as('officer', choose('severity', 'high')),
      told({ kind: 'child-said', issue: 7, line: 4, by: { id: 9, login: 'someone' }, event }),
    )
    expect(state.evidence).toHaveLength(1)
  })
})
