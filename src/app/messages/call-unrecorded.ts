import { dueCalls } from '../../domain/calls/due-calls.ts'
import type { Context } from '../../domain/case/context.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { CaseAddress } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { untoldOf } from './report-unrecorded.ts'
import { callId, sendCall } from './send-call.ts'

/**
 * Life before paper: what would have been recorded calls people all the same. Once: whoever asked is told on the issue that
 * nothing is recorded, and where that stands already they were called too.
 */
export async function callUnrecorded(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  asked: readonly RequestedCommand[],
  { context, would }: { context: Context; would: Pick<CaseRun, 'file' | 'newEvents'> | undefined },
): Promise<void> {
  const { file, newEvents = [] } = would ?? {}
  if (file === undefined) return
  const isNew = (line: number) => newEvents.some(({ seq }) => seq === line)
  const due = dueCalls(context, file.case, file.placed, ports.now().toISOString()).filter(
    (one) => isNew(one.line) && !ports.memory.called.has(callId(address, one)),
  )
  if (due.length === 0) return
  // A reader that cannot see what was told cannot know that people were called: better twice than never.
  const untold = await untoldOf(ports, address, asked).catch(() => [''])
  if (untold.length === 0) return
  for (const one of due) ports.memory.called.add(callId(address, one))
  await Promise.all(due.map((one) => sendCall(ports, inForce, address, { context, state: file.case }, one)))
}
