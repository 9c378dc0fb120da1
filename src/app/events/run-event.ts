import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { languageOf } from '../case/language-of.ts'
import type { Signal } from '../inbox/signal.ts'
import { becameOf } from '../pipeline/request.ts'
import type { Ports } from '../ports/ports.ts'
import { onSignal } from './on-signal.ts'

/** The outcome of a run that an event started, for those who read its outputs. */
export interface EventRun {
  issue: number
  phase: string
  /** The event's own requests. */
  asked: readonly RequestedCommand[]
  /** Whether all of it was done; undefined where it asked for nothing, or for what is so already. */
  accepted: boolean | undefined
  language: Language
}

/**
 * One event, and with it everything on the same issue that no run has handled yet, in its order: GitHub drops runs that
 * wait in a queue, and what they were to handle must not be lost. Undefined where the event concerns no case.
 */
export async function runEvent(ports: Ports, signal: Signal): Promise<EventRun | undefined> {
  const done = await onSignal(ports, signal, 'issue')
  if (done === undefined || !('issue' in signal)) return undefined
  const { run, own, inForce, issue } = done
  const { file } = run
  return {
    issue,
    phase: file.case.phase,
    asked: own,
    accepted: becameOf(own, run),
    language: languageOf(file, inForce),
  }
}
