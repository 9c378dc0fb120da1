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

/** Every kind that the base has advice for. */
const KINDS = base.advice.flatMap(({ kinds }) => kinds)

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
    [
      'R9-3 no yearly review by itself for years',
      'review-schedule',
      { processes: { review: { schedule: { every: 'P60M' } } } },
    ],
    [
      'R4.2-1 a deadline that never comes',
      'clock-officer-first-act',
      { clocks: { 'officer-first-act': { length: 'P300D' } } },
    ],
    ['R4.2-1 nobody follows', 'clock-officer-first-act', { clocks: { 'officer-first-act': { escalate: null } } }],
    [
      'R4.4-1 a deadline of other cases',
      'clock-prevention-plan',
      { clocks: { 'prevention-plan': { when: { fact: 'kind', is: ['power'] } } } },
    ],
    [
      'R4.4-1 a deadline that anything stops',
      'clock-prevention-plan',
      { clocks: { 'prevention-plan': { stop: { event: 'opened' } } } },
    ],
    [
      'R4.4-1 a deadline that starts when all is over',
      'clock-prevention-plan',
      { clocks: { 'prevention-plan': { start: { phase: 'closed' } } } },
    ],
    [
      'R4.4-1 a deadline that somebody else hears of',
      'clock-prevention-plan',
      { clocks: { 'prevention-plan': { tell: ['board'] } } },
    ],
    [
      'R4.4-3 a deadline that ends with the case',
      'clock-effect-check',
      { clocks: { 'effect-check': { 'runs-on': false } } },
    ],
    ['R4.4-5 a record kept for a year', 'clock-retention', { clocks: { retention: { length: 'P1Y' } } }],
    ['R4.3-2c no questions about personal data', 'pack-personal-data', { packs: { 'personal-data': { on: false } } }],
    ['R4-2 nothing is grave', 'severity', { severity: { rules: [] } }],
    ['R4.1-4 a system of which nobody decided can wait', 'default-priority', { 'default-priority': 'D' }],
    [
      'R4.2-1 nobody is asked why a report came late',
      'clock-detection-to-report',
      { clocks: { 'detection-to-report': { 'late-reason': null } } },
    ],
    ['R4-2 what nobody has looked at is low', 'severity', { severity: { default: 'low' } }],
    ['R4.1-1a nothing starts the response', 'organisation-start', { organisation: { start: [] } }],
    ['R4.1-1a who acts is not called', 'organisation-calls', { organisation: { calls: ['board'] } }],
    ['R4.2-3 anybody is appointed', 'organisation-appointable', { organisation: { appointable: 'anyone' } }],
    ['R4.2-1 the officer need not answer', 'answering', { answering: ['responder'] }],
    ['R4-2 GitHub is always safe', 'channel', { channel: { compromised: { fact: 'kind', is: ['power'] } } }],
    ['R4.4-2 nothing is proposed', 'proposals', { proposals: [] }],
    ['R4-2 no advice', 'advice', { advice: [] }],
    ['R2-1 interns are told nothing', 'group-interns', { groups: { interns: null } }],
    [
      'R4.2-1 a responder ratifies for the officer',
      'role-officer-in-absence',
      { roles: { officer: { 'in-absence': 'responder' } } },
    ],
    [
      'R7-3 nobody stands in for the representative',
      'role-representative-when-kept-out',
      { roles: { representative: { 'when-kept-out': null } } },
    ],
    ['R4.2-4 reporters record everything', 'defaults-set-by', { defaults: { 'set-by': ['reporter'] } }],
    [
      'R4.4-3 an empty notice',
      'incident-notice-customers',
      { processes: { incident: { notices: { customers: { parts: [] } } } } },
    ],
    [
      'R2-1 told to no group',
      'incident-notice-persons-covered',
      { processes: { incident: { notices: { 'persons-covered': { groups: null } } } } },
    ],
    [
      'R4.4-2 a report of one line',
      'incident-document-board-report',
      { processes: { incident: { documents: { 'board-report': { fields: ['kind'] } } } } },
    ],
    [
      'R7-4 no letter',
      'violation-document-hearing-letter',
      { processes: { violation: { documents: { 'hearing-letter': null } } } },
    ],
    [
      'R4.4-1 a plan of one side',
      'incident-pull-request-prevention',
      { processes: { incident: { 'pull-requests': { prevention: { sections: { organisational: null } } } } } },
    ],
    [
      'R8-2 a plan that all read',
      'restricted-incident-pull-request-prevention',
      { processes: { 'restricted-incident': { 'pull-requests': { prevention: { repository: 'runbooks' } } } } },
    ],
    [
      'R4.4-2 a responder records for the board',
      'incident-acknowledgement-board-report',
      { processes: { incident: { acknowledgements: { 'board-report': { 'recorded-by': ['responder'] } } } } },
    ],
    [
      'R5-1 a responder leaves findings',
      'operation-check-findings',
      { processes: { 'operation-check': { findings: { 'accepted-by': ['responder'] } } } },
    ],
    [
      'R4.1-1e nothing is told when runbooks change',
      'preparation-schedule',
      { processes: { preparation: { schedule: { every: 'P12M', 'when-changed': [] } } } },
    ],
    ['R1-3 incidents that count for nothing', 'incident-mark', { processes: { incident: { mark: 'test' } } }],
    ['R1-1 a form without its head', 'incident-form-head', { processes: { incident: { form: { head: null } } } }],
    [
      'R7-4 who reported it hears',
      'violation-explained-never-by',
      way('violation', 'reported -> explained', { 'never-by': [] }),
    ],
    [
      'R7-2 who hears decides',
      'violation-decided-by',
      way('violation', 'heard -> decided', { by: ['decider', 'investigator'] }),
    ],
    [
      'R6-1 refused without a reason',
      'exception-rejected-reason',
      way('exception', 'requested -> rejected', { reason: 'optional' }),
    ],
    [
      'R6-1 an exception that never lapses',
      'exception-expired-at',
      way('exception', 'approved -> expired', { at: null }),
    ],
    ['R9-3 a change opens nothing', 'review-closed-opens', way('review', 'reviewed -> closed', { opens: null })],
    ['R4.1-1e drills need not be told', 'field-prepared', { fields: { prepared: { options: { drills: null } } } }],
    [
      'R8-2 insiders are offered to all',
      'field-kind',
      { fields: { kind: { options: { 'insider-leak': { restricted: false } } } } },
    ],
    [
      'R6-1 an exception that reaches another clause',
      'field-exempt-requirements',
      { fields: { 'exempt-requirements': { options: { 'consent-of-customers': { clause: 'R4.4-1' } } } } },
    ],
    [
      'R9-2 months without a working day',
      'calendar-business',
      {
        calendars: {
          business: {
            closed: Array.from(
              { length: 60 },
              (_, at) => `0${1 + Math.floor(at / 28)}-${String(1 + (at % 28)).padStart(2, '0')}`,
            ),
          },
        },
      },
    ],
    ['R9-2 reminders at midnight', 'calendar-business', { calendars: { business: { 'remind-from': '23:59' } } }],
    [
      'R1-3 a case ends from a phase from which it went on',
      'incident-ends',
      way('incident', 'recovery -> closed', { by: ['officer'] }),
    ],
    [
      'R6-1 an exception counts before it is approved',
      'exception-waiver',
      { processes: { exception: { waiver: { in: 'requested' } } } },
    ],
    [
      'R6-1 an exception of one case is one of everything',
      'exception-waiver',
      { processes: { exception: { waiver: { scope: { all: { fact: 'exempt-scope', is: ['all', 'named'] } } } } } },
    ],
    ['R9-5 a history without its beginning', 'history', { history: [] }],
    [
      'R4.3-1 containment is recorded as something else',
      'incident-contain',
      { processes: { incident: { contain: { fact: 'cause' } } } },
    ],
    ['R4.3-1 the officer alone goes back', 'incident-back', { processes: { incident: { back: { by: ['officer'] } } } }],
    [
      'R4.1-1a a response that ends by anything',
      'organisation-end',
      { organisation: { end: [{ id: 'any', text: 'Later' }] } },
    ],
    ['R4.1-1a a responder ends the response', 'organisation-by', { organisation: { by: ['officer', 'responder'] } }],
    [
      'R4.4-1 a plan that nothing checks',
      'incident-pull-request-prevention',
      { processes: { incident: { 'pull-requests': { prevention: { check: null } } } } },
    ],
    [
      'R4.4-1 both sides of a plan by one name',
      'incident-pull-request-prevention',
      {
        processes: {
          incident: {
            'pull-requests': { prevention: { sections: { organisational: { label: 'Technical measures' } } } },
          },
        },
      },
    ],
    ['R4.3-2b nobody is reminded in time', 'clock-recovery', { clocks: { recovery: { 'remind-at': [] } } }],
    [
      'R4.1-1e a responder withdraws what is to be told',
      'preparation-withdrawn-by',
      way('preparation', 'planned, told -> withdrawn', { by: ['officer', 'responder'] }),
    ],
    [
      'R7-4 the person concerned says nothing',
      'field-statement',
      { fields: { statement: { 'set-by': ['investigator'] } } },
    ],
    [
      'R7-3 a position for which no measure is ruled out',
      'field-position',
      { fields: { position: { options: { adviser: { label: 'Adviser' } } } } },
    ],
    [
      'R4.4-2 neither is called what a breach is called',
      'field-harm',
      {
        fields: {
          harm: {
            options: { none: { label: 'An outside third party breached us' }, 'third-party': { label: 'Neither' } },
          },
        },
      },
    ],
    [
      'R4.1-1b the officer is called what the deputy is called',
      'role-names',
      { roles: { officer: { label: 'deputy officer' }, deputy: { label: 'officer' } } },
    ],
    [
      'R8-1 an edition in a language that the company does not use',
      'edition-document-edition',
      { processes: { edition: { documents: { edition: { languages: ['en'] } } } } },
    ],
    [
      'R8-1 an opening that says nothing',
      'edition-document-edition',
      { processes: { edition: { documents: { edition: { opening: { ja: 'こんにちは', en: 'Hello' } } } } } },
    ],
    [
      'R9-4 a notice of nobody',
      'revision-notice-customers',
      { processes: { revision: { notices: { customers: { intro: { ja: 'お知らせ', en: 'News' } } } } } },
    ],
    ['R9-3 no yearly review by itself', 'review-schedule', { processes: { review: { schedule: null } } }],
    [
      'R4.1-1b a runbook may put a responder in charge',
      'organisation-executives',
      { organisation: { executives: ['responder'] } },
    ],
    ['R4.2-3 at night nobody appoints', 'organisation-appointed-by', { organisation: { 'else-appointed-by': null } }],
    [
      'R4.2-1 a responder’s act ends the wait for the officer',
      'answering',
      { answering: ['officer', 'deputy', 'executive', 'responder'] },
    ],
    [
      'R4.2-1 one more who acts for the officer',
      'role-sysadmin-acts-for',
      { roles: { sysadmin: { 'acts-for': { role: 'officer', when: 'always' } } } },
    ],
    [
      'R4.2-4 whoever reported ends it as part of another',
      'incident-links',
      { processes: { incident: { links: { by: ['reporter', 'officer'] } } } },
    ],
    [
      'R4.3-1 whoever reported sends it back',
      'incident-back',
      {
        processes: {
          incident: { back: { by: ['reporter', 'responder', 'sysadmin', 'deputy', 'executive', 'officer'] } },
        },
      },
    ],
    [
      'R4.2-2 whoever reported says when it was got rid of',
      'incident-eradication-by',
      way('incident', 'analysis, containment -> eradication', { by: ['reporter', 'officer'] }),
    ],
    [
      'R9-2 a responder examines a revision',
      'revision-examined-by',
      way('revision', 'requested -> examined', { by: ['responder'] }),
    ],
    [
      'R4.2-2 whoever reported says what the damage is',
      'field-damage',
      { fields: { damage: { 'set-by': ['reporter'] } } },
    ],
    [
      'R4.2-2 damage is called what the cause is called',
      'field-damage',
      { fields: { damage: { label: 'Analysis of the cause' }, cause: { label: 'Damage found' } } },
    ],
    [
      'R4.4-3 what happened is headed by what is done against it',
      'field-notice-summary',
      {
        fields: {
          'notice-summary': { 'notice-heading': 'Measures against recurrence' },
          'notice-measures': { 'notice-heading': 'What happened' },
        },
      },
    ],
    [
      'R1-1 the report is called a drill',
      'incident-form-name',
      {
        processes: {
          incident: { form: { name: 'Hold a drill' } },
          drill: { form: { name: 'Report a security incident' } },
        },
      },
    ],
    [
      'R3-1 a system by the name of another',
      'system-names',
      { systems: { email: { label: 'archives and test systems' }, archive: { label: 'mail' } } },
    ],
    [
      'R4-2 "GitHub is safe" without a reason',
      'field-channel-compromised',
      { fields: { 'channel-compromised': { reason: false } } },
    ],
    ['R6-1 no day until when', 'field-exempt-until', { fields: { 'exempt-until': { ahead: false } } }],
    [
      'R1-1 it has stopped, unless one says otherwise',
      'field-ongoing',
      { fields: { ongoing: { options: { stopped: {}, unknown: {}, spreading: {}, 'going-on': {} } } } },
    ],
    [
      'R6-1 a gate by the clause of which exceptions are',
      'incident-closed-gate-exceptions',
      way('incident', 'learning -> closed', { gates: { exceptions: { clause: 'R4.2-4' } } }),
    ],
    [
      'R4.2-1 a deadline that leaves one severity out',
      'clock-officer-first-act',
      {
        clocks: {
          'officer-first-act': {
            length: { by: 'severity', is: { critical: 'PT15M', high: 'PT15M', medium: 'P300D' }, else: 'PT4H' },
          },
        },
      },
    ],
    [
      'R4.4-1 a reminder when it is too late',
      'clock-prevention-plan',
      { clocks: { 'prevention-plan': { 'remind-at': [1] } } },
    ],
    [
      'R9-2 a revision of another repository',
      'revision-pull-request-revision',
      { processes: { revision: { 'pull-requests': { revision: { repository: 'runbooks' } } } } },
    ],
    ['R9-1 no form for a revision', 'revision-form', { processes: { revision: { form: null } } }],
    [
      'R8-1 readers hear nothing of exceptions',
      'edition-document-edition',
      { processes: { edition: { documents: { edition: { about: { exception: null } } } } } },
    ],
    ['R4-2 advice without a number for fire', 'advice', { advice: [{ kinds: KINDS, text: 'Stay calm' }] }],
    [
      'R7-4 a letter of the names alone',
      'violation-document-hearing-letter',
      {
        processes: {
          violation: {
            documents: {
              'hearing-letter': {
                text: '{company} {violation-account} {rule-cited} {answer-within} {phone} {hearing-offered-by}',
              },
            },
          },
        },
      },
    ],
    [
      'R1-2 the steps of another phase',
      'incident-containment-steps',
      { processes: { incident: { phases: { containment: { steps: 'learning' } } } } },
    ],
    ['R7-1 a process gone', 'violation', { processes: { violation: null } }],
    [
      'R4.4-3 a responder approves a notice, too',
      'incident-closed-gate-notices-customers-persons-covered',
      way('incident', 'learning -> closed', {
        gates: { 'notices customers persons-covered': { 'approved-by': ['officer', 'responder'] } },
      }),
    ],
    [
      'R4.2-3 who appointed at night ratifies that himself',
      'organisation-appointed-by',
      { organisation: { 'else-appointed-by': { for: 'responder' } } },
    ],
    ['R4.1-1a the officer alone starts the response', 'organisation-by', { organisation: { by: ['officer'] } }],
    ['R4.2-4 one role alone records', 'defaults-set-by', { defaults: { 'set-by': ['representative'] } }],
    [
      'R4.2-1 nobody is in charge of containment',
      'incident-in-charge',
      { processes: { incident: { 'in-charge': { containment: null } } } },
    ],
    [
      'R4.3-1 whoever reported says that it is contained',
      'incident-contain',
      {
        processes: {
          incident: { contain: { by: ['responder', 'sysadmin', 'deputy', 'executive', 'officer', 'reporter'] } },
        },
      },
    ],
    [
      'R4.3-1 containment leaves the case where it was',
      'incident-contain',
      { processes: { incident: { contain: { phase: 'reported' } } } },
    ],
    [
      'R4.2-4 a part of another case stays open',
      'incident-links',
      { processes: { incident: { links: { phase: 'reported' } } } },
    ],
    [
      'R4.1-1b the executive decides on eradication no more',
      'incident-eradication-executive',
      way('incident', 'analysis, containment -> eradication', { by: ['officer'] }),
    ],
    [
      'R4.4-2 a report without the plan',
      'incident-document-board-report',
      { processes: { incident: { documents: { 'board-report': { with: null } } } } },
    ],
    [
      'R7-4 a letter in whatever language',
      'violation-document-hearing-letter',
      { processes: { violation: { documents: { 'hearing-letter': { 'language-by': null } } } } },
    ],
    [
      'R6-1 an exception ahead that was rejected counts',
      'exception-waiver',
      { processes: { exception: { waiver: { ahead: { in: 'rejected' } } } } },
    ],
    ['R8-2 a violation on the board of all', 'violation-board', { processes: { violation: { board: null } } }],
    [
      'R1-3 "not an incident" counts as one that is over',
      'incident-ends',
      { processes: { incident: { phases: { dismissed: { end: 'completed' } } } } },
    ],
    [
      'R4-2 advice of the numbers alone',
      'advice',
      { advice: base.advice.map(({ kinds }) => ({ kinds, text: '110 119' })) },
    ],
    [
      'R4.3-2c deadlines of the law without what is said of them',
      'pack-personal-data',
      { packs: { 'personal-data': { note: null } } },
    ],
    [
      'R4.2-2 a cause is "none", and no reason is asked for',
      'field-cause',
      { fields: { cause: { 'none-needs-reason': false } } },
    ],
    [
      'R4.1-1b somebody else decides than the representative',
      'role-executive-of-case',
      { roles: { executive: { 'of-case': { default: 'responder' } } } },
    ],
    [
      'R8-1 the edition does not say since when the regulation is in force',
      'edition-document-edition',
      { processes: { edition: { documents: { edition: { 'in-force': null } } } } },
    ],
    [
      'R8-1 the deputy approves what customers read',
      'edition-approved-by',
      way('edition', 'drafted -> approved', { by: ['officer', 'deputy'] }),
    ],
  ])('are taken away or weakened, and named: %s', (_title, safeguard, own) => {
    const [first] = checkSafeguards(base, resolved(own)).filter(({ params }) => params.safeguard === safeguard)
    expect(first?.code).toMatch(/^safeguard-(?:dropped|weakened)$/)
    const without = [{ safeguard, clause: first?.params.clause, reason: 'because' }]
    const said = checkSafeguards(base, resolved({ ...own, without }))
    expect(said.filter(({ params }) => params.safeguard === safeguard)).toEqual([])
  })

  it.each<readonly [title: string, own: Mapping]>([
    [
      'R1-5 the category follows from no kind',
      way('incident', 'reported -> analysis', { gates: { 'follows category failure': null } }),
    ],
    [
      'R3-1 what is in no list stays without a name',
      way('incident', 'analysis, containment -> eradication', { gates: { 'facts systems-other': null } }),
    ],
    [
      'R3-1 it is asked for where nothing is concerned',
      way('incident', 'analysis, containment -> eradication', {
        gates: { 'facts systems-other': { when: { fact: 'systems', includes: ['none'] } } },
      }),
    ],
    ['R3-1 the app alone may name it', { fields: { 'systems-other': { 'set-by': ['app'] } } }],
    ['R3-1 what is in no list cannot be said', { fields: { systems: { options: { 'not-listed': null } } } }],
    [
      'R4.4-1 an overdue plan is told to nobody further, with a reason',
      { clocks: { 'prevention-plan': { escalate: [], 'not-escalated': 'He is in the office every day' } } },
    ],
    [
      'R4-2 the representative hears of it a month later',
      { clocks: { 'representative-told': { escalate: [{ past: 'P30D', to: 'representative' }] } } },
    ],
    [
      'R4.4-3 an overdue notice goes to the deputy',
      { clocks: { 'notice-customers': { escalate: [{ past: 'P3D', to: 'deputy' }] } } },
    ],
    ['R1-5 failures lead to breaches', { fields: { kind: { options: { power: { sets: { category: 'breach' } } } } } }],
    ['R1-6 an intrusion leads to no category', { fields: { kind: { options: { intrusion: { sets: null } } } } }],
    ['R1-4 the reporter says the category', { fields: { category: { 'set-by': ['reporter'] } } }],
    ['R4.2-1 what happened may be still to come', { fields: { 'detected-at': { ahead: true } } }],
    ['R6-1 an exception that ends in the past', { fields: { 'exempt-until': { ahead: null } } }],
    [
      'R4.4-2 responders take note for the board',
      { processes: { incident: { acknowledgements: { 'board-report': { 'recorded-by': ['responder'] } } } } },
    ],
    [
      'R4.4-4 the plan changes no procedure',
      { processes: { incident: { 'pull-requests': { prevention: { 'changes-runbook': false } } } } },
    ],
    [
      'R9-5 a revision writes no history',
      { processes: { revision: { 'pull-requests': { revision: { 'changes-policy': { history: null } } } } } },
    ],
    ['R4.2-1 what the deputy does needs no ratifying', { roles: { deputy: { 'acts-for': null } } }],
    ['R4.2-1 nobody ratifies for an officer who is gone', { roles: { officer: { 'in-absence': null } } }],
    [
      'R4.1-1b a responder is the executive unless somebody says so',
      { roles: { executive: { 'of-case': { default: 'responder' } } } },
    ],
    [
      'R9-4 the customers of a case are told of a revision',
      { processes: { revision: { notices: { customers: { customers: 'customers-concerned' } } } } },
    ],
    [
      'R5-2 whether a measure worked is asked where nobody was harmed',
      { clocks: { 'effect-check': { when: { fact: 'harm', is: ['none'] } } } },
    ],
    [
      'R5-1 a finding becomes an action within a year',
      { processes: { 'operation-check': { findings: { 'act-within': 'P1Y' } } } },
    ],
  ])('are taken away in ways that no list has: %s', (_title, own) => {
    expect(names(own)).not.toEqual([])
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

  it('R9-2 whoever reported is nowhere made one of those who decide unseen', () => {
    const unseen = [...lists(written, [])].filter((path) => {
      const value = withAt(written, path, (roles) => [...(Array.isArray(roles) ? roles : []), 'reporter'])
      const read = policySchema.safeParse(inherit(asMapping(value)).value)
      if (!read.success || path.includes('channels') || path.includes('calls')) return false
      return checkSafeguards(base, read.data).length === 0 && checkPolicy(read.data).length === 0
    })
    // To take note of something decides nothing.
    expect(unseen.map((path) => path.join('.')).filter((path) => !/acknowledgements\.[a-z-]+\.by$/.test(path))).toEqual(
      [],
    )
  })
})

/** Lists of the roles that may do something. */
function* lists(value: unknown, path: readonly string[]): Generator<string[]> {
  if (Array.isArray(value) && MAY.includes(path.at(-1) ?? '')) yield [...path]
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) yield* lists(part, [...path, key])
}
const MAY = ['by', 'approved-by', 'signed-by', 'appointed-by', 'recorded-by', 'accepted-by', 'answering', 'executives']

/** The same value, with something else at a path. */
function withAt(value: unknown, [step, ...rest]: readonly string[], change: (at: unknown) => unknown): unknown {
  if (step === undefined) return change(value)
  const copy: object = Array.isArray(value) ? [...value] : { ...asMapping(value) }
  Reflect.set(copy, step, withAt(Reflect.get(copy, step), rest, change))
  return copy
}

/** The values that keep people out, limit what they may do, or say how answers must be. */
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
