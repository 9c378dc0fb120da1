import type { Evidence } from '../../findings/evidence.schema.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { askingFor } from './asking-for.ts'
import { CLAUSES } from './clauses.ts'
import { lineOf } from './evidence/line-of.ts'
import { shownBy } from './evidence/shown-by.ts'
import { exceptedBy } from './excepted.ts'
import { lookedAt } from './looked-at.ts'
import { isMeasured, type Measured } from './measured.ts'
import type { Judgement, LookedAtOperation, Operation, OperationFinding, Rule } from './operation.ts'
import { drills, reviews } from './rules/drills.ts'
import { editions } from './rules/editions.ts'
import { gone } from './rules/gone.ts'
import { madeKnown } from './rules/made-known.ts'
import { actions, clocks, effects, exceptions, gates } from './rules/of-cases.ts'
import { apart, asks, board, groups, history, privacy } from './rules/of-policy.ts'
import * as preparation from './rules/preparation.ts'
import { readers } from './rules/readers.ts'
import { customers, detection } from './rules/registers.ts'
import { heartbeat, signedChecks, sources } from './rules/signed-checks.ts'
import { unheard } from './rules/unheard.ts'

/** Rules of one requirement, beside those of every requirement: gates, deadlines, and that the policy knows it. */
const RULES: Readonly<Record<Measured, readonly Rule[]>> = {
  'R1-1': [preparation.forms, unheard],
  'R1-2': [preparation.written],
  'R1-4': [preparation.categories(0)],
  'R1-5': [preparation.categories(1)],
  'R1-6': [preparation.categories(2)],
  'R2-1': [groups],
  'R3-1': [preparation.owners],
  'R4-1': [customers],
  'R4-2': [preparation.phone],
  'R4.1-1': [preparation.procedures],
  'R4.1-1a': [preparation.written],
  'R4.1-1b': [preparation.executives],
  'R4.1-1c': [preparation.written],
  'R4.1-1d': [preparation.contacts, preparation.written],
  'R4.1-1e': [madeKnown],
  'R4.1-2': [drills],
  'R4.1-3': [detection],
  'R4.1-4': [preparation.priorities],
  'R4.4-2': [board],
  'R4.4-3': [actions, effects],
  'R4.4-5': [records, gone],
  'R5-1': [signedChecks, sources, heartbeat],
  'R6-1': [exceptions],
  'R8-1': [privacy, editions, readers],
  'R8-2': [apart],
  'R9-3': [reviews],
  'R9-5': [history],
}

/** Where the policy need not say so, since something else shows it. */
const SHOWN_OTHERWISE = [
  ...['R1-2', 'R1-4', 'R1-5', 'R1-6', 'R3-1', 'R4-2', 'R4.1-1', 'R4.1-1b', 'R4.1-1c', 'R4.1-1d', 'R4.1-2'],
  ...['R4.1-3', 'R4.1-4', 'R4.4-5', 'R5-1', 'R5-2', 'R6-1', 'R8-1', 'R8-2', 'R9-3', 'R9-5'],
]

function records({ brokenRecords }: Operation): OperationFinding[] {
  return brokenRecords.map((subject) => ({ code: 'record-broken', subject }))
}

/**
 * Every requirement, by evidence as far as policy, runbooks, ledgers and repositories tell (R5-1, R5-2): something
 * fails; it was shown by what was done; or it is set up, and nothing has shown it yet.
 */
export function checkOperation(operation: Operation): Judgement[] {
  const looked = lookedAt(operation)
  const judged = CLAUSES.map((clause) => judge(looked, clause))
  return judged.map((one) => (one.clause in SUMS ? sumOf(one, judged) : one))
}

function judge(operation: LookedAtOperation, clause: string): Judgement {
  const nothing: Judgement = { clause, state: 'not-applicable', findings: [], evidence: [] }
  if (operation.unread.includes('runbooks') && OF_RUNBOOKS.includes(clause)) return nothing
  const found = [
    ...(SHOWN_OTHERWISE.includes(clause) ? [] : asks(operation, clause)),
    ...(isMeasured(clause) ? RULES[clause] : []).flatMap((rule) => rule(operation)),
    ...gates(operation, clause),
    ...clocks(operation, clause),
  ]
  // An exception that nobody vouches for excuses nothing.
  const isVouchedFor = operation.records === 'vouched-for'
  const excepted = found.map((one) => ({ one, by: isVouchedFor ? exceptedBy(operation, clause, one) : undefined }))
  const findings = excepted.flatMap(({ one, by }) => (by === undefined ? [one] : []))
  const exceptions = [...new Set(excepted.flatMap(({ by }) => by ?? []))]
  // A finding that an exception allows for a time is no failure, and shows nothing either (R6-1).
  if (findings.length === 0 && exceptions.length > 0)
    return { ...nothing, evidence: exceptions.map((one) => lineOf(one, one.case.path.at(-1)?.seq ?? 0)) }
  // Kept in cases that are not told of here alone: whoever may read them judges it where they are.
  if (findings.length === 0 && isElsewhere(operation, clause)) return nothing
  const evidence = shownBy(operation, clause).filter((one) => isVouchedFor || !isOfRecords(one))
  return { clause, state: findings.length > 0 ? 'fails' : evidence.length > 0 ? 'shown' : 'set-up', findings, evidence }
}

/** Lines, and what only lines tell of: where nobody judged whose they are, they show nothing. */
const isOfRecords = ({ kind }: Evidence): boolean => kind === 'line' || kind === 'adoption' || kind === 'pull-request'

/** Whether all that the policy asks for this happens in cases that were left out. */
function isElsewhere({ policy, leftOut }: Operation, clause: string): boolean {
  const asking = askingFor(policy, clause)
  return asking.length > 0 && asking.every((id) => leftOut.includes(placeOf(policy, id)))
}

const placeOf = ({ processes, repositories }: Policy, id: string): string =>
  repositories[processes[id]?.repository ?? ''] ?? ''

/** Judged by runbooks: where they could not be read, that is the finding, and not that there are none. */
const OF_RUNBOOKS = ['R1-2', 'R4.1-1', 'R4.1-1a', 'R4.1-1b', 'R4.1-1c', 'R4.1-1d', 'R4.1-2']

/** Requirements that are sums of others: that procedures exist beforehand, and that learning was done after each response. */
export const SUMS: Readonly<Record<string, readonly string[]>> = {
  'R5-1': ['R1-1', 'R4.1-1', 'R4.1-1a', 'R4.1-1b', 'R4.1-1c', 'R4.1-1d', 'R4.3-1'],
  'R5-2': ['R1-3', 'R4.4-1', 'R4.4-2', 'R4.4-3', 'R4.4-4', 'R4.4-5'],
}

/** A sum fails where a part of it does; its own findings are only that the check was not drawn up or not signed. */
function sumOf(own: Judgement, judged: readonly Judgement[]): Judgement {
  const parts = judged.filter(({ clause }) => SUMS[own.clause]?.includes(clause))
  return parts.some(({ state }) => state === 'fails') ? { ...own, state: 'fails' } : own
}
