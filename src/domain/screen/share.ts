import type { RecordedEvent } from '../case/event.schema.ts'
import { isOnRequest, keepsContainment } from '../case/is-refusal.ts'
import type { Answer } from './answer.ts'
import { isSaidAlready, sayingOf } from './is-said-already.ts'

/** So many comments of one account are answered on one case within this time, each by itself. */
export const REQUESTS_ANSWERED = 8
export const ANSWERED_WITHIN_MS = 10 * 60 * 1000

/**
 * `itself`: it gets a comment; `sign`: the sign says it; `held`: this account's share of answers is used up, and it waits;
 * `together`: it has waited, and is told in one comment with all others that have.
 */
export type Telling = 'itself' | 'sign' | 'held' | 'together'

/** How an answer that is owed is told: nobody makes the app write a comment for each of his own (R4.3-1). */
export function tellingOf({ kind, line }: Answer, placed: readonly RecordedEvent[], now: string): Telling {
  if (isSaidAlready({ kind, line }, placed)) return 'sign'
  const own = placed.find(({ seq }) => seq === line)
  if (own === undefined || !isComment(own) || !isBeyond(own, placed)) return 'itself'
  return Date.parse(now) - Date.parse(own.recorded) < ANSWERED_WITHIN_MS ? 'held' : 'together'
}

function isBeyond(own: RecordedEvent, placed: readonly RecordedEvent[]): boolean {
  const said = new Set<string>()
  const requests = new Set<string>()
  for (const one of placed) {
    if (one.seq >= own.seq) break
    if (one.actor.id !== own.actor.id || !isComment(one) || keepsContainment(one.event) !== keepsContainment(own.event))
      continue
    if (Date.parse(own.recorded) - Date.parse(one.recorded) >= ANSWERED_WITHIN_MS) continue
    // What was said once counts once: the sign says it afterwards.
    const saying = sayingOf(one)
    if (saying !== undefined && said.has(saying)) continue
    if (saying !== undefined) said.add(saying)
    requests.add(requestOf(one))
  }
  requests.delete(requestOf(own))
  return requests.size >= REQUESTS_ANSWERED
}

/** What was put back by another door is told each time, and needs more than a comment each time. */
export const isByComment = ({ door }: Pick<RecordedEvent, 'door'>): boolean => door === 'comment'

const isComment = (one: RecordedEvent): boolean => isByComment(one) && isOnRequest(one.event)

/** All commands of one comment are one request. */
const requestOf = ({ cause }: RecordedEvent): string => /^comment:[^#]+/.exec(cause)?.[0] ?? cause
