import type { Judgement } from '../../../src/domain/audit/operation-check/operation.ts'
import type { Context } from '../../../src/domain/case/context.ts'
import type { Language } from '../../../src/domain/policy/basics.ts'
import { type Act, action, as, choose, draft, move, open, record, silent } from '../../support/acts.ts'
import { eradicated, found, incidentIn, learnt, recovered, reported, without } from '../../support/incident.ts'
import { directoryOf } from '../../support/people.ts'
import { defaultPolicy, defaultWorld, runbookOf } from '../../support/worlds.ts'
import { report, STOLEN } from '../report.ts'

/** Everybody of the default policy, and runbooks whose triggers are those of the templates. */
export const WORLD: Context = {
  ...defaultWorld,
  policy: defaultPolicy,
  directory: directoryOf({
    ...{ officer: ['officer'], deputy: ['deputy'], representative: ['executive'], sysadmin: ['sysadmin'] },
    ...{ responder: ['responder'], board: ['board'], investigator: ['deputy'], decider: ['executive', 'board'] },
  }),
  runbooks: [
    runbookOf('malware', ['malware'], {
      start: [{ id: 'spreading', when: { fact: 'ongoing', is: ['spreading'] }, text: 'It spreads' }],
      end: [{ id: 'no-new-infection', text: 'Every device is clean' }],
    }),
    runbookOf('power', ['power']),
  ],
}

/** The acts that must have happened before somebody tries something; each time with a case of its own. */
export interface Stage {
  /** When, where the same is tried at other times too. */
  when?: Readonly<Record<Language, string>>
  process: 'incident' | 'restricted-incident' | 'exception' | 'disclosure' | 'violation' | 'operation-check'
  acts: readonly Act[]
  /** The acts that people try on it, in this order, the last of which moves the case. */
  tries: readonly Try[]
}

/** By which door; a text is typed as it stands here. */
export type Try =
  | { door: 'comment'; text: string }
  /** A comment says something else than it did; who tries it may edit what others wrote. */
  | { door: 'edit'; whose: 'own' | 'officer'; from: string; text: string }
  /** An answer of the report, in the text of the issue. */
  | { door: 'report-edit'; from: string; text: string }
  | { door: 'label'; phase: string }
  | { door: 'card'; phase: string }
  | { door: 'closing'; as: 'completed' | 'not_planned' }
  | { door: 'reopening' }
  /** Whose approval of the plan counts, as whom. */
  | { door: 'review'; beside: 'officer' | 'sysadmin' }
  /** A report by the form. */
  | { door: 'form' }
  /** A report of something that watches, and a laid workflow that is started by hand. */
  | { door: 'dispatch' }
  | { door: 'workflow' }
  /** A policy is adopted by the name of its file's version. */
  | { door: 'adopt' }
  /** A pull request is merged: the plan of a case, or another policy that the officer approved. */
  | { door: 'merge'; of: 'prevention' | 'policy' }
  /** Whose approval of another policy counts, whoever merges it. */
  | { door: 'policy-review' }

const says = (...texts: string[]): Try[] => texts.map((text) => ({ door: 'comment', text }))
const readyToLearn = [...incidentIn('learning'), ...learnt]
const about = (field: string): Act => as('officer', record({ [field]: '@deputy' }))
const restricted: readonly Act[] = [
  as('officer', open({ description: 'A pointer', kind: ['malware'] }, 'restricted-incident'), 'form'),
]
const requested = (process: string, values: Parameters<typeof open>[0]): Act =>
  as('deputy', open(values, process), 'form')
const EXCEPTION = {
  ...{ 'exempt-requirements': ['one-place'], 'exempt-scope': ['all'], 'exempt-reason': 'The device is lost' },
}
const FINDING: readonly Judgement[] = [
  { clause: 'R4.1-1', state: 'fails', findings: [{ code: 'review-never', runbook: 'power' }], evidence: [] },
]
const NOTICE = { 'notice-summary': 'A device was lost', 'notice-measures': 'Devices are encrypted' }
const DISCLOSURE = {
  ...{ 'disclose-to': 'A customer', 'disclose-what': 'The time line', 'disclose-why': 'He asked' },
}

