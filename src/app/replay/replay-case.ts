import type { Account, Case } from '../../domain/case/case.ts'
import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import type { Beginning } from '../../domain/case/evolve.ts'
import { LEDGER_BOUND, type LedgerLine, ledgerBoundSchema } from '../../domain/case/ledger-line.ts'
import { apply } from '../../domain/case/settle.ts'
import { nowCalled, succeed } from '../../domain/case/succeed.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { placedLine } from '../case/case-file.ts'
import type { Judge } from './asked-again.ts'
import { judgedAgain } from './judged-again.ts'
import { type Deadline, lateBy } from './late-by.ts'
import { type KnownRoles, type PastAct, peopleShown, rolesNamed } from './people-shown.ts'
import { PolicyUnknownError } from './policy-unknown-error.ts'
import { sameRules } from './same-rules.ts'
import { triedIn } from './tried.ts'

export type ReplayFinding =
  | {
      kind: 'refused' | 'allowed' | 'depends'
      /** Of the ledger, counted from 1. */
      line: number
      at: string
      by: string
      command: string
      /** Where it would have led. */
      to: string | undefined
      reasons: readonly Reason[]
    }
  | ({ kind: 'late' | 'in-time' } & Deadline)
  /** The other policy has no such process, or no such phase and no successor of it. */
  | { kind: 'no-process' | 'stranded'; what: string }

/** One recorded case as the other policy would have judged it. */
export interface ReplayedCase {
  case: Case
  /** Requests that could be judged again, and those of which the record keeps too little. */
  judged: number
  unjudged: number
  findings: ReplayFinding[]
}

export interface ReplaySettings {
  /** The other policy. */
  now: Judge
  /** The policy that judged a line; undefined where it is not to be had. */
  recorded(sha: string): Judge | undefined
  told: KnownRoles
  /** The overdue ones. */
  time: string
}

/** Undefined where the lines are no case. Throws `PolicyUnknownError` where the policy that judged it is not known. */
export function replayCase(lines: readonly LedgerLine[], settings: ReplaySettings): ReplayedCase | undefined {
  const [first] = lines
  const bound = first?.type === LEDGER_BOUND ? ledgerBoundSchema.safeParse(first.data).data : undefined
  if (first === undefined || bound === undefined) return undefined
  const judgeOf = (sha: string): Judge => {
    const judge = settings.recorded(sha)
    if (judge === undefined) throw new PolicyUnknownError(sha)
    return judge
  }
  const beginning: Beginning = {
    ...{ repository: bound.repository, issue: bound.issue.number },
    start: ownProperty(judgeOf(first.policy).policy.processes, bound.process ?? '')?.start ?? '',
  }
  const acts: PastAct[] = []
  let state: Case | undefined
  let unjudged = 0
  for (const { group, sha } of byCause(lines)) {
    const judge = judgeOf(sha)
    // The case goes on in the names of the policy that judged this, as it did then.
    state = state && succeed(judge.policy, state)
    if (state !== undefined && isRequest(group)) {
      const tried = triedIn(group, state, judge.policy)
      if (tried !== undefined) acts.push({ tried, before: state, judge })
      else unjudged += 1
    }
    for (const placed of group) state = apply(state, placed, beginning)
  }
  return state === undefined ? undefined : judge(state, acts, unjudged, judgeOf(lines.at(-1)?.policy ?? ''), settings)
}

function judge(
  state: Case,
  acts: readonly PastAct[],
  skipped: number,
  last: Judge,
  { now, told, time }: ReplaySettings,
): ReplayedCase {
  const process = ownProperty(now.policy.processes, nowCalled(now.policy.processes, state.process))
  if (process === undefined)
    return {
      case: state,
      judged: 0,
      unjudged: skipped + acts.length,
      findings: [{ kind: 'no-process', what: state.process }],
    }
  const open = acts.filter(
    ({ tried, before, judge: then }) => !sameRules(then, now, before.process, before.phase, tried.asked),
  )
  const people =
    open.length === 0 ? new Map() : peopleShown(acts, accountsIn(state), new Map([...rolesNamed(last.policy), ...told]))
  const findings: ReplayFinding[] = []
  let unjudged = skipped
  for (const act of open) {
    const difference = judgedAgain(act, now, people)
    if (difference === 'lost') unjudged += 1
    if (typeof difference === 'string') continue
    const { command, actor, at } = act.tried.asked
    const to = 'to' in command ? command.to : undefined
    findings.push({ ...difference, line: act.tried.line, at, by: actor.login, command: command.kind, to })
  }
  if (ownProperty(process.phases, nowCalled(process.phases, state.phase)) === undefined)
    findings.push({ kind: 'stranded', what: state.phase })
  const times = lateBy(state, last, now, time)
  for (const one of times.late) findings.push({ kind: 'late', ...one })
  for (const one of times.inTime) findings.push({ kind: 'in-time', ...one })
  return { case: state, judged: acts.length + skipped - unjudged, unjudged, findings }
}

/** Lines that one request has left, together. */
function* byCause(lines: readonly LedgerLine[]): Generator<{ group: RecordedEvent[]; sha: string }> {
  let group: RecordedEvent[] = []
  let sha = ''
  for (const line of lines) {
    const placed = line.type === LEDGER_BOUND ? undefined : placedLine(line)
    if (placed === undefined) continue
    if (group.length > 0 && group[0]?.cause !== placed.cause) {
      yield { group, sha }
      group = []
    }
    group.push(placed)
    sha = line.policy
  }
  if (group.length > 0) yield { group, sha }
}

const OWN_DOORS = ['app', 'sweep', 'pull-request']
const NO_REQUESTS = ['question-answered', 'text-kept']

/** True for a request of people; what the app does by itself is not judged again. */
const isRequest = ([first]: readonly RecordedEvent[]): boolean =>
  first !== undefined && !OWN_DOORS.includes(first.door) && !NO_REQUESTS.includes(first.event.type)

/** Everybody whom gates may ask for. */
const accountsIn = (state: Case): Account[] => [
  ...[...state.approvals, ...state.consents, ...Object.values(state.acknowledged)].map(({ by }) => by),
  ...Object.values(state.pulls).flatMap((pull) => [pull.author, ...pull.approvedBy, ...pull.writtenBy]),
  ...state.actions.map(({ owner }) => owner),
  ...(state.executive === undefined ? [] : [state.executive]),
]
