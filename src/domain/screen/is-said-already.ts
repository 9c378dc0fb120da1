import type { RecordedEvent } from '../case/event.schema.ts'
import { isRefusal, keepsContainment } from '../case/is-refusal.ts'
import { firstWhere } from '../values/first-where.ts'
import { groupBy } from '../values/group-by.ts'

export const SOON_MS = 60 * 60 * 1000

/**
 * Whether the same refusal was told the same person within an hour: the sign on his comment says it, and no comment more
 * (R4.2-4). The record is gone through once, however many refusals of it are asked about.
 */
export function saidAlreadyIn(placed: readonly RecordedEvent[]): (own: RecordedEvent) => boolean {
  let alike: ReadonlyMap<string | undefined, readonly RecordedEvent[]> | undefined
  return (own) => {
    // Words that were kept for somebody are told each time.
    if (!isRefusal(own.event) || !isSaidOnce(own) || keepsContainment(own.event)) return false
    alike ??= groupBy(
      placed.filter(({ event }) => isRefusal(event)),
      sayingOf,
    )
    const said = alike.get(sayingOf(own)) ?? []
    let at = firstWhere(said, ({ seq }) => seq >= own.seq) - 1
    while (said[at]?.cause === own.cause) at -= 1
    // Of those before it the last is the nearest in time.
    const last = said[at]
    return last !== undefined && Date.parse(own.recorded) - Date.parse(last.recorded) < SOON_MS
  }
}

/** Something that is put back is told each time, within its author's share; what a label is, once. */
export const isSaidOnce = ({ door, event }: RecordedEvent): boolean =>
  door === 'comment' || (event.type === 'request-refused' && event.data.command === 'own-label')

/** The words of a refusal, and to whom; undefined: it is none. */
export const sayingOf = ({ actor, door, event }: RecordedEvent): string | undefined =>
  isRefusal(event)
    ? JSON.stringify([actor.id, door, event.data.command, event.data.target, event.text.reasons])
    : undefined
