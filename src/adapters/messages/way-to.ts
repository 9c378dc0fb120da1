import type { MessageContext } from './message-context.ts'
import { namedLine } from './named-line.ts'

/** The command of the way that leads there from here, where it has one of its own: `/approve`, not `/phase approved`. */
export function wayTo(speech: MessageContext, phase: string): string {
  const { context, state } = speech
  const ways = context.policy.processes[state.process]?.transitions ?? []
  const command = ways.find(({ from, to }) => to === phase && from.includes(state.phase))?.command
  return command === undefined ? namedLine(speech, 'phase', phase) : `/${command}`
}
