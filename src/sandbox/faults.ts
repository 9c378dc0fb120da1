import { asNumber, asObject, asText, asTexts, type Json } from './json.ts'
import { seededRandom } from './random.ts'

/** Shares are between 0 and 1; delays in milliseconds. */
type FaultSettings = {
  /** Deliveries. */
  drop: number
  duplicate: number
  reorder: boolean
  delay: number
  delayMs: number
  /** Answers to the app: not done and 502; done and 502; refused for now; late. */
  fail: number
  lose: number
  rateLimit: number
  slow: number
  slowMs: number
  /** Deliveries of these events come `delayMs` late, so that what one door tells comes after what another one does. */
  late: string[]
  /** Deliveries of these events wait until the faults are set anew, and come then in their order, as after an outage. */
  hold: string[]
  /** The app is killed once this write of its was done, and started again; 0: never. */
  killAt: number
  /** Answers that stand in the place of GitHub's own. */
  instead: Instead[]
  /** Acts of people between two writes of the app. */
  meanwhile: Meanwhile[]
  /** For so many seconds a file reads as it was before it was written. */
  staleSeconds: number
  seed: number
}

/** The answer to the next `times` requests that fit; `done`: what was asked is done all the same. */
export type Instead = {
  method: string
  /** A regular expression. */
  path: string
  times: number
  done: boolean
  /** 0: the connection ends. */
  status: number
  body: unknown
  headers: Record<string, string>
}

/** Once the app's write of that number was done, somebody does this, or an issue is moved or deleted as `{control}/github` has it. */
export type Meanwhile = {
  at: number
  by: string
  method: string
  path: string
  body: unknown
  transfer: unknown
  delete: unknown
}

const NO_FAULTS: FaultSettings = {
  drop: 0,
  duplicate: 0,
  reorder: false,
  delay: 0,
  delayMs: 300,
  fail: 0,
  lose: 0,
  rateLimit: 0,
  slow: 0,
  slowMs: 200,
  late: [],
  hold: [],
  killAt: 0,
  instead: [],
  meanwhile: [],
  staleSeconds: 0,
  seed: 1,
}

type DeliveryFault = { drop: boolean; duplicate: boolean; delayMs: number }
type AnswerFault = { kind: 'none' | 'fail' | 'lose' | 'rate-limit' | 'kill'; waitMs: number }

export type Faults = {
  settings(): FaultSettings
  set(settings: unknown): FaultSettings
  forDelivery(event: string): DeliveryFault
  forAnswer(writes: boolean): AnswerFault
  /** The answer that stands in the place of the own one of this request. */
  insteadOf(method: string, path: string): Instead | undefined
  /** Acts that are due now that the last write of the app was done. */
  meanwhile(): readonly Meanwhile[]
  /** Which of `count` waiting deliveries goes next. */
  next(count: number): number
}

export function faults(seed: number): Faults {
  let settings = { ...NO_FAULTS, seed }
  // Deliveries and answers draw from streams of their own, so that one does not shift the other.
  let deliveries = seededRandom(seed)
  let answers = seededRandom(seed + 1)
  let writes = 0

  return {
    settings: () => settings,
    set: (wanted) => {
      settings = parseFaults(wanted, seed)
      writes = 0
      deliveries = seededRandom(settings.seed)
      answers = seededRandom(settings.seed + 1)
      return settings
    },
    // Every draw is made every time: otherwise one fault more would change all that follow.
    forDelivery: (event) => {
      const [drop, duplicate, delay] = [deliveries(), deliveries(), deliveries()]
      return {
        drop: drop < settings.drop,
        duplicate: duplicate < settings.duplicate,
        delayMs: delay < settings.delay || settings.late.includes(event) ? settings.delayMs : 0,
      }
    },
    forAnswer: (isWrite) => {
      const [fail, lose, limit, slow] = [answers(), answers(), answers(), answers()]
      const waitMs = slow < settings.slow ? settings.slowMs : 0
      if (isWrite) writes += 1
      if (isWrite && writes === settings.killAt) return { kind: 'kill', waitMs }
      if (fail < settings.fail) return { kind: 'fail', waitMs }
      if (isWrite && lose < settings.lose) return { kind: 'lose', waitMs }
      if (limit < settings.rateLimit) return { kind: 'rate-limit', waitMs }
      return { kind: 'none', waitMs }
    },
    insteadOf: (method, path) => {
      const found = settings.instead.find(
        (one) => one.times > 0 && one.method === method && new RegExp(one.path).test(path),
      )
      if (found !== undefined) found.times -= 1
      return found
    },
    meanwhile: () => {
      const due = settings.meanwhile.filter(({ at }) => at <= writes)
      settings.meanwhile = settings.meanwhile.filter(({ at }) => at > writes)
      return due
    },
    next: (count) => (settings.reorder ? Math.floor(deliveries() * count) : 0),
  }
}

function parseFaults(wanted: unknown, seed: number): FaultSettings {
  const given = asObject(wanted)
  const number = (name: keyof FaultSettings, otherwise: number) => asNumber(given[name]) ?? otherwise
  return {
    drop: number('drop', 0),
    duplicate: number('duplicate', 0),
    reorder: given.reorder === true,
    delay: number('delay', 0),
    delayMs: number('delayMs', NO_FAULTS.delayMs),
    fail: number('fail', 0),
    lose: number('lose', 0),
    rateLimit: number('rateLimit', 0),
    slow: number('slow', 0),
    slowMs: number('slowMs', NO_FAULTS.slowMs),
    late: asTexts(given.late),
    hold: asTexts(given.hold),
    killAt: number('killAt', 0),
    instead: asObjects(given.instead).map(insteadIn),
    meanwhile: asObjects(given.meanwhile).map(meanwhileIn),
    staleSeconds: number('staleSeconds', 0),
    seed: number('seed', seed),
  }
}

const asObjects = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asObject) : [])

const insteadIn = ({ method, path, times, done, status, body, headers }: Json): Instead => ({
  ...{ method: asText(method) ?? 'GET', path: asText(path) ?? '', times: asNumber(times) ?? 1, done: done === true },
  ...{ status: asNumber(status) ?? 0, body },
  headers: Object.fromEntries(Object.entries(asObject(headers)).map(([name, value]) => [name, String(value)])),
})

const meanwhileIn = ({ at, by, method, path, body, transfer, delete: deletion }: Json): Meanwhile => ({
  ...{ at: asNumber(at) ?? 1, by: asText(by) ?? 'admin', method: asText(method) ?? '', path: asText(path) ?? '' },
  ...{ body, transfer, delete: deletion },
})
