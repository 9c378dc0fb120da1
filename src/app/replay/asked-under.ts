import { nowCalled } from '../../domain/case/succeed.ts'
import type { Command } from '../../domain/commands/command.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/** What was asked for once, in the names of another policy: dropped phases and fields go on in their successors. */
export function askedUnder(policy: Policy, process: string, command: Command): Command {
  if (command.kind === 'move') return { ...command, to: phaseUnder(policy, process, command.to) }
  if (command.kind === 'consent') return { ...command, what: nowCalled(policy.fields, command.what) }
  if (command.kind !== 'record' && command.kind !== 'correct') return command
  const answers = command.answers.map((answer) => ({ ...answer, field: nowCalled(policy.fields, answer.field) }))
  return { ...command, answers }
}

/** A reason that was given once, in the names of another policy. */
export function reasonUnder(policy: Policy, process: string, { params = {}, ...reason }: Reason): Reason {
  const { field, phase } = params
  return {
    ...reason,
    params: {
      ...params,
      ...(typeof field === 'string' ? { field: nowCalled(policy.fields, field) } : {}),
      ...(typeof phase === 'string' ? { phase: phaseUnder(policy, process, phase) } : {}),
    },
  }
}

export const phaseUnder = (policy: Policy, process: string, phase: string): string =>
  nowCalled(ownProperty(policy.processes, nowCalled(policy.processes, process))?.phases ?? {}, phase)
