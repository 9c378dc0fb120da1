import type { RecordedEvent } from '../case/event.schema.ts'
import { isRefusal, keepsContainment } from '../case/is-refusal.ts'
import type { Answer } from './answer.ts'

const SOON_MS = 60 * 60 * 1000

/** The same refusal of the same person within an hour: the sign on his comment says it, and no comment more (R4.2-4). */
export function isSaidAlready(
  { kind, line }: Pick<Answer, 'kind' | 'line'>,
  placed: readonly RecordedEvent[],
): boolean {
  if (kind !== 'refused') return false
  const own = placed.find(({ seq }) => seq === line)
  if (own === undefined || !isRefusal(own.event) || own.door !== 'comment') return false
  // What was kept of somebody's words is told each time.
  if (keepsContainment(own.event)) return false
  const said = sayingOf(own)
  return placed.some(
    (one) =>
      one.seq < line &&
      one.cause !== own.cause &&
      Date.parse(own.recorded) - Date.parse(one.recorded) < SOON_MS &&
      sayingOf(one) === said,
  )
}

/** What a refusal says, and to whom; undefined: it is none. */
export const sayingOf = ({ actor, door, event }: RecordedEvent): string | undefined =>
  isRefusal(event)
    ? JSON.stringify([actor.id, door, event.data.command, event.data.target, event.text.reasons])
    : undefined
