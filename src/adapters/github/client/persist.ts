import { backoff } from '../../../app/case/ledger/backoff.ts'
import type { Patience } from '../../../app/ports/ledger-writing.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import type { AskedRoute } from './asked-route.ts'
import type { FewAtOnce } from './few-at-once.ts'
import { githubError } from './github-error.ts'
import { rateLimitOf } from './rate-limit.ts'
import type { RequestClass } from './request-class.ts'
import type { Pace } from './write-pace.ts'

export interface Persistence extends Patience {
  pace: Pace
  atOnce: FewAtOnce
  /** The longest pause, in milliseconds, that a request sits out. */
  longestPause: number
  log: (message: string) => void
  now: () => Date
}

const MINUTE = 60_000
const PAUSES = 3

/** The answer never came, or was of no use: what was asked may have been done all the same. */
export const isLostAnswer = (error: unknown): boolean => (statusOf(error) ?? 0) >= 500

/**
 * Sends a request until there is an answer that counts. What GitHub turned away unread (rate limits) is always sent
 * again after the pause; what may have been done is sent again only where doing it twice is the same as once.
 */
export async function persist<Answer>(
  asked: AskedRoute & { repeatable: boolean; class: RequestClass },
  send: () => Promise<Answer>,
  { pace, atOnce, longestPause, log, now, attempts, sleep, random }: Persistence,
): Promise<Answer> {
  let failures = 0
  let pauses = 0
  const pauseAfter = (error: unknown): number | undefined => {
    const limit = rateLimitOf(error)
    if (!limit) return undefined
    // GitHub's advice where it names no time: a minute, then longer and longer.
    const pause = limit.pause ?? MINUTE * 2 ** pauses
    pauses += 1
    log(`GitHub asks for a pause of ${Math.ceil(pause / 1_000)} s (${asked.method} ${asked.path})`)
    // A caller that asks on meanwhile may lose the app its access: all wait, also those who ask later.
    pace.hold(pause)
    return pause
  }
  for (;;) {
    if (pace.heldFor() > longestPause) throw heldError(asked, pace.heldFor(), now())
    await pace.turn(asked.class)
    const done = await atOnce(asked.class.urgency, async () => {
      // GitHub has asked for a pause while this waited for others.
      if (pace.heldFor() > 0) return 'held'
      return send().then(
        (answer) => ({ answer }),
        (error: unknown) => ({ error, pause: pauseAfter(error) }),
      )
    })
    if (done === 'held') continue
    if ('answer' in done) return done.answer
    const { error, pause } = done
    if (pause !== undefined) {
      if (pauses > PAUSES || pause > longestPause) throw githubError(asked, error, { until: after(now(), pause) })
    } else {
      failures += 1
      if (!asked.repeatable || !isLostAnswer(error) || failures >= attempts) throw githubError(asked, error, false)
      await sleep(backoff(failures, random))
    }
  }
}

/** Not even sent: GitHub has asked for a pause that this does not sit out. */
function heldError(asked: AskedRoute, milliseconds: number, now: Date): Error {
  const why = Object.assign(new Error(`for ${Math.ceil(milliseconds / 1_000)} s`), { status: 429 })
  return githubError(asked, why, { until: after(now, milliseconds) })
}

const after = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds)
