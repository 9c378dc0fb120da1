import type { Policy } from '../../policy/policy.schema.ts'
import { askingFor } from './asking-for.ts'
import { CLAUSES } from './clauses.ts'
import type { Judgement, Looked, Operation } from './operation.ts'
import { drills, reviews } from './rules/drills.ts'
import { editions } from './rules/editions.ts'
import { madeKnown } from './rules/made-known.ts'
import { actions, clocks, effects, exceptions, gates, realCases } from './rules/of-cases.ts'
import { apart, asks, board, history, privacy } from './rules/of-policy.ts'
import * as preparation from './rules/preparation.ts'
import { readers } from './rules/readers.ts'
import { customers, detection } from './rules/registers.ts'
import { signedChecks, sources } from './rules/signed-checks.ts'

type Rule = (operation: Operation) => Looked

/** What a requirement asks beside what every requirement is asked: gates, deadlines, and that the policy knows it. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  'R1-1': [preparation.forms],
  'R1-2': [preparation.written],
  'R1-4': [preparation.categories(0)],
  'R1-5': [preparation.categories(1)],
  'R1-6': [preparation.categories(2)],
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
  'R4.4-5': [records],
  'R5-1': [signedChecks, sources],
  'R6-1': [exceptions],
  'R8-1': [privacy, editions, readers],
  'R8-2': [apart],
  'R9-3': [reviews],
  'R9-5': [history],
}

/** Where the policy need not say so, since something else shows it. */
const SHOWN_OTHERWISE = [
  ...[
    'R1-2',
    'R1-4',
    'R1-5',
    'R1-6',
    'R3-1',
    'R4-2',
    'R4.1-1',
    'R4.1-1b',
    'R4.1-1c',
    'R4.1-1d',
    'R4.1-2',
    'R4.1-3',
    'R4.1-4',
  ],
  ...['R4.4-5', 'R5-1', 'R5-2', 'R6-1', 'R8-1', 'R8-2', 'R9-3', 'R9-5'],
]

/** Requirements that are kept in cases alone: without a case there is nothing to judge. */
const OF_CASES = ['R4.2-', 'R4.3-', 'R4.4-', 'R7-']

function records({ brokenRecords, cases }: Operation): Looked {
  return {
    findings: brokenRecords.map((subject) => ({ code: 'record-broken', subject })),
    by: { cases: cases.length },
  }
}

/** Every requirement, and whether it holds as far as policy, runbooks, ledgers and repositories tell (R5-1, R5-2). */
export function checkOperation(operation: Operation): Judgement[] {
  const judged = CLAUSES.map((clause) => judge(operation, clause))
  return judged.map((one) => (one.clause in SUMS ? sumOf(one.clause, judged) : one))
}

function judge(operation: Operation, clause: string): Judgement {
  if (operation.unread.includes('runbooks') && OF_RUNBOOKS.includes(clause))
    return { clause, state: 'not-applicable', findings: [], by: {} }
  const looked = [
    ...(SHOWN_OTHERWISE.includes(clause) ? [] : [asks(operation, clause)]),
    ...(RULES[clause] ?? []).map((rule) => rule(operation)),
    gates(operation, clause),
    clocks(operation, clause),
  ]
  const findings = looked.flatMap((one) => one.findings)
  const cases = Math.max(0, ...looked.map(({ by }) => by.cases ?? 0))
  const runbooks = Math.max(0, ...looked.map(({ by }) => by.runbooks ?? 0))
  const by = { policy: looked.some((one) => one.by.policy === true), runbooks, cases }
  // Kept in cases that are not told of here alone: whoever may read them judges it where they are.
  if (findings.length === 0 && isElsewhere(operation, clause))
    return { clause, state: 'not-applicable', findings, by: {} }
  const idle = OF_CASES.some((start) => clause.startsWith(start)) && cases === 0 && isUntried(operation, clause)
  return { clause, state: findings.length > 0 ? 'fails' : idle ? 'not-applicable' : 'holds', findings, by }
}

/** Whether all that the policy asks for this happens in cases that were left out. */
function isElsewhere({ policy, leftOut }: Operation, clause: string): boolean {
  const asking = askingFor(policy, clause)
  return asking.length > 0 && asking.every((id) => leftOut.includes(placeOf(policy, id)))
}

const placeOf = ({ processes, repositories }: Policy, id: string): string =>
  repositories[processes[id]?.repository ?? ''] ?? ''

/** What has no case yet of a process that asks for it has not been put to the test. */
const isUntried = (operation: Operation, clause: string): boolean => {
  const asking = askingFor(operation.policy, clause)
  return !realCases(operation).some(({ case: { process } }) => asking.length === 0 || asking.includes(process))
}

/** Judged by runbooks: where they could not be read, that is the finding, and not that there are none. */
const OF_RUNBOOKS = ['R1-2', 'R4.1-1', 'R4.1-1a', 'R4.1-1b', 'R4.1-1c', 'R4.1-1d', 'R4.1-2']

/** What the check itself is asked: that procedures exist beforehand, and that learning was done after each response. */
export const SUMS: Readonly<Record<string, readonly string[]>> = {
  'R5-1': ['R1-1', 'R4.1-1', 'R4.1-1a', 'R4.1-1b', 'R4.1-1c', 'R4.1-1d', 'R4.3-1'],
  'R5-2': ['R1-3', 'R4.4-1', 'R4.4-2', 'R4.4-3', 'R4.4-4', 'R4.4-5'],
}

function sumOf(clause: string, judged: readonly Judgement[]): Judgement {
  const findings = judged.find((one) => one.clause === clause)?.findings ?? []
  const parts = judged.filter((one) => SUMS[clause]?.includes(one.clause))
  const cases = Math.max(0, ...parts.map(({ by }) => by.cases ?? 0))
  const runbooks = Math.max(0, ...parts.map(({ by }) => by.runbooks ?? 0))
  const state =
    findings.length > 0 || parts.some((one) => one.state === 'fails')
      ? 'fails'
      : parts.every((one) => one.state === 'not-applicable')
        ? 'not-applicable'
        : 'holds'
  // Of its own are those that it was not drawn up or not signed; all others stand with the requirements that they are of.
  return { clause, state, findings, by: { policy: true, runbooks, cases } }
}
