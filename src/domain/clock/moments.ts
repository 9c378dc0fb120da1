import type { Case } from '../case/case.ts'
import { furtherEditionDue, notedBefore, recordedSince } from '../case/editions.ts'
import { noticeAudience } from '../notices/notice-audience.ts'
import { countsSince, toldBy } from '../notices/notice-standing.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Moment } from './clock.schema.ts'

/** Milliseconds of a time; people's times and GitHub's are written in different ways. */
export const ms = (at: string): number => Date.parse(at)

/**
 * Every time at which this happened in the case, in order. Always the time of the act or the one that a person states
 * for it, never that of our record: whoever reports late has not been late by our delay.
 */
export function timesOf(policy: Policy, state: Case, moment: Moment, subject: string | undefined): string[] {
  if ('event' in moment) return known(eventTime(state, moment.event))
  if ('phase' in moment) return state.path.filter(({ phase }) => moment.phase.includes(phase)).map(({ at }) => at)
  if ('fact' in moment) return known(factTime(policy, state, moment.fact))
  if ('merged' in moment) return known(ownProperty(state.merged, moment.merged))
  if ('notice' in moment) return known(noticeTime(policy, state, moment.notice))
  if ('edition' in moment) return known(furtherEditionDue(documentsOf(policy, state), state, moment.edition))
  if ('acknowledged' in moment) return known(acknowledgedAt(policy, state, moment.acknowledged))
  if ('approved' in moment) return state.approvals.filter(({ what }) => what === moment.approved).map(({ at }) => at)
  if ('acted' in moment) return known(ownProperty(state.rolesActed, moment.acted))
  if ('action' in moment) return known(actionTime(state, moment.action, subject))
  return known(subject === undefined ? undefined : ownProperty(state.recovered, subject)?.at)
}

const documentsOf = (policy: Policy, { process }: Case) => ownProperty(policy.processes, process)?.documents ?? {}

/** An edition that has come out of date, or that was none yet, is not what was to be taken note of. */
function acknowledgedAt(policy: Policy, state: Case, what: string): string | undefined {
  const documents = documentsOf(policy, state)
  const counts = recordedSince(documents, state, what).length === 0 && notedBefore(documents, state, what) === undefined
  return counts ? ownProperty(state.acknowledged, what)?.at : undefined
}

function actionTime(
  state: Case,
  moment: Extract<Moment, { action: string }>['action'],
  subject: string | undefined,
): string | undefined {
  const item = state.actions.find(({ id }) => id === subject)
  switch (moment) {
    case 'added':
      return item?.added
    case 'confirmed':
      return item?.confirmed?.at
    case 'judged':
      return item?.judged?.at
  }
}

/** A notice is out once it has reached everybody whom it goes to, or it is said of each why not. */
function noticeTime(policy: Policy, state: Case, notice: string): string | undefined {
  const sent = ownProperty(state.notices, notice)?.at
  const rule = ownProperty(ownProperty(policy.processes, state.process)?.notices ?? {}, notice)
  if (rule === undefined) return sent
  const around = { case: state, groups: Object.keys(policy.groups ?? {}), customers: Object.keys(policy.customers) }
  const audience = noticeAudience(rule, around)
  if (audience.kind === 'unsettled') return undefined
  if (audience.all.length === 0) return sent
  const since = countsSince(state, notice, rule, undefined)
  const counts = { sent: (seq: number) => since !== undefined && seq > since, omitted: () => true }
  const told = toldBy(notice, rule, around, counts).map(({ said }) => said?.at)
  return told.includes(undefined)
    ? undefined
    : told
        .map(String)
        .sort((a, b) => ms(a) - ms(b))
        .at(-1)
}

function eventTime(state: Case, event: Extract<Moment, { event: string }>['event']): string | undefined {
  switch (event) {
    case 'opened':
      return state.opened.at
    case 'answered':
      return state.answered
    case 'organisation-started':
      return state.organisation?.started.at
    case 'organisation-stood-down':
      return state.organisation?.stoodDown?.at
  }
}

function factTime(policy: Policy, state: Case, field: string): string | undefined {
  if (ownProperty(policy.fields, field)?.kind !== 'time') return ownProperty(state.firsts, field)
  return ownProperty(state.facts, field)?.values[0]
}

/** A field that had another kind under an older policy may state no time. */
const known = (at: string | undefined): string[] => (at === undefined || Number.isNaN(ms(at)) ? [] : [at])
