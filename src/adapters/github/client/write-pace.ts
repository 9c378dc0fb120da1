import { type RequestClass, URGENCIES, type Urgency } from './request-class.ts'

/** Keeps requests within what GitHub lets one installation do, so that it never has to refuse them. */
export interface Pace {
  /** Answers when it is this request's turn: the more urgent first, and of these whoever came first. */
  turn(asked: RequestClass): Promise<void>
  /** Nobody's turn for so many milliseconds: GitHub has asked for a pause. */
  hold(milliseconds: number): void
  /** Milliseconds for which nobody gets a turn. */
  heldFor(): number
  /** Whether any request waits for its turn. */
  isHeldUp(): boolean
  /** When an answer that is written now reaches people, where that is later than they would notice. */
  answersLateUntil(): Date | undefined
}

interface Limit {
  within: number
  most: number
  cost(asked: RequestClass): number
}

interface Clock {
  now: () => Date
  sleep: (milliseconds: number) => Promise<void>
}

const MINUTE = 60_000
const points = (api: RequestClass['api']) => (asked: RequestClass) =>
  asked.api !== api ? 0 : asked.costs === 'read' ? 1 : 5
const creates = ({ costs }: RequestClass) => (costs === 'content' ? 1 : 0)

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api (secondary rate limits). */
export const GITHUB_LIMITS: readonly Limit[] = [
  { within: MINUTE, most: 80, cost: creates },
  { within: 60 * MINUTE, most: 500, cost: creates },
  { within: MINUTE, most: 900, cost: points('rest') },
  { within: MINUTE, most: 2_000, cost: points('graphql') },
]

/** How much of each limit may be used up: what is left is kept for what is more urgent. */
const SHARE: Readonly<Record<Urgency, number>> = { record: 1, call: 0.95, answer: 0.85, screen: 0.75, hint: 0.65 }

const AN_ANSWER: RequestClass = { costs: 'content', api: 'rest', urgency: 'answer' }

/** Nothing waits until a limit is reached: a case in a hurry gets all that GitHub allows at once. */
export function writePace({ now, sleep }: Clock, limits: readonly Limit[] = GITHUB_LIMITS): Pace {
  const windows = limits.map(window)
  const waiting: { asked: RequestClass; admit: () => void }[] = []
  let heldUntil = 0
  let isWorking = false

  const waitOf = (asked: RequestClass, time: number): number =>
    Math.max(heldUntil - time, ...windows.map((each) => each.wait(asked, time)))

  const spend = (asked: RequestClass): void => {
    for (const each of windows) each.spend(asked, now().getTime())
  }

  async function work(): Promise<void> {
    if (isWorking) return
    isWorking = true
    while (waiting.length > 0) {
      const time = now().getTime()
      const next = waiting.find(({ asked }) => waitOf(asked, time) <= 0)
      if (next === undefined) {
        await sleep(Math.min(...waiting.map(({ asked }) => waitOf(asked, time))))
        continue
      }
      waiting.splice(waiting.indexOf(next), 1)
      spend(next.asked)
      next.admit()
    }
    isWorking = false
  }

  return {
    turn(asked) {
      // The requests that wait may not go now, or would have gone: this one takes nobody's turn.
      if (waitOf(asked, now().getTime()) <= 0) {
        spend(asked)
        return Promise.resolve()
      }
      return new Promise((admit) => {
        const behind = waiting.findIndex((other) => rank(other.asked) > rank(asked))
        waiting.splice(behind < 0 ? waiting.length : behind, 0, { asked, admit })
        void work()
      })
    },
    hold(milliseconds) {
      heldUntil = Math.max(heldUntil, now().getTime() + milliseconds)
    },
    heldFor: () => Math.max(0, heldUntil - now().getTime()),
    isHeldUp: () => waiting.length > 0,
    answersLateUntil() {
      const time = now().getTime()
      const ahead = waiting.filter(({ asked }) => rank(asked) <= rank(AN_ANSWER)).map(({ asked }) => asked)
      const free = Math.max(heldUntil, ...windows.map((each) => each.freeAt([...ahead, AN_ANSWER], time)))
      return free - time > MINUTE ? new Date(free) : undefined
    },
  }
}

const rank = ({ urgency }: RequestClass): number => URGENCIES.indexOf(urgency)

/** The cost spent in the time that counts; it comes back as each of it grows old. */
function window({ within, most, cost }: Limit) {
  const spent: { at: number; cost: number }[] = []
  let sum = 0

  const forget = (time: number): void => {
    while (spent[0] !== undefined && spent[0].at + within <= time) sum -= spent.shift()?.cost ?? 0
  }
  /** When so much has come back that this may be spent as well. */
  const when = (more: number, room: number, time: number): number => {
    let left = sum + more - room
    for (const one of spent) {
      if (left <= 0) return time
      left -= one.cost
      if (left <= 0) return one.at + within
    }
    // More waits than the time that counts has room for.
    return left <= 0 ? time : time + within * Math.ceil(left / room)
  }

  return {
    wait(asked: RequestClass, time: number): number {
      const more = cost(asked)
      if (more === 0) return 0
      forget(time)
      return when(more, most * SHARE[asked.urgency], time) - time
    },
    freeAt(asked: readonly RequestClass[], time: number): number {
      forget(time)
      const more = asked.reduce((all, one) => all + cost(one), 0)
      return more === 0 ? time : when(more, most * SHARE.answer, time)
    },
    spend(asked: RequestClass, time: number): void {
      const more = cost(asked)
      if (more === 0) return
      spent.push({ at: time, cost: more })
      sum += more
    },
  }
}
