import type { Account, Case } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import { priorityOf } from '../case/recovery-priority.ts'
import { holdersOf } from '../case/roles-of.ts'
import { severityOf } from '../case/severity.ts'
import { overdueIn, runningOn } from '../clock/clocks-of.ts'
import { parentOf } from '../links/parent-of.ts'
import { wordsIn } from '../policy/basics.ts'
import { isResponse } from '../policy/is-response.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'
import { type CaseTitle, caseTitle } from './case-title.ts'

/** The label of a case in which a clock has run out and still runs. */
export const OVERDUE = 'overdue'
/** The label of a closed case in which a clock still runs: the sweep looks at it as at an open one. */
export const FOLLOW_UP = 'hikeshi: follow-up'

/** GitHub's view of a case as it should be: the ledger is the truth, screens are projections of it. */
export interface Projection {
  /** Every label of ours that the issue is to have. Labels of other people are none of our business. */
  labels: readonly string[]
  /** Marks that processes put on their cases: one of another process would say of a real incident that it is a drill. */
  marks: readonly string[]
  /** Whether the case has a card on the board. */
  onBoard: boolean
  /** The option of the board's `Status`; none for a card whose process has no columns. */
  column: string | undefined
  /** The person who must act now: GitHub's free plan has one assignee. */
  assignee: Account | undefined
  state: 'open' | 'closed'
  stateReason: 'completed' | 'not_planned' | 'duplicate' | undefined
  /** The issue that a duplicate points to. */
  duplicateOf: number | undefined
  /** The text that completes a title which nobody has written. */
  title: CaseTitle | undefined
}

export function project(context: Context, state: Case): Projection {
  const process = context.policy.processes[state.process]
  const phase = process?.phases[state.phase]
  const end = phase?.end
  return {
    labels: [
      `hikeshi: ${state.process}`,
      `phase: ${state.phase}`,
      ...(isResponse(context.policy, state.process)
        ? [`severity: ${severityOf(context.policy, state)}`, `priority: ${priorityOf(context.policy, state)}`]
        : []),
      ...(process?.mark === undefined ? [] : [process.mark]),
      ...(overdueIn(context.policy, state).length === 0 ? [] : [OVERDUE]),
      ...(end !== undefined && runningOn(context.policy, state).length > 0 ? [FOLLOW_UP] : []),
    ],
    marks: marksOf(context.policy),
    onBoard: process !== undefined && phase !== undefined && isOnBoard(process),
    column: process === undefined || phase === undefined ? undefined : columnIn(context.policy, process, phase),
    assignee: end === undefined ? inCharge(context, state)[0] : undefined,
    state: end === undefined ? 'open' : 'closed',
    stateReason: stateReasonOf(process, state),
    duplicateOf: stateReasonOf(process, state) === 'duplicate' ? parentOf(state)?.issue : undefined,
    title: caseTitle(context.policy, state),
  }
}

export const marksOf = (policy: Policy): string[] => Object.values(policy.processes).flatMap(({ mark }) => mark ?? [])

/** GitHub tells a duplicate from what was not planned; a part of another case, which ended with it, is none. */
function stateReasonOf(process: Process | undefined, state: Case): Projection['stateReason'] {
  const end = process?.phases[state.phase]?.end
  if (end === undefined) return undefined
  if (end === 'completed') return 'completed'
  const joined = process?.links?.phase === state.phase
  return joined && parentOf(state)?.kind === 'duplicate' ? 'duplicate' : 'not_planned'
}

export const columnOf = (policy: Policy, label: Parameters<typeof wordsIn>[1]): string => wordsIn(policy.locale, label)

/** Few may read a restricted case: on a board that everybody sees a card would tell that there is something. */
export const isOnBoard = ({ restricted, board }: Process): boolean => !restricted && board !== 'none'

export const hasColumns = (process: Process): boolean => isOnBoard(process) && process.board === 'columns'

/** Where the card of a case in this phase belongs; undefined: in no column. */
export const columnIn = (
  policy: Policy,
  process: Process,
  { label }: Pick<Process['phases'][string], 'label'>,
): string | undefined => (hasColumns(process) ? columnOf(policy, label) : undefined)

/** Every option that the board needs: one for each phase of a process with columns, in the policy's language, same words once. */
export const boardOptions = (policy: Policy): string[] => [
  ...new Set(
    Object.values(policy.processes)
      .filter(hasColumns)
      .flatMap(({ phases }) => Object.values(phases).map(({ label }) => columnOf(policy, label))),
  ),
]

/** The people who are looked to in this phase, the first of them first. */
export function inCharge(context: Context, state: Case): Account[] {
  const roles = context.policy.processes[state.process]?.['in-charge'][state.phase] ?? []
  const people = roles.flatMap((role) => holdersOf(context.policy, context.directory, state, role))
  return people.filter((account, at) => people.findIndex((other) => other.id === account.id) === at)
}
