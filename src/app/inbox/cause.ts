import { createHash, scryptSync } from 'node:crypto'
import type { Via } from '../../domain/commands/via.ts'
import { groupBy } from '../../domain/values/group-by.ts'
import type { Act } from './signal.ts'

/**
 * Names of what was asked. The sweep makes the same ones of what it finds, so that nothing is done twice. GitHub's times
 * are whole seconds: who asked and for what tells two requests within one second apart.
 */
export const cause = {
  opened: () => 'form:opened',
  edited: (actor: number, updatedAt: string, text: string) =>
    `form:${digest(text, `form:${actor}`)}:${actor}@${updatedAt}`,
  comment: (id: number) => `comment:${id}`,
  commentEdited: (id: number, actor: number, updatedAt: string, text: string) =>
    `comment:${id}:${digest(text, `comment:${id}:${actor}`)}:${actor}@${updatedAt}`,
  /** The same edit as records of before have it, which named it by its length and 16 bits. */
  editedFormerly: (name: string, text: string) => name.replace(/^(form:|comment:\d+:)[^:]+/, `$1${checksum(text)}`),
  /** GitHub tells no time of it, and a comment goes but once. */
  commentDeleted: (id: number) => `comment:${id}:deleted`,
  /** One of the commands of a comment. */
  command: (comment: string, index: number) => `${comment}#${index}`,
  /** The lines that an edit took out of a comment. */
  gone: (edit: string) => `${edit}#gone`,
  label: (name: string, change: 'added' | 'removed', actor: number, updatedAt: string) =>
    `label:${name}:${change}:${actor}@${updatedAt}`,
  relocated: (what: string, at: string) => `${what}@${at}`,
  closed: (actor: number, at: string) => `closed:${actor}@${at}`,
  reopened: (actor: number, at: string) => `reopened:${actor}@${at}`,
  column: (item: number, to: string, actor: number, updatedAt: string) => `column:${item}:${to}:${actor}@${updatedAt}`,
  /** The shown value, and since which line, where nobody can tell who made it so. */
  unseen: (door: string, shown: string, since: number) => `unseen:${door}:${shown}:${since}`,
  /** `which` is the review, or the head that it is about. */
  pullRequest: (number: number, action: string, which: string, at: string) =>
    `pull-request:${number}:${action}:${which}@${at}`,
  /** The same once more within the same second. */
  again: (name: string, times: number) => (times < 2 ? name : `${name}~${times}`),
}

/** Twice as many passes take twice as long, here and for whoever guesses. */
const PASSES = 4_096

/**
 * Tells two edits of one second apart by their words, so that none of two texts is ever taken for the other. Names of
 * requests are hashed for ever, and a text that was redacted must not be guessed from one: each guess takes long, and is of
 * use for one text alone.
 */
const digest = (text: string, salt: string): string => scryptSync(text, salt, 16, { N: PASSES }).toString('hex')

const checksum = (text: string): string =>
  `${text.length}-${createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 4)}`

/** The time in such a name, in milliseconds; undefined where it has none. */
export function timeIn(name: string): number | undefined {
  const time = Date.parse(/@([^#~]+)/.exec(name)?.[1] ?? '')
  return Number.isNaN(time) ? undefined : time
}

/** Somebody's act, as it was found on GitHub. */
export const actOf = (actor: Act['actor'], at: string, name: string, via: Via): Act => ({
  installation: undefined,
  actor,
  at,
  cause: name,
  via,
})

const TEXT = /^(?:form:|comment:\d+(?=[#:]))/

/**
 * Names of requests by the text that they are of, which is what they begin with. Whoever asks for each of a thousand
 * texts does not go through the whole record for each.
 */
export function namesByText(names: Iterable<string>): (text: string) => readonly string[] {
  const groups = groupBy(names, (name) => TEXT.exec(name)?.[0] ?? '')
  return (text) => groups.get(text) ?? []
}
