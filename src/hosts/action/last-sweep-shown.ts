import { type LastSweep, newestStamp } from '../../domain/clock/last-sweep.ts'
import { part } from './part.ts'

/**
 * When the last round took place, as the labels in the event tell: no request is needed to see that rounds have stopped.
 * `told` is whether people have heard of it.
 */
export function lastSweepShown(payload: unknown): (LastSweep & { told: boolean }) | undefined {
  const labels = part(payload, 'issue', 'labels')
  const descriptions = (Array.isArray(labels) ? labels : []).flatMap((label) => {
    const description = part(label, 'description')
    return typeof description === 'string' ? description : []
  })
  return newestStamp(descriptions)
}
