import { type CallMade, callKey } from '../../domain/calls/call-standing.ts'
import { type DueCall, dueCalls } from '../../domain/calls/due-calls.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { andThen, type CaseRun } from '../case/case-run.ts'
import { callId, sendCall } from '../messages/send-call.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { handle } from './handle.ts'

export interface CallsMade {
  run: CaseRun
  /** The outcome of the calls, to be recorded; undefined where nobody is called. It never fails. */
  outcome: Promise<readonly RequestedCommand[]> | undefined
}

/**
 * Calls those whom the policy wants called for what the record says: begun in the record first, and sent by whoever began
 * it, so that each call is made once however many hosts look. Nobody waits here for what becomes of it.
 */
export async function makeCalls(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
): Promise<CallsMade> {
  const { file, context } = run
  if (file === undefined) return { run, outcome: undefined }
  const due = dueCalls(context, file.case, file.placed, ports.now().toISOString()).filter(
    (one) => !ports.memory.called.has(callId(address, one)),
  )
  if (due.length === 0) return { run, outcome: undefined }
  const { run: after, begun } = await begin(ports, inForce, address, run, due)
  if (begun.length === 0) return { run: after, outcome: undefined }
  const send = async (one: DueCall) => {
    const made = await sendCall(ports, inForce, address, { context, state: file.case }, one)
    return asked(ports, one, made)
  }
  return { run: after, outcome: Promise.all(begun.map(send)) }
}

async function begin(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  due: readonly DueCall[],
): Promise<{ run: CaseRun; begun: readonly DueCall[] }> {
  // Where GitHub holds writes up, people are called first; that they were is recorded afterwards.
  if (ports.answersLateUntil() !== undefined) return { run, begun: unrecorded(ports, address, run, due) }
  const requests = due.map((one) => {
    const { call, line, channel, step } = one
    return asked(ports, one, { call, line, channel, step, outcome: 'begun' })
  })
  try {
    const after = await handle(ports, inForce, address, requests, run.snapshot)
    const isOurs = (at: number) =>
      after.outcomes.some(({ asked: { cause }, outcome }) => cause === requests[at]?.cause && outcome === 'accepted')
    return { run: andThen(run, after), begun: due.filter((_, at) => isOurs(at)) }
  } catch (error) {
    ports.warn(error, { id: 'call-unrecorded' })
    return { run, begun: unrecorded(ports, address, run, due) }
  }
}

/** Without a record only what this run itself has brought about calls anybody: the next one would call again. */
function unrecorded(ports: Ports, address: CaseAddress, run: CaseRun, due: readonly DueCall[]): readonly DueCall[] {
  const ours = due.filter(({ line }) => run.newEvents.some(({ seq }) => seq === line))
  for (const one of ours) ports.memory.called.add(callId(address, one))
  return ours
}

const asked = (ports: Ports, due: DueCall, made: CallMade): RequestedCommand => ({
  command: { kind: 'called', made },
  actor: ports.self,
  at: ports.now().toISOString(),
  door: 'app',
  via: 'account',
  cause: `call:${callKey(due)}:${due.attempt}:${made.outcome === 'begun' ? 'begun' : 'made'}`,
})
