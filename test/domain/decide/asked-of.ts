import type { Account } from '../../../src/domain/case/case.ts'
import { EVERY_GROUP } from '../../support/acts.ts'
import { PEOPLE, type Person } from '../../support/people.ts'
import { BARE, entered, hasProcedure, type Past, pullProblems, standing, unratified } from './past.ts'

/** The demands of each way, written down a second time from the interface, in terms of what the ledger says. */
export type Asks = (past: Past, to: string, by: Account, contained: boolean) => string[]

const is = (by: Account, ...people: readonly Person[]): string[] =>
  people.some((person) => PEOPLE[person].id === by.id) ? [] : [`${by.login} may not`]
const lacks = (past: Past, ...fields: string[]): string[] => fields.filter((field) => !past.says(field))
const unless = (holds: boolean, problem: string): string[] => (holds ? [] : [problem])
const values = (past: Past, field: string): readonly string[] => past.fact(field)?.data.values ?? []
const unrecovered = (past: Past, field: string, except: readonly string[], from = 0): string[] => {
  const done = past.all('system-recovered').flatMap(({ seq, event }) => (seq > from ? [event.data.system] : []))
  return values(past, field).filter((system) => !except.includes(system) && !done.includes(system))
}
const consented = (past: Past, field: string, by: number, from = 0): boolean => {
  const stated = past.all('fact-recorded').filter(({ event }) => event.data.field === field)
  const after = Math.max(stated.at(-1)?.seq ?? 0, from)
  return past
    .all('consented')
    .some(
      ({ seq, actor, event }) =>
        event.data.what === field && seq > after && actor.id === by && actor.id !== stated.at(-1)?.actor.id,
    )
}
const provisional = (past: Past): string[] =>
  past.facts().flatMap(({ data }) => (data.provisional ? [`${data.field} is provisional`] : []))
const unsent = (past: Past, from: number, ...notices: string[]): string[] =>
  notices.filter(
    (notice) => !past.all('notice-sent').some(({ seq, event }) => seq > from && event.data.notice === notice),
  )
/**
 * The groups that were told of a plan: each by name, by a text that was drawn up with its parts and approved once there
 * was a plan.
 */
const untold = (past: Past, from: number, notice: string, groups: readonly string[]): string[] => {
  const merged = past.all('pull-request-seen').find(({ event }) => event.data.state === 'merged')?.seq ?? 1e9
  const parts = Math.max(seqOf(past, 'notice-summary'), seqOf(past, 'notice-measures'))
  const drawn = past.all('notice-drafted').find(({ seq, event }) => event.data.notice === notice && seq > parts)?.seq
  const start = Math.max(from, merged, drawn ?? 1e9)
  const reached = past
    .all('notice-sent')
    .flatMap(({ seq, event }) => (seq > start && event.data.notice === notice ? (event.data.of ?? []) : []))
  const approved = past
    .all('approved')
    .some(
      ({ seq, actor, event }) =>
        event.data.what === `notice:${notice}` && seq > start && actor.id === PEOPLE.officer.id,
    )
  return [
    ...unless(approved, `${notice} is not approved`),
    ...groups.filter((group) => !reached.some((one) => one.kind === 'group' && one.group === group)),
  ]
}
const undated = (past: Past): string[] =>
  past.all('action-added').flatMap(({ event }) => (/^\d{4}-\d\d-\d\d$/.test(event.data.due) ? [] : [event.data.id]))

/** The executive of the default company's case, from what the ledger says. */
export function executiveIn(past: Past): Account {
  const appointed = past.all('executive-appointed').at(-1)?.event.data.account
  if (appointed !== undefined) return appointed
  const matched = [...past.all('runbook-matched'), ...past.all('runbook-unmatched')]
    .sort((a, b) => a.seq - b.seq)
    .at(-1)
  const role = matched?.event.type === 'runbook-matched' ? matched.event.data.executive : 'representative'
  return role === 'sysadmin' ? PEOPLE.sysadmin : PEOPLE.executive
}

const hasRunbook = (past: Past): boolean => {
  const last = (type: 'runbook-matched' | 'runbook-unmatched') => past.all(type).at(-1)?.seq ?? -1
  return last('runbook-matched') > last('runbook-unmatched')
}

