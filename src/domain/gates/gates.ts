import type * as z from 'zod/mini'
import { factValues, historyOf } from '../case/case.ts'
import { holds } from '../policy/condition.ts'
import type { Reason } from '../refusals/reason.ts'
import { acknowledgedGate } from './acknowledged.ts'
import { acknowledgedByAllGate } from './acknowledged-by-all.ts'
import { actionsGate } from './actions.ts'
import { approvedGate } from './approved.ts'
import { consentGate } from './consent.ts'
import { contactsFilledGate } from './contacts-filled.ts'
import { evidenceGate } from './evidence.ts'
import { exceptionsGate } from './exceptions.ts'
import { factsGate } from './facts.ts'
import { findingsGate } from './findings.ts'
import { followsGate } from './follows.ts'
import type { GateKey, GateView } from './gate-kind.ts'
import { issuedGate } from './issued.ts'
import { noticesGate } from './notices.ts'
import { othersTookPartGate } from './others-took-part.ts'
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

/** Every kind of gate: a new kind is a file beside this one and a line here. */
export const GATES = [
  acknowledgedGate,
  acknowledgedByAllGate,
  actionsGate,
  approvedGate,
  consentGate,
  contactsFilledGate,
  issuedGate,
  evidenceGate,
  exceptionsGate,
  factsGate,
  findingsGate,
  followsGate,
  noticesGate,
  othersTookPartGate,
  procedureGate,
  pullRequestGate,
  ratifiedGate,
  recoveredGate,
  runbookGate,
  separateGate,
  settledGate,
  stoodDownGate,
  timeToAnswerGate,
  valueGate,
  withinGate,
] as const

export type Gate = z.infer<ReturnType<(typeof GATES)[number]['schema']>>

/** A kind of gate as far as it is asked: each gate is given to its own kind alone. */
type AnyKind = { kind: Gate['kind']; missing(gate: Gate, view: GateView): Reason[]; opens(gate: Gate): GateKey[] }
const BY_KIND: ReadonlyMap<string, AnyKind> = new Map(GATES.map((one) => [one.kind, one]))

function kindOf({ kind }: Gate): AnyKind {
  const found = BY_KIND.get(kind)
  if (found === undefined) throw new TypeError(`no kind of gate: ${kind}`)
  return found
}

/** Everything that this gate still misses; empty where it is open or does not apply. */
export function missingAt(gate: Gate, view: GateView): Reason[] {
  if (gate.when !== undefined && !holds(gate.when, factValues(view.case), historyOf(view.case))) return []
  return kindOf(gate).missing(gate, view)
}

export const keysOf = (gate: Gate): GateKey[] => kindOf(gate).opens(gate)
