import type { RequestedCommand } from '../../domain/commands/command.ts'
import type { Via } from '../../domain/commands/via.ts'
import { isOwnLabel } from '../../domain/screen/own-labels.ts'
import type { ScreenChange } from '../ports/github.ts'

/** GitHub's times of one act may differ from each other by so much. */
const SAME_ACT_MS = 2_000

/**
 * The app by way of which somebody set a label, moved a card or closed: deliveries do not tell, the timeline does. Of
 * several moves of one moment nobody can tell which is meant: one by way of an app is enough. Where the timeline names none,
 * nothing more is known than whose it is.
 */
export function byWayOf(changes: readonly ScreenChange[], { actor, at }: Pick<RequestedCommand, 'actor' | 'at'>): Via {
  const acts = changes.filter(
    (change) =>
      change.actor?.id === actor.id &&
      Math.abs(Date.parse(change.at) - Date.parse(at)) <= SAME_ACT_MS &&
      isOfScreen(change),
  )
  return acts.find(({ via }) => typeof via === 'object')?.via ?? acts.at(-1)?.via ?? 'not-told'
}

const isOfScreen = ({ kind, value }: ScreenChange): boolean =>
  (kind !== 'labeled' && kind !== 'unlabeled') || isOwnLabel(value ?? '')