/** The report's facts; the board knows what was found since only where it was certain already when it took note. */
const REPORTED = [
  ...['category', 'kind', 'severity', 'systems', 'caused-by', 'harm', 'damage', 'cause', 'containment-measures'],
  ...[
    'eradication-measures',
    'response-record',
    'business-resumption',
    'stakeholder-impact',
    'went-wrong',
    'went-well',
  ],
]
const boardKnows = (past: Past, from: number): boolean => {
  const noted = past.all('acknowledged').at(-1)?.seq ?? -1
  return (
    noted > from &&
    REPORTED.every((field) => {
      const said = past.all('fact-recorded').filter(({ event }) => event.data.field === field)
      const then = said.filter(({ seq }) => seq < noted).at(-1)?.event.data
      const wasOpen =
        then !== undefined &&
        (then.provisional || (then.values.length > 0 && then.values.every((one) => BARE.test(one))))
      return !wasOpen || said.every(({ seq }) => seq < noted)
    })
  )
}

const ORDER = [
  'reported',
  'analysis',
  'containment',
  'eradication',
  'recovery',
  'learning',
  'closed',
  'dismissed',
  'joined',
]
const ENDS = ['closed', 'dismissed', 'joined']
const since = (past: Past, phase: string): number => entered(past, ORDER, ENDS, phase, false)
const backTo = (past: Past, phase: string): number => entered(past, ORDER, ENDS, phase, true)
const seqOf = (past: Past, field: string): number =>
  past.all('fact-recorded').findLast(({ event }) => event.data.field === field)?.seq ?? 0
/** Recorded since the case last came back to that phase. */
const lacksAnew = (past: Past, phase: string, ...fields: string[]): string[] =>
  fields.filter((field) => !past.says(field) || seqOf(past, field) < backTo(past, phase))

const BACK = ['responder', 'sysadmin', 'deputy', 'officer'] as const

export const asksOfIncident: Asks = (past, way, by, contained) => {
  const executive = executiveIn(past)
  const or = (...people: readonly Person[]): string[] => (by.id === executive.id ? [] : is(by, ...people))
  const holders = (role: string): readonly Account[] => (role === 'officer' ? [PEOPLE.officer] : [])
  const [from = '', to = ''] = way.split('>')
  if (contained) return [...or(...BACK), ...unless(to === 'containment', 'contained elsewhere')]
  switch (way) {
    case 'reported>analysis':
      return [...or('officer', 'deputy'), ...lacks(past, 'category'), ...unless(hasProcedure(past), 'no procedure')]
    case 'reported>containment':
    case 'analysis>containment':
      return [...or(...BACK), ...lacks(past, 'containment-measures')]
    case 'analysis>eradication':
    case 'containment>eradication':
      return [
        ...or('responder', 'sysadmin', 'officer'),
        ...lacks(past, 'category', 'systems', 'severity', 'damage', 'cause'),
        ...unless(past.all('evidence-recorded').length > 0 || past.fact('evidence') !== undefined, 'no evidence'),
        ...unless(hasProcedure(past), 'no procedure'),
        ...unratified(past, holders).map((seq) => `${seq} is not ratified`),
      ]
    case 'eradication>recovery':
      return [...or('responder', 'sysadmin', 'officer'), ...lacksAnew(past, 'eradication', 'eradication-measures')]
    case 'recovery>learning':
      return [
        ...or('officer'),
        ...lacks(past, 'response-record', 'stakeholder-impact'),
        ...lacksAnew(past, 'recovery', 'business-resumption'),
        ...unrecovered(past, 'systems', ['unknown', 'none'], backTo(past, 'recovery')),
        ...unless(!standing(past), 'not stood down'),
      ]
    case 'learning>closed': {
      const [harm] = values(past, 'harm')
      const breach = past
        .all('fact-recorded')
        .some(({ event: { data } }) => data.field === 'category' && data.values.includes('breach'))
      return [
        ...is(by, 'officer'),
        ...pullProblems(past, 'prevention', [[PEOPLE.officer], [PEOPLE.sysadmin]]),
        ...unless(hasRunbook(past) || past.fact('no-runbook-reason') !== undefined, 'no runbook'),
        ...lacks(past, 'went-wrong', 'went-well', 'harm'),
        ...unless(harm !== 'none' || !breach || past.fact('harm')?.text.value.trim() !== '', 'no reason'),
        ...unless(
          harm !== 'none' || !breach || consented(past, 'harm', executive.id, backTo(past, 'learning')),
          'no consent',
        ),
        ...unless(harm === 'none' || boardKnows(past, since(past, 'learning')), 'the board does not know'),
        ...unsent(past, since(past, 'learning'), 'customers', 'persons-covered'),
        ...lacks(past, 'notice-summary', 'notice-measures'),
        ...untold(past, since(past, 'learning'), 'customers', []),
        ...untold(past, since(past, 'learning'), 'persons-covered', EVERY_GROUP.split(', ')),
        ...undated(past),
        ...provisional(past),
        ...unratified(past, holders).map((seq) => `${seq} is not ratified`),
      ]
    }
    case 'reported>dismissed':
    case 'analysis>dismissed':
    case 'containment>dismissed':
      return [
        ...or('officer'),
        ...lacks(past, 'dismissal-reason'),
        ...(past.fact('containment-measures') === undefined ? [] : lacksAnew(past, 'containment', 'measures-lifted')),
        ...unless(!standing(past), 'not stood down'),
        ...unratified(past, holders).map((seq) => `${seq} is not ratified`),
      ]
    case 'closed>learning':
      return or('officer', 'sysadmin', 'responder')
    case 'joined>reported':
      return [
        ...or('officer', 'deputy', 'sysadmin', 'responder', 'reporter'),
        ...unless(past.all('phase-changed').at(-1)?.event.text.reason?.trim() !== undefined, 'no reason'),
      ]
    case 'dismissed>reported':
      return or('officer', 'deputy', 'sysadmin', 'responder', 'reporter')
  }
  if (to === 'joined') {
    const open = from !== 'closed' && from !== 'dismissed'
    // A person who may say that somebody inside did it thereby sends the case where few read it (R8-2).
    const inside = values(past, 'caused-by').includes('inside') || values(past, 'kind').includes('insider-leak')
    if (inside && open) return []
    const duplicate = past.all('case-linked').at(-1)?.event.data.kind === 'duplicate'
    return [...or(...BACK), ...unless(duplicate && open, 'no duplicate')]
  }
  const order = ['reported', 'analysis', 'containment', 'eradication', 'recovery', 'learning']
  const back = order.includes(from) && order.includes(to) && order.indexOf(to) < order.indexOf(from)
  return [...or(...BACK), ...unless(back, `there is no way ${way}`)]
}

