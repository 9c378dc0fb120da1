import * as z from 'zod/mini'
import { factValues, historyOf } from '../case/case.ts'
import { holds } from '../policy/condition.ts'
import type { Reason } from '../refusals/reason.ts'
import { acknowledgedGate } from './acknowledged.ts'
import { acknowledgedByAllGate } from './acknowledged-by-all.ts'
import { actionsGate } from './actions.ts'
import { approvedGate } from './approved.ts'
import { consentGate } from './consent.ts'
import { evidenceGate } from './evidence.ts'
import { exceptionsGate } from './exceptions.ts'
import { factsGate } from './facts.ts'
import { findingsGate } from './findings.ts'
import type { GateKey, GateView } from './gate-kind.ts'
import { issuedGate } from './issued.ts'
import { noticesGate } from './notices.ts'
import { procedureGate } from './procedure.ts'
import { pullRequestGate } from './pull-request.ts'
import { ratifiedGate } from './ratified.ts'
import { recoveredGate } from './recovered.ts'
import { runbookGate } from './runbook.ts'
import { separateGate } from './separate.ts'
import { settledGate } from './settled.ts'
import { stoodDownGate } from './stood-down.ts'
import { timeToAnswerGate } from './time-to-answer.ts'
import { valueGate } from './value.ts'
import { withinGate } from './within.ts'

/** Every kind of gate, by name: a new kind is a file beside this one and a line here. */
const KINDS = {
  acknowledged: acknowledgedGate,
  'acknowledged-by-all': acknowledgedByAllGate,
  actions: actionsGate,
  approved: approvedGate,
  consent: consentGate,
  'drawn-up': issuedGate,
  evidence: evidenceGate,
  exceptions: exceptionsGate,
  facts: factsGate,
  findings: findingsGate,
  notices: noticesGate,
  procedure: procedureGate,
  'pull-request': pullRequestGate,
  ratified: ratifiedGate,
  recovered: recoveredGate,
  runbook: runbookGate,
  separate: separateGate,
  settled: settledGate,
  'stood-down': stoodDownGate,
  'time-to-answer': timeToAnswerGate,
  value: valueGate,
  within: withinGate,
}

export const gateSchema = z.discriminatedUnion('kind', [
  acknowledgedGate.schema,
  acknowledgedByAllGate.schema,
  actionsGate.schema,
  approvedGate.schema,
  consentGate.schema,
  issuedGate.schema,
  evidenceGate.schema,
  exceptionsGate.schema,
  factsGate.schema,
  findingsGate.schema,
  noticesGate.schema,
  procedureGate.schema,
  pullRequestGate.schema,
  ratifiedGate.schema,
  recoveredGate.schema,
  runbookGate.schema,
  separateGate.schema,
  settledGate.schema,
  stoodDownGate.schema,
  timeToAnswerGate.schema,
  valueGate.schema,
  withinGate.schema,
])
export type Gate = z.infer<typeof gateSchema>

type Kinds = typeof KINDS
type GateOf<K extends keyof Kinds> = z.infer<Kinds[K]['schema']>
type Rules = {
  [K in keyof Kinds]: { missing(gate: GateOf<K>, view: GateView): Reason[]; opens(gate: GateOf<K>): GateKey[] }
}
const RULES: Rules = KINDS

function askKind<K extends keyof Kinds>(gate: { [P in K]: GateOf<P> }[K], view: GateView): Reason[] {
  const rules: Rules[K] = RULES[gate.kind as K]
  return rules.missing(gate, view)
}

/** Everything that this gate still misses; empty where it is open or does not apply. */
export function missingAt(gate: Gate, view: GateView): Reason[] {
  if (gate.when !== undefined && !holds(gate.when, factValues(view.case), historyOf(view.case))) return []
  return askKind(gate, view)
}

export function keysOf<K extends keyof Kinds>(gate: { [P in K]: GateOf<P> }[K]): GateKey[] {
  const rules: Rules[K] = RULES[gate.kind as K]
  return rules.opens(gate)
}
