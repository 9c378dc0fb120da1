import { type CallMade, callKey } from '../../domain/calls/call-standing.ts'
import type { DueCall } from '../../domain/calls/due-calls.ts'
import type { Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { CallResult } from '../ports/calls.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Names a call among all cases, however often it is tried. */
export const callId = ({ repository: { owner, name }, issue }: CaseAddress, due: DueCall): string =>
  `${owner}/${name}#${issue.number}:${callKey(due)}`

/** Calls people outside GitHub; gives what is to be recorded of it. */
export async function sendCall(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { context, state }: { context: Context; state: Case },
  due: DueCall,
): Promise<CallMade> {
  const { call, line, channel, step } = due
  const result = await resultOf(ports, inForce, address, { context, state }, due).catch(
    (error: unknown): CallResult => {
      ports.warn(error, { id: 'call-not-made', about: { channel } })
      return { kind: 'failed', why: 'unreachable' }
    },
  )
  const name = { call, line, channel, step }
  if (result.kind === 'failed') return { ...name, outcome: 'failed', why: result.why }
  const missed = result.missed.map(({ id, login }) => ({ id, login }))
  return { ...name, outcome: 'sent', ...(missed.length > 0 && { missed }) }
}

async function resultOf(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { context, state }: { context: Context; state: Case },
  due: DueCall,
): Promise<CallResult> {
  if (due.isKeptBack) return { kind: 'failed', why: 'kept-out' }
  const { owner, name } = address.repository
  const link = `${ports.web}/${owner}/${name}/issues/${address.issue.number}`
  return ports.calls.send({
    ...{ id: callId(address, due), by: due.by, step: due.step },
    // Of a case for few, who is called says too much.
    to: due.isDiscreet && due.by.kind === 'webhook' ? [] : due.to,
    words: ports.messages.call(context, state, due, link, inForce.rules.locale),
  })
}
