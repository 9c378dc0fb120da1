import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Conversion, RegisteredApp } from '../../../adapters/github/client/registered-app.ts'

/** One request of a browser: the path after the first slash, in its parts. */
export interface Visit {
  path: readonly string[]
  query: URLSearchParams
  /** The cookie that the browser was given on its first visit. */
  visitor: string | undefined
}

/** The page that the browser is to see. */
export type View =
  | { kind: 'ask'; state: string; visitor: string }
  | { kind: 'done'; app: RegisteredApp }
  | { kind: 'not-stored'; app: RegisteredApp; why: string }
  | { kind: 'refused' | 'unreachable' | 'blocked'; why: string }
  | { kind: 'elsewhere'; owner: string }
  | { kind: 'unknown-address' | 'second-visitor' | 'wrong-state' | 'no-code' | 'under-way' }

export type Outcome = Extract<View, { kind: 'done' | 'not-stored' }>

export interface Desk {
  visit(visit: Visit): Promise<View>
  /** Once GitHub has handed an app over, stored or not. */
  outcome: Promise<Outcome>
  /** Work begun when somebody stops the command is brought to its end. */
  settled(): Promise<Outcome | undefined>
}

export const CALLBACK = 'registered'

export interface Means {
  /** The first part of every path: only who can read the terminal knows it. */
  token: string
  /** The obstacle to storing an app by now. */
  blocked(): Promise<string | undefined>
  convert(code: string): Promise<Conversion>
  store(app: RegisteredApp): Promise<void>
}

/** GitHub's manifest flow for one browser: the first that comes with the token, and nobody after it. */
export function registrationDesk({ token, blocked, convert, store }: Means): Desk {
  let visitor: string | undefined
  // `code` is the one that came with this state: no other may follow.
  let asked: { state: string; code?: string } = { state: randomSecret() }
  let underWay: Promise<View> | undefined
  let outcome: Outcome | undefined
  let tell: (outcome: Outcome) => void
  const told = new Promise<Outcome>((resolve) => {
    tell = resolve
  })

  function entrance({ visitor: who }: Visit): View {
    if (visitor !== undefined && !same(who, visitor)) return { kind: 'second-visitor' }
    visitor ??= randomSecret()
    return outcome ?? { kind: 'ask', state: asked.state, visitor }
  }

  async function callback({ query, visitor: who }: Visit): Promise<View> {
    if (visitor === undefined || !same(who, visitor)) return { kind: 'second-visitor' }
    if (outcome !== undefined) return outcome
    if (!same(query.get('state') ?? '', asked.state)) return { kind: 'wrong-state' }
    const code = query.get('code') ?? ''
    if (!/^[\w-]{1,255}$/.test(code)) return { kind: 'no-code' }
    if (underWay !== undefined) return { kind: 'under-way' }
    if (asked.code !== undefined && asked.code !== code) return { kind: 'wrong-state' }
    asked.code = code
    underWay = exchange(code)
    try {
      return await underWay
    } finally {
      underWay = undefined
    }
  }

  async function exchange(code: string): Promise<View> {
    // GitHub gives the secrets once: they are asked for only where they can be kept.
    const why = await blocked()
    if (why !== undefined) return { kind: 'blocked', why }
    const answer = await convert(code)
    // GitHub may not have seen the code: the same page, loaded again, tries once more.
    if (answer.kind === 'unreachable') return answer
    asked = { state: randomSecret() }
    if (answer.kind !== 'registered') return answer
    outcome = await keep(answer.app)
    tell(outcome)
    return outcome
  }

  async function keep(app: RegisteredApp): Promise<Outcome> {
    try {
      await store(app)
      return { kind: 'done', app }
    } catch (error) {
      return { kind: 'not-stored', app, why: error instanceof Error ? error.message : String(error) }
    }
  }

  return {
    async visit(visit) {
      const [given = '', place, ...more] = visit.path
      if (!same(given, token) || more.length > 0) return { kind: 'unknown-address' }
      if (place === undefined || place === '') return entrance(visit)
      return place === CALLBACK ? callback(visit) : { kind: 'unknown-address' }
    },
    outcome: told,
    async settled() {
      await underWay?.catch(() => undefined)
      return outcome
    },
  }
}

export const randomSecret = (): string => randomBytes(32).toString('base64url')

/** In a time that tells nothing of how much of it was right. */
const same = (given: string | undefined, wanted: string): boolean =>
  given !== undefined && timingSafeEqual(digest(given), digest(wanted))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
