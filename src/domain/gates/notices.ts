import * as z from 'zod/mini'
import { asParams } from '../acknowledgement/audience.ts'
import { noticeAudience } from '../notices/notice-audience.ts'
import { countsSince, drawnUp, noticeApproval, type TellingCounts, toldBy } from '../notices/notice-standing.ts'
import { idSchema } from '../policy/basics.ts'
import type { NoticePolicy } from '../policy/notice.schema.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { type Counting, countingFrom, freshnessShape } from './freshness.ts'
import { type GateView, gateKind } from './gate-kind.ts'
import { lackIn } from './lack-in.ts'

/**
 * Each notice has a text with all of its parts, was approved once that text and the plan were there, and is recorded as
 * sent to each customer concerned and each group that it goes to, or it is said why not (R4.4-3, R9-4).
 */
export const noticesGate = gateKind(
  'notices',
  () => ({
    notices: z.array(idSchema).check(z.minLength(1)),
    'approved-by': z.optional(z.array(idSchema).check(z.minLength(1))),
    /** The pull request whose content it tells: what was approved or sent before it was merged told nothing of it. */
    with: z.optional(idSchema),
    ...freshnessShape(),
  }),
  {
    missing: (gate, view) => {
      const counting = countingFrom(view, gate)
      const waiting = gate.notices.filter((notice) => !isNeedless(view, notice, counting))
      const parts = [...new Set(waiting.flatMap((notice) => ruleOf(view, notice).parts))]
      const lacks = parts.flatMap((field) => partLacks(view, field, gate.clause))
      return [...lacks, ...waiting.flatMap((notice) => lackOf(gate, notice, view, counting))]
    },
    opens: (gate) => [
      ...gate.notices.map((id, index) => ({
        ...{ kind: 'reference' as const, to: 'notice' as const, id, at: ['notices', index] },
      })),
      ...(gate.with === undefined
        ? []
        : [{ kind: 'reference' as const, to: 'pull-request' as const, id: gate.with, at: ['with'] }]),
      ...(gate['approved-by'] === undefined
        ? []
        : [{ kind: 'act' as const, command: 'approve', roles: gate['approved-by'], at: ['approved-by'] }]),
    ],
  },
)

interface Asking {
  clause: string
  with?: string | undefined
  'approved-by'?: readonly string[] | undefined
}

const ruleOf = ({ notices }: GateView, notice: string): NoticePolicy =>
  ownProperty(notices, notice) ?? { label: notice, parts: [] }

/** The lack that keeps a part of the text from being told. */
export function partLacks(view: Pick<GateView, 'case' | 'fields'>, field: string, clause: string): Reason[] {
  const fact = ownProperty(view.case.facts, field)
  if (fact === undefined) return [because('fact-missing', clause, { field })]
  const lack = lackIn(view, field, fact, clause)
  return lack === undefined ? [] : [lack]
}

function lackOf(gate: Asking, notice: string, view: GateView, { counts, stale }: Counting): Reason[] {
  const { case: state } = view
  const rule = ruleOf(view, notice)
  const since = countsSince(state, notice, rule, gate.with)
  const valid: TellingCounts = {
    sent: (seq) => since !== undefined && seq > since && counts(seq),
    omitted: counts,
  }
  const isWritten = rule.parts.every((field) => partLacks(view, field, gate.clause).length === 0)
  const undrawn = isWritten && drawnUp(state, notice, rule) === undefined
  return [
    ...(undrawn ? [because('notice-undrawn', gate.clause, { notice })] : []),
    ...unsent(gate, notice, view, valid, stale),
    ...(undrawn || !isWritten ? [] : unapproved(gate, notice, view, valid)),
  ]
}

function unsent(
  { clause }: Asking,
  notice: string,
  view: GateView,
  valid: TellingCounts,
  stale: Counting['stale'],
): Reason[] {
  const rule = ruleOf(view, notice)
  const sent = ownProperty(view.case.notices, notice)
  const about = { notice, ...stale(sent?.seq) }
  const audience = noticeAudience(rule, view)
  if (audience.kind === 'unsettled')
    return [because(audience.said ? 'unknown-not-taken' : 'fact-missing', clause, { field: audience.field })]
  if (audience.all.length === 0)
    return sent !== undefined && valid.sent(sent.seq) ? [] : [because('notice-unsent', clause, about)]
  const waiting = toldBy(notice, rule, view, valid).flatMap(({ one, said }) => (said === undefined ? [one] : []))
  return waiting.length === 0 ? [] : [because('notice-unsent', clause, { ...about, ...asParams(waiting) })]
}

/** Somebody who may approve a notice without a text of its own approves it by sending it. */
function unapproved(
  { clause, 'approved-by': roles }: Asking,
  notice: string,
  view: GateView,
  valid: TellingCounts,
): Reason[] {
  if (roles === undefined) return []
  const { case: state, rolesOf } = view
  const sent = ownProperty(state.notices, notice)
  const approvals = state.approvals.filter(({ what, seq }) => what === noticeApproval(notice) && valid.sent(seq))
  const bySending =
    ruleOf(view, notice).parts.length === 0 && sent !== undefined && valid.sent(sent.seq) ? [sent.by] : []
  const people = [...bySending, ...approvals.map(({ by }) => by)]
  return people.some((by) => rolesOf(by).some((role) => roles.includes(role)))
    ? []
    : [because('notice-unapproved', clause, { notice, roles })]
}

/** It is on the record for each of those whom it goes to why they need not be told: no text is waited for. */
function isNeedless(view: GateView, notice: string, { counts }: Counting): boolean {
  const all = toldBy(notice, ruleOf(view, notice), view, { sent: () => false, omitted: counts })
  return all.length > 0 && all.every(({ said }) => said !== undefined)
}
