import type { RecordedEvent } from '../case/event.schema.ts'
import { isOnRequest, keepsContainment } from '../case/is-refusal.ts'
import { isOwnDoor } from '../case/ledger-line.ts'
import { lineAt } from '../case/line-at.ts'
import { firstWhere } from '../values/first-where.ts'
import { groupBy } from '../values/group-by.ts'
import type { Answer } from './answer.ts'
import { isSaidOnce, SOON_MS, saidAlreadyIn, sayingOf } from './is-said-already.ts'

/** So many requests of one account, by whatever door, are answered on one case within this time, each by itself. */
export const REQUESTS_ANSWERED = 8
export const ANSWERED_WITHIN_MS = 10 * 60 * 1000

/**
 * `itself`: it gets a comment; `sign`: the sign says it; `held`: this account's share of answers is used up, and it waits, while the
 * sign on a comment, or the screen that is put back, says at once that it was not done;
 * `together`: it has waited, and is told in one comment with all others that have.
 */
export type Telling = 'itself' | 'sign' | 'held' | 'together'

type Owed = Pick<Answer, 'kind' | 'line'>

/**
 * How answers that are owed are told: nobody makes the app write a comment for each of his own (R4.3-1). The record is gone
 * through once for all of them, and no further back than an hour before the first.
 */
export function tellingsIn(
  placed: readonly RecordedEvent[],
  owed: readonly Owed[],
  now: string,
): (answer: Owed) => Telling {
  const first = Math.min(...owed.map(({ line }) => Date.parse(lineAt(placed, line)?.recorded ?? now)))
  const since = firstWhere(placed, ({ recorded }) => first - Date.parse(recorded) < SOON_MS)
  const recent = placed.slice(since)
  const isSaidAlready = saidAlreadyIn(recent)
  const isBeyond = beyondIn(recent)
  return ({ kind, line }) => {
    const own = lineAt(recent, line)
    if (own === undefined) return 'itself'
    if (kind === 'refused' && isSaidAlready(own)) return 'sign'
    if (!isAsked(own) || !isBeyond(own)) return 'itself'
    return Date.parse(now) - Date.parse(own.recorded) < ANSWERED_WITHIN_MS ? 'held' : 'together'
  }
}

/** A person's request, as far as it counts to his share. */
interface Asked {
  seq: number
  at: number
  request: string
  saying: string | undefined
}

/** Whether an account has used up its share by what it asked for before. */
function beyondIn(placed: readonly RecordedEvent[]): (own: RecordedEvent) => boolean {
  let asked: ReadonlyMap<string, readonly Asked[]> | undefined
  return (own) => {
    asked ??= askedIn(placed)
    const all = asked.get(shareOf(own)) ?? []
    const since = Date.parse(own.recorded) - ANSWERED_WITHIN_MS
    const said = new Set<string>()
    const requests = new Set<string>()
    for (let which = firstWhere(all, ({ at }) => at > since); ; which += 1) {
      const { seq = own.seq, saying, request = '' } = all[which] ?? {}
      if (seq >= own.seq) return false
      // A thing said once counts once: the sign says it afterwards.
      if (saying !== undefined && said.has(saying)) continue
      if (saying !== undefined) said.add(saying)
      if (request !== requestOf(own)) requests.add(request)
      if (requests.size >= REQUESTS_ANSWERED) return true
    }
  }
}

const askedIn = (placed: readonly RecordedEvent[]): Map<string, Asked[]> =>
  new Map(
    [...groupBy(placed.filter(isAsked), shareOf)].map(([share, lines]) => [
      share,
      lines.map((line) => ({
        ...{
          seq: line.seq,
          at: Date.parse(line.recorded),
          request: requestOf(line),
          saying: isSaidOnce(line) ? sayingOf(line) : undefined,
        },
      })),
    ]),
  )

/** Somebody who contained waits for others, whatever else he asked for: that has a share of its own. */
const shareOf = ({ actor, event }: RecordedEvent): string => `${actor.id} ${keepsContainment(event)}`

/** Every door has the same share: a label, a card and closing as much as a comment. */
export const isByPerson = ({ door }: Pick<RecordedEvent, 'door'>): boolean => !isOwnDoor(door)

const isAsked = (one: RecordedEvent): boolean => isByPerson(one) && isOnRequest(one.event)

/** All commands of one comment are one request. */
const requestOf = ({ cause }: RecordedEvent): string => /^comment:[^#]+/.exec(cause)?.[0] ?? cause
