import { kindOf, type RequestedCommand } from '../commands/command.ts'
import { consequences } from '../commands/consequences.ts'
import { decide } from '../commands/decide.ts'
import { type Decision, viewOf } from '../commands/decision.ts'
import type { Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Case } from './case.ts'
import type { Context } from './context.ts'
import type { CaseEvent, RecordedEvent } from './event.schema.ts'
import { type Beginning, begin, evolve } from './evolve.ts'
import { rolesOf } from './roles-of.ts'

/** A request with its answer, everything that follows from it, and the case after it. */
export interface Settled {
  decision: Decision
  events: readonly CaseEvent[]
  case: Case | undefined
}

// Each consequence can be followed by others, and all of them happen at most once: far fewer than this.
const ROUNDS = 8

/** Decides one request and lives through what follows. A refusal is an event too: the record shows what was tried. */
export function settle(
  context: Context,
  beginning: Beginning,
  state: Case | undefined,
  asked: RequestedCommand,
  recorded: string,
): Settled {
  const decision = decide(context, state, asked)
  const events: CaseEvent[] = []
  let now = state
  const live = (event: CaseEvent): void => {
    const seq = now?.lines ?? 1
    const placed: RecordedEvent = {
      seq,
      at: asked.at,
      recorded,
      actor: asked.actor,
      door: asked.door,
      cause: asked.cause,
      event,
    }
    now = apply(now, placed, beginning)
    events.push(event)
  }
  if (decision.kind === 'ignored') return { decision, events, case: now }
  if (decision.kind === 'refused') {
    if (state !== undefined) live(refusal(context, state, asked, decision.reasons))
    return { decision, events, case: now }
  }
  for (const event of decision.events) live(event)
  for (let round = 0; round < ROUNDS; round += 1) {
    if (now === undefined) break
    const process = context.policy.processes[now.process]
    if (process === undefined) break
    const roles = rolesOf(context.policy, context.directory, now, asked.actor)
    const more = consequences(viewOf(context, { case: now, process, asked, roles }))
    if (more.length === 0) break
    for (const event of more) live(event)
  }
  if (decision.remarks.length > 0 && now !== undefined) live(refusal(context, now, asked, decision.remarks))
  return { decision, events, case: now }
}

/** One line of a ledger, folded; the first that opens a case begins it. */
export function apply(state: Case | undefined, placed: RecordedEvent, beginning: Beginning): Case | undefined {
  const { event } = placed
  if (state !== undefined) return evolve(state, placed)
  return event.type === 'case-opened' ? begin({ ...placed, event }, beginning) : undefined
}

function refusal(context: Context, state: Case, asked: RequestedCommand, reasons: readonly Reason[]): CaseEvent {
  const process = ownProperty(context.policy.processes, state.process)
  // Data is hashed and can never be redacted, so it names what the policy knows; other words stand in the text.
  const target = process === undefined ? undefined : kindOf(asked.command).target(asked.command, process, state.phase)
  return {
    type: 'request-refused',
    data: {
      command: asked.command.kind,
      ...(target === undefined ? {} : { target }),
      reasons: reasons.map(({ code, clause }) => ({ code, ...(clause === undefined ? {} : { clause }) })),
    },
    text: { reasons: JSON.stringify(reasons) },
  }
}
