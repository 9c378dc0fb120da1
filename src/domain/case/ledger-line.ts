import * as z from 'zod/mini'

/** A JSON value; an `undefined` member counts as absent. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export type JsonObject = { readonly [key: string]: JsonValue | undefined }

/** The content of a line. `data` is hashed; `text` holds every free text and stays outside the hash, so that it can be redacted. */
export interface LedgerEntry {
  type: string
  data: JsonObject
  text?: { readonly [key: string]: string | undefined }
}

export const LEDGER_BOUND = 'ledger-bound'
export const TEXT_REDACTED = 'text-redacted'
/** Begins the name of a redaction that the app itself made at once, since GitHub would not store the text. */
export const WITHHELD = 'withheld:'
/** The predecessor of the first line, before which no line stands. */
export const NO_PREVIOUS = '0'.repeat(64)

export const DOORS = [
  'comment',
  'label',
  'board',
  'issue',
  'form',
  'review',
  'pull-request',
  'sweep',
  'command-line',
  'app',
] as const
export type Door = (typeof DOORS)[number]

const OWN_DOORS: readonly string[] = ['app', 'sweep'] satisfies readonly Door[]

/** Doors by which the app itself goes on: nobody asks by them. */
export const isOwnDoor = (door: string): boolean => OWN_DOORS.includes(door)

/** The patterns of a line's parts. */
export const LINE_PATTERNS = {
  sha256: /^[0-9a-f]{64}$/,
  // Keys name places in texts for people: never a sentence, never a mention.
  textKey: /^[a-z][a-zA-Z0-9-]{0,63}$/,
  policy: /^([0-9a-f]{40}([0-9a-f]{24})?)?$/,
  type: /^[a-z][a-z0-9-]{0,63}$/,
  publicKey: /^[A-Za-z0-9_-]{43}$/,
  signature: /^[A-Za-z0-9_-]{86}$/,
} as const
export const LONGEST_CAUSE = 1024
export const LONGEST_LOGIN = 100
export const LONGEST_SALT = 128

const sha256 = z.string().check(z.regex(LINE_PATTERNS.sha256, 'a SHA-256 in hex'))
const seq = z.int().check(z.nonnegative())
const textKey = z.string().check(z.regex(LINE_PATTERNS.textKey, 'a text key'))
const time = z.iso.datetime({ error: 'a time in UTC such as 2030-01-01T09:00:00Z' })

const actorSchema = z.strictObject({ id: z.int(), login: z.string().check(z.minLength(1), z.maxLength(LONGEST_LOGIN)) })
export type Actor = z.infer<typeof actorSchema>

const keptText = z.strictObject({ salt: z.string().check(z.minLength(1), z.maxLength(LONGEST_SALT)), text: z.string() })
const tombstone = z.strictObject({ redacted: seq })

/** A public key, 32 bytes; a signature, 64. */
const publicKey = z.string().check(z.regex(LINE_PATTERNS.publicKey, 'an Ed25519 key in base64url'))
const signature = z.string().check(z.regex(LINE_PATTERNS.signature, 'an Ed25519 signature in base64url'))

/** A signature by a key that anybody may know. */
export const sealSchema = z.strictObject({ key: publicKey, signature })
export type Seal = z.infer<typeof sealSchema>

/** One line of a ledger, in the order in which its members are written. */
export const ledgerLineSchema = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    seq,
    at: time,
    recorded: time,
    actor: actorSchema,
    door: z.enum(DOORS),
    cause: z.string().check(z.maxLength(LONGEST_CAUSE)),
    policy: z.string().check(z.regex(LINE_PATTERNS.policy, 'a blob sha, or nothing')),
    type: z.string().check(z.regex(LINE_PATTERNS.type, 'an event type')),
    data: z.record(z.string(), z.json()),
    texts: z.record(textKey, sha256),
    prev: sha256,
    hash: sha256,
    /** Under this line and all before it. It signs the hash, so it stands outside; each append ends with one. */
    seal: z.optional(sealSchema),
    free: z.record(textKey, z.union([keptText, tombstone])),
  }),
)
export type LedgerLine = z.infer<typeof ledgerLineSchema>

/**
 * The content of line 0: which issue of which repository the ledger belongs to, so that files cannot be swapped. By its
 * year and number an issue's file is found: what lies in another year is a copy. Records that were begun before this was
 * written down have no year.
 */
export const ledgerBoundSchema = z.strictObject({
  repository: z.strictObject({ id: z.int(), name: z.string() }),
  issue: z.strictObject({ id: z.int(), number: z.int().check(z.positive()), year: z.optional(z.int()) }),
  process: z.optional(z.string()),
})
export type LedgerBound = z.infer<typeof ledgerBoundSchema>

export function ledgerBound(bound: LedgerBound & { issue: { year: number } }): LedgerEntry {
  return { type: LEDGER_BOUND, data: bound }
}

export interface OpenedLine {
  seq: number
  at: string
  recorded: string
  actor: Actor
  door: Door
  cause: string
  policy: string
  entry: { type: string; data: JsonObject; text: Record<string, string> }
  /** Keys of texts that were taken out; `entry.text` has them empty. */
  redacted: string[]
}

/** The line as it was written, its texts put back. */
export function openLine(line: LedgerLine): OpenedLine {
  const text: Record<string, string> = {}
  const redacted: string[] = []
  for (const key of Object.keys(line.texts)) {
    const kept = line.free[key]
    if (kept && 'text' in kept) text[key] = kept.text
    else {
      text[key] = ''
      redacted.push(key)
    }
  }
  const { at, recorded, actor, door, cause, policy, type, data } = line
  return { seq: line.seq, at, recorded, actor, door, cause, policy, entry: { type, data, text }, redacted }
}
