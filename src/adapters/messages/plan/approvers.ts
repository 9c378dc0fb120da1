import type { MessageContext } from '../message-context.ts'
import { labels } from '../message-context.ts'

/** The roles that must each be author or approver, as the policy's gates have them, by their names. */
export function approvers(speech: MessageContext, pull: string): string {
  return labels(
    speech,
    approvingRoles(speech, pull).map((role) => speech.names.role(role)),
  )
}

/** The requirement of the gate that waits for it; undefined where none does. */
export const clauseOfPull = (
  { context, state }: Pick<MessageContext, 'context' | 'state'>,
  pull: string,
): string | undefined =>
  context.policy.processes[state.process]?.transitions
    .flatMap(({ gates }) => gates)
    .find((gate) => gate.kind === 'pull-request' && gate['pull-request'] === pull)?.clause

export function approvingRoles({ context, state }: Pick<MessageContext, 'context' | 'state'>, pull: string): string[] {
  const gates = context.policy.processes[state.process]?.transitions.flatMap((transition) => transition.gates) ?? []
  return [
    ...new Set(
      gates.flatMap((gate) =>
        gate.kind === 'pull-request' && gate['pull-request'] === pull ? gate['approved-by'] : [],
      ),
    ),
  ]
}
