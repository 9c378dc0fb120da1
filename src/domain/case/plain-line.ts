import * as z from 'zod/mini'
import { DOORS, type LedgerLine, LINE_PATTERNS, LONGEST_CAUSE, LONGEST_LOGIN, LONGEST_SALT } from './ledger-line.ts'

const DOOR_NAMES: ReadonlySet<unknown> = new Set(DOORS)
const TIME = z.regexes.datetime({})

/**
 * Whether this is a line beyond doubt. `ledgerLineSchema` says what a line is; this says yes to most of those that it
 * takes, to nothing that it refuses, and needs a tenth of its time: whoever reads ten thousand records waits for little else.
 */
export function isPlainLine(json: unknown): json is LedgerLine {
  if (!isObject(json)) return false
  const { v, seq, at, recorded, actor, door, cause, policy, type, data, texts, prev, hash, seal, free } = json
  if (Object.keys(json).length !== (seal === undefined ? 14 : 15)) return false
  return (
    v === 1 &&
    isCount(seq) &&
    isLike(TIME, at) &&
    isLike(TIME, recorded) &&
    isActor(actor) &&
    DOOR_NAMES.has(door) &&
    isText(cause, 0, LONGEST_CAUSE) &&
    isLike(LINE_PATTERNS.policy, policy) &&
    isLike(LINE_PATTERNS.type, type) &&
    isObject(data) &&
    isPlainJson(data) &&
    isObject(texts) &&
    Object.entries(texts).every(([key, digest]) => isKey(key) && isLike(LINE_PATTERNS.sha256, digest)) &&
    isLike(LINE_PATTERNS.sha256, prev) &&
    isLike(LINE_PATTERNS.sha256, hash) &&
    (seal === undefined || isSeal(seal)) &&
    isObject(free) &&
    Object.entries(free).every(([key, kept]) => isKey(key) && isKept(kept))
  )
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const has = (value: Readonly<Record<string, unknown>>, count: number): boolean => Object.keys(value).length === count

const isLike = (pattern: RegExp, value: unknown): boolean => typeof value === 'string' && pattern.test(value)

const isText = (value: unknown, shortest: number, longest: number): boolean =>
  typeof value === 'string' && value.length >= shortest && value.length <= longest

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

const isKey = (key: string): boolean => LINE_PATTERNS.textKey.test(key)

const isActor = (value: unknown): boolean =>
  isObject(value) && has(value, 2) && Number.isSafeInteger(value.id) && isText(value.login, 1, LONGEST_LOGIN)

const isSeal = (value: unknown): boolean =>
  isObject(value) &&
  has(value, 2) &&
  isLike(LINE_PATTERNS.publicKey, value.key) &&
  isLike(LINE_PATTERNS.signature, value.signature)

const isKept = (value: unknown): boolean =>
  isObject(value) &&
  (has(value, 2)
    ? isText(value.salt, 1, LONGEST_SALT) && typeof value.text === 'string'
    : has(value, 1) && isCount(value.redacted))

/** Of what was read as JSON, all but a member that no line can hold. */
function isPlainJson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlainJson)
  return Object.entries(value).every(([key, member]) => key !== '__proto__' && isPlainJson(member))
}
