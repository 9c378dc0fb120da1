import { setTimeout } from 'node:timers/promises'
import { isObject, type Json } from './json.ts'

/**
 * emulate stamps everything with the machine's time. The sandbox's clock may be moved, so each stamp is shown as it read
 * on the moved clock at the moment it was made, and in whole seconds as GitHub has it.
 */
export type SandboxClock = {
  now(): Date
  offset(): number
  /** The same for the app, whose own clock may be set otherwise than GitHub's. */
  offsetOfApp(): number
  /** Seconds by which the app's clock goes before GitHub's. */
  skew(seconds: number): void
  /** Done once whatever is stamped next belongs to the time after the move. */
  moveTo(target: Date): Promise<void>
  /** The machine's time now, as emulate would stamp it: what the front's own records keep. */
  stamp(): string
  show(stamp: string): string
  /** A copy of an answer in which every stamp is shown by this clock. */
  publish<T>(value: T): T
}

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const STAMP_LENGTH = '2026-01-02T03:04:05.678Z'.length
const STAMPED = /(_at|^date|^timestamp|^due_on|At|Date)$/

export function sandboxClock(): SandboxClock {
  const moves: { since: number; offset: number }[] = [{ since: Number.NEGATIVE_INFINITY, offset: 0 }]
  const offset = () => moves.at(-1)?.offset ?? 0
  let skewed = 0

  const show = (stamp: string): string => {
    const real = Date.parse(stamp)
    const move = moves.findLast((each) => each.since <= real)
    return `${new Date(real + (move?.offset ?? 0)).toISOString().slice(0, 19)}Z`
  }

  const publish = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return value.length === STAMP_LENGTH && STAMPED.test(key) && STAMP.test(value) ? show(value) : value
    if (Array.isArray(value)) return value.map((each) => publish(each, key))
    if (!isObject(value)) return value
    // Every answer goes through here: entries made of an object and made one again take three times as long.
    const copy: Json = {}
    for (const name in value) copy[name] = publish(value[name], name)
    return copy
  }

  return {
    now: () => new Date(Date.now() + offset()),
    offset,
    offsetOfApp: () => offset() + skewed,
    skew: (seconds) => {
      skewed = seconds * 1000
    },
    // A stamp made in this very millisecond belongs to the time before the move.
    moveTo: async (target) => {
      const since = Date.now() + 1
      moves.push({ since, offset: target.getTime() - Date.now() })
      while (Date.now() < since) await setTimeout(1)
    },
    stamp: () => new Date().toISOString(),
    show,
    publish: <T>(value: T) => publish(value, '') as T,
  }
}