export const STAGES: Readonly<Record<string, Stage>> = {
  opened: { process: 'incident', acts: [], tries: [{ door: 'form' }] },
  dispatched: { process: 'incident', acts: [], tries: [{ door: 'dispatch' }] },
  workflowStarted: { process: 'incident', acts: [], tries: [{ door: 'workflow' }] },
  adopted: { process: 'incident', acts: [], tries: [{ door: 'adopt' }] },
  policyApproved: { process: 'incident', acts: [], tries: [{ door: 'policy-review' }] },
  policyMerged: { process: 'incident', acts: [], tries: [{ door: 'merge', of: 'policy' }] },
  planMerged: { process: 'incident', acts: incidentIn('learning'), tries: [{ door: 'merge', of: 'prevention' }] },
  reported: {
    process: 'incident',
    acts: [reported()],
    tries: [
      ...says('/status', '/help', '/note Phoned', '/set damage Three devices', '/set severity low'),
      ...says('/evidence Disk image | The safe', '/contact Police Taken note of', '/runbook power'),
      ...says('/appoint @sysadmin He is on site', '/action @sysadmin 2031-03-31 Patch', '/redact 2 A password'),
      ...says('/record\n### cause\nA mail', '/phase analysis'),
    ],
  },
  editedOwn: {
    process: 'incident',
    acts: [reported()],
    tries: [{ door: 'edit', whose: 'own', from: '/set damage Two devices', text: '/set damage Three devices' }],
  },
  editedOther: {
    process: 'incident',
    acts: [reported()],
    tries: [{ door: 'edit', whose: 'officer', from: '/set severity low', text: '/set severity high' }],
  },
  editedReport: {
    process: 'incident',
    acts: [reported()],
    tries: [
      {
        ...{ door: 'report-edit', from: report(STOLEN, 'en') },
        text: report({ ...STOLEN, description: 'The bag was found' }, 'en'),
      },
    ],
  },
  contained: { process: 'incident', acts: [reported()], tries: says('/contain Unplugged') },
  labelled: { process: 'incident', acts: [reported()], tries: [{ door: 'label', phase: 'analysis' }] },
  dragged: { process: 'incident', acts: [reported()], tries: [{ door: 'card', phase: 'analysis' }] },
  dismissed: { process: 'incident', acts: [reported()], tries: says('/dismiss A false alarm') },
  closedByHand: {
    process: 'incident',
    acts: [reported(), as('officer', record({ 'dismissal-reason': 'A false alarm' }))],
    tries: [{ door: 'closing', as: 'not_planned' }],
  },
  duplicate: { process: 'incident', acts: [reported()], tries: says('/duplicate #2') },
  part: { process: 'incident', acts: [reported()], tries: says('/part-of #2') },
  started: {
    process: 'incident',
    acts: [reported('malware', { ongoing: ['spreading'] })],
    tries: says('/stand-down no-new-infection'),
  },
  starting: { process: 'incident', acts: [reported()], tries: says('/activate spreading') },
  acted: {
    process: 'incident',
    acts: [reported(), as('deputy', move('analysis'))],
    tries: says('/ratify The officer is away'),
  },
  readyToEradicate: {
    process: 'incident',
    acts: [...incidentIn('containment'), ...found],
    tries: says('/phase eradication'),
  },
  readyToRecover: {
    process: 'incident',
    acts: [...incidentIn('eradication'), ...eradicated],
    tries: says('/advance'),
  },
  goingBack: { process: 'incident', acts: incidentIn('eradication'), tries: says('/phase containment Overlooked one') },
  recovering: {
    process: 'incident',
    acts: [...incidentIn('recovery'), ...recovered],
    tries: says('/recovered email', '/phase learning'),
  },
  reporting: {
    process: 'incident',
    acts: [...incidentIn('learning'), ...learnt.slice(0, 2)],
    tries: says('/set harm third-party'),
  },
  consenting: {
    process: 'incident',
    acts: [...incidentIn('learning'), ...learnt.slice(0, 2), as('officer', choose('harm', 'none', 'Nobody was hurt'))],
    tries: says('/consent harm'),
  },
  telling: {
    process: 'incident',
    acts: [...incidentIn('learning'), ...learnt.slice(0, 3), as('officer', record(NOTICE))],
    tries: says('/acknowledge board-report Minutes 12', '/notice customers'),
  },
  approving: {
    process: 'incident',
    acts: [
      ...incidentIn('learning'),
      ...learnt.slice(0, 3),
      as('officer', record(NOTICE)),
      as('officer', draft('customers')),
    ],
    tries: says('/approve customers'),
  },
  sending: {
    process: 'incident',
    acts: without(readyToLearn, 'sent'),
    tries: says('/sent customers via mail to customers', '/exempt persons-covered contractors None there'),
  },
  doing: {
    when: { en: 'an action item is open', ja: '対策項目が未完了' },
    process: 'incident',
    acts: [...incidentIn('learning'), as('officer', action('sysadmin'))],
    tries: says('/done a1'),
  },
  confirming: {
    when: { en: 'its owner has said that it is done', ja: '担当者が完了を申告済み' },
    process: 'incident',
    acts: [
      ...incidentIn('learning'),
      as('officer', action('sysadmin')),
      as('sysadmin', { kind: 'done', action: 'a1' }),
    ],
    tries: says('/done a1'),
  },
  effective: {
    process: 'incident',
    acts: [
      ...incidentIn('closed'),
      as('sysadmin', { kind: 'done', action: 'a1' }),
      as('officer', { kind: 'done', action: 'a1' }),
    ],
    tries: says('/effect a1 worked No case since'),
  },
  approvedAsOfficer: {
    process: 'incident',
    acts: readyToLearn,
    tries: [{ door: 'review', beside: 'sysadmin' }],
  },
  approvedAsSysadmin: {
    process: 'incident',
    acts: readyToLearn,
    tries: [{ door: 'review', beside: 'officer' }],
  },
  ending: { process: 'incident', acts: readyToLearn, tries: says('/phase closed') },
  endingByHand: { process: 'incident', acts: readyToLearn, tries: [{ door: 'closing', as: 'completed' }] },
  reopened: { process: 'incident', acts: incidentIn('closed'), tries: [{ door: 'reopening' }] },
  restricted: {
    process: 'restricted-incident',
    acts: restricted,
    tries: says('/note Seen it', '/phase analysis'),
  },
  restrictedContained: { process: 'restricted-incident', acts: restricted, tries: says('/contain Account locked') },
  exception: { process: 'exception', acts: [requested('exception', EXCEPTION)], tries: says('/approve') },
  exceptionRejected: {
    process: 'exception',
    acts: [requested('exception', EXCEPTION)],
    tries: says('/reject No need'),
  },
  disclosure: { process: 'disclosure', acts: [requested('disclosure', DISCLOSURE)], tries: says('/reject No need') },
  checked: {
    process: 'operation-check',
    acts: [
      as('app', open({}, 'operation-check'), 'sweep'),
      { by: 'app', door: 'app', command: { kind: 'looked-through', judged: FINDING } },
    ],
    tries: says('/accept F1 Known, and looked at next month'),
  },
  violation: {
    process: 'violation',
    acts: [as('officer', open({ 'violation-account': 'Took records along' }, 'violation'), 'form')],
    tries: says('/set rule-cited Clause 40'),
  },
}

/** Before the case is about the deputy, or where nobody answers. */
export function storyOf(stage: Stage, story: 'any' | 'unanswered' | 'concerned'): readonly Act[] | undefined {
  const [opening, ...rest] = stage.acts
  if (story === 'any') return stage.acts
  if (opening === undefined) return story === 'concerned' ? undefined : stage.acts
  if (story === 'unanswered')
    return stage.process === 'incident' && rest.length === 0
      ? [opening, silent('officer'), silent('deputy'), silent('executive')]
      : undefined
  if (stage.process === 'restricted-incident') return [...stage.acts, about('insiders')]
  if (stage.process === 'violation')
    return [...stage.acts, as('executive', record({ 'concerned-accounts': '@deputy' }))]
  return stage.process === 'exception' || stage.process === 'disclosure' ? stage.acts : undefined
}
