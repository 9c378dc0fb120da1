import * as z from 'zod/mini'
import type { Case } from '../../domain/case/case.ts'
import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import { isRefusal } from '../../domain/case/is-refusal.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { type Reason, reasonSchema } from '../../domain/refusals/reason.ts'
import { acceptedCommand } from './accepted-command.ts'
import { refusedCommand } from './refused-command.ts'

/** Something that somebody asked of a case, as far as the record tells it, and what he was answered. */
export interface Tried {
  asked: RequestedCommand
  /** The line of the ledger that says so, counted from 1. */
  line: number
  outcome: 'accepted' | 'refused'
  /** Why it was refused, or what of it was. */
  reasons: readonly Reason[]
}

/**
 * The request behind the lines that one cause has left. Undefined where the app acted by itself, where nothing can be
 * refused (a report), or where the record does not hold enough of it to ask again.
 */
export function triedIn(group: readonly RecordedEvent[], before: Case, policy: Policy): Tried | undefined {
  const [first] = group
  if (first === undefined) return undefined
  const { event, at, actor, cause, seq } = first
  const reasons = group.flatMap((one) => (isRefusal(one.event) ? reasonsIn(one.event.text.reasons) : []))
  const isRefused = isRefusal(event)
  const command = isRefused
    ? refusedCommand(event, reasons)
    : acceptedCommand(
        group.map((one) => one.event),
        before,
        policy,
      )
  if (command === undefined) return undefined
  // By comment, so that nothing is taken for an echo of the app's own.
  const asked: RequestedCommand = { command, actor, at, cause, door: 'comment', via: 'account' }
  return { asked, line: seq + 1, outcome: isRefused ? 'refused' : 'accepted', reasons }
}

/** A text that was redacted tells nothing any more. */
function reasonsIn(text: string): Reason[] {
  try {
    return z.array(reasonSchema).safeParse(JSON.parse(text)).data ?? []
  } catch {
    return []
  }
}