export const asksOfTrouble: Asks = (past, way, by, contained) => {
  const appointed = past.all('executive-appointed').at(-1)?.event.data.account ?? PEOPLE.executive
  const holders = (role: string): readonly Account[] => (role === 'lead' ? [PEOPLE.officer] : [])
  const fence = is(by, 'responder', 'sysadmin', 'officer', 'deputy')
  const [from = '', to = ''] = way.split('>')
  if (contained) return [...fence, ...unless(to === 'fencing', 'contained elsewhere')]
  switch (way) {
    case 'inbox>fencing':
    case 'digging>fencing':
      return [...fence, ...lacks(past, 'fenced')]
    case 'inbox>digging':
    case 'fencing>digging':
      return [
        ...(by.id === appointed.id ? [] : is(by, 'officer', 'deputy')),
        ...lacks(past, 'family'),
        ...unless(hasProcedure(past), 'no procedure'),
      ]
    case 'digging>sweeping':
      return [
        ...is(by, 'responder', 'officer'),
        ...lacks(past, 'root', 'places'),
        ...unless(past.all('evidence-recorded').length > 0 || past.fact('proof') !== undefined, 'no evidence'),
        ...unratified(past, holders).map((seq) => `${seq} is not ratified`),
        ...unless(past.all('phase-changed').at(-1)?.event.text.reason?.trim() !== '', 'no reason'),
      ]
    case 'sweeping>lessons':
      return [
        ...is(by, 'sysadmin'),
        ...lacks(past, 'swept'),
        ...unless(
          past
            .all('approved')
            .some(({ actor, event }) => event.data.what === 'reconnection' && actor.id === PEOPLE.board.id),
          'not approved',
        ),
        ...unrecovered(past, 'places', ['elsewhere']),
        ...unless(!standing(past), 'not stood down'),
      ]
    case 'lessons>filed': {
      const [blame] = values(past, 'blame')
      return [
        ...is(by, 'officer'),
        ...pullProblems(past, 'fix-network', [[PEOPLE.sysadmin]]),
        ...pullProblems(past, 'fix-habits', [[PEOPLE.officer], [PEOPLE.board]]),
        ...lacks(past, 'lesson', 'blame'),
        ...unless(blame !== 'nobodys' || consented(past, 'blame', PEOPLE.board.id), 'no consent'),
        ...unless(blame !== 'ours' || past.all('acknowledged').length > 0, 'the owner does not know'),
        ...unsent(past, 0, 'everyone'),
        ...undated(past),
        ...provisional(past),
      ]
    }
    case 'inbox>nothing':
      return [...is(by, 'officer'), ...lacks(past, 'why-not')]
    case 'filed>lessons':
      return is(by, 'officer', 'responder')
    case 'nothing>inbox':
      return is(by, 'officer', 'reporter')
  }
  const order = ['inbox', 'fencing', 'digging', 'sweeping', 'lessons']
  const back = order.includes(from) && order.includes(to) && order.indexOf(to) < order.indexOf(from)
  return [...is(by, 'officer', 'responder'), ...unless(back, `there is no way ${way}`)]
}
