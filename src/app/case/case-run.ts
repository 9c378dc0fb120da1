import { type Context, NOT_LOOKED_BEYOND } from '../../domain/case/context.ts'
import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import { isOwnDoor } from '../../domain/case/ledger-line.ts'
import { kindOf, type RequestedCommand } from '../../domain/commands/command.ts'
import { isRestrictedBy } from '../../domain/commands/relied-on.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { LedgerSnapshot } from '../ports/ledger-store.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { CaseFile } from './case-file.ts'
import { caseFrom } from './case-from.ts'

/** The outcome of the requests on one case. */
export interface CaseRun {
  /** Undefined: the issue is no case, and nothing opened one. */
  file: CaseFile | undefined
  context: Context
  snapshot: LedgerSnapshot | undefined
  /** Lines that were written just now. */
  newEvents: readonly RecordedEvent[]
  outcomes: readonly { asked: RequestedCommand; outcome: 'accepted' | 'refused' | 'ignored' }[]
}

/** One run that goes on with another: what either wrote is new, and what became of either's requests is known. */
export const andThen = (run: CaseRun, after: CaseRun): CaseRun =>
  after === run
    ? run
    : { ...after, newEvents: [...run.newEvents, ...after.newEvents], outcomes: [...run.outcomes, ...after.outcomes] }

const hangsOnRole = ({ command, door }: RequestedCommand, { processes }: Policy): boolean =>
  !isOwnDoor(door) && (kindOf(command).hangsOnRole || endsOrKeepsOut(command, processes))

/** By what somebody says a case goes on among few, or somebody has no part in it any more (R8-2, R7-4). */
const endsOrKeepsOut = (command: RequestedCommand['command'], processes: Policy['processes']): boolean =>
  command.kind !== 'open' &&
  'answers' in command &&
  command.answers.some(({ field }) =>
    Object.values(processes).some((process) => isRestrictedBy(process, field) || process.excluded?.named === field),
  )

/** Policy, people and runbooks as they are now; who has which role as of the last minute, where something hangs on it. */
export async function contextFor(
  ports: Ports,
  inForce: PolicyInForce,
  asked: readonly RequestedCommand[],
): Promise<Context> {
  const logins = asked.flatMap(({ command }) => kindOf(command).logins(command))
  const [directory, runbooks] = await Promise.all([
    ports.people.directory(inForce, logins, asked.some((one) => hangsOnRole(one, inForce.rules)) ? 'now' : 'lately'),
    ports.runbooks.all(inForce),
  ])
  return { policy: inForce.rules, directory, runbooks, ...NOT_LOOKED_BEYOND }
}

/** A ledger as it was read, with nothing asked of it. */
export function readCaseRun({ memory }: Pick<Ports, 'memory'>, context: Context, snapshot: LedgerSnapshot): CaseRun {
  return { file: caseFrom(memory, snapshot.lines, context.policy), context, snapshot, newEvents: [], outcomes: [] }
}
