import type { RequestedCommand } from '../../domain/commands/command.ts'
import { looksLikeCommand } from '../../domain/commands/slash-start.ts'
import { askedByEdit } from '../../domain/commands/unreadable.ts'
import type { Via } from '../../domain/commands/via.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { TextEdit } from '../ports/github.ts'
import { actOf, cause, type namesByText, timeIn } from './cause.ts'
import { commandsFromSignal } from './commands-from-signal.ts'
import type { Act } from './signal.ts'
import type { Texts } from './texts.ts'

/** A text that people may correct, and what its edits are called. */
interface Corrected {
  edits: readonly TextEdit[]
  now: string
  /** The beginning of the names of this text, and of those of all its edits. */
  named: string
  stem: string
  /** GitHub tells of no edit by way of what it was made, only of the text by way of what it was written. */
  via: Via
  name(edit: { by: { id: number }; at: string; text: string }): string
  asked(act: Act, text: string, before: string): RequestedCommand[]
}

/**
 * Facts that people corrected by edits of which nobody heard: each the act of whoever made the edit, when he made it,
 * and named as its delivery would have been.
 */
export function unhandledEdits(
  policy: Policy,
  { repository, issue, comments }: Texts,
  { case: state }: CaseFile,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  names: ReturnType<typeof namesByText>,
): RequestedCommand[] {
  const context = { policy, process: state.process }
  const form: Corrected = {
    ...{ edits: edits.get(issue.nodeId) ?? [], now: issue.body, named: 'form:', stem: 'form:', via: issue.via },
    name: ({ by, at, text }) => cause.edited(by.id, at, text),
    asked: (act, text, before) =>
      commandsFromSignal(
        { ...act, kind: 'issue-edited', repository, issue: { ...issue, body: text }, before },
        context,
      ),
  }
  const records = comments.map(
    (comment): Corrected => ({
      ...{ edits: edits.get(comment.nodeId) ?? [], now: comment.body, named: cause.comment(comment.id) },
      stem: `comment:${comment.id}:`,
      via: comment.via,
      name: ({ by, at, text }) => cause.commentEdited(comment.id, by.id, at, text),
      // As with deliveries: an edit turns no old comment into a command; its author alone is asked to write it anew.
      asked: (act, text, before) =>
        looksLikeCommand(before) || (looksLikeCommand(text) && act.actor.id === comment.author.id)
          ? commandsFromSignal(
              { ...act, kind: 'comment-edited', repository, issue, comment: { ...comment, body: text }, before },
              context,
            )
          : [],
    }),
  )
  return [form, ...records].flatMap((text) => missedIn(text, names)).flatMap((one) => whatCounts(one, state))
}

function missedIn(
  { edits, now, named, stem, via, name, asked }: Corrected,
  names: ReturnType<typeof namesByText>,
): RequestedCommand[] {
  const known = edits.length === 0 ? [] : names(named)
  return edits.flatMap(({ at, by, text, before }, index): RequestedCommand[] => {
    // As with deliveries: what a bot writes is no request.
    if (by?.type !== 'User') return []
    const isLast = index === edits.length - 1
    const after = isLast ? now : text
    const called = after === undefined ? undefined : name({ by, at, text: after })
    if (isKnown(known, at, called ?? stem)) return []
    if (called !== undefined && isKnown(known, at, cause.editedFormerly(called, after ?? ''))) return []
    const act = actOf(by, at, called ?? stem, via)
    if (after !== undefined && text !== undefined && before !== undefined) return asked(act, after, before)
    // Somebody took the revision out of GitHub's list: nobody can tell any more which of the words are his.
    const command = askedByEdit('not-told')
    return isLast ? [{ command, actor: { id: by.id, login: by.login }, at, door: 'form', cause: act.cause, via }] : []
  })
}

const SAME_ACT_MS = 1_000

/** GitHub gives an edit and its text a time each, which may fall into two seconds. */
function isKnown(known: readonly string[], at: string, name: string): boolean {
  const stem = name.slice(0, name.indexOf('@') + 1) || name
  return known.some((one) => one.startsWith(stem) && Math.abs((timeIn(one) ?? 0) - Date.parse(at)) <= SAME_ACT_MS)
}

/** A fact that somebody recorded since must not fall back to what an earlier edit said. */
function whatCounts(one: RequestedCommand, state: CaseFile['case']): RequestedCommand[] {
  const { command } = one
  if (command.kind !== 'correct' && command.kind !== 'record') return [one]
  if (command.kind === 'correct' && command.bare !== undefined) return [one]
  const answers = command.answers.filter(({ field }) => {
    const fact = ownProperty(state.facts, field)
    return fact === undefined || Date.parse(fact.at) <= Date.parse(one.at)
  })
  const rest = answers.length + (command.kind === 'record' ? command.unknown : (command.repeated ?? [])).length
  const isMore = command.kind === 'correct' && command.more !== undefined
  return rest === 0 && !isMore ? [] : [{ ...one, command: { ...command, answers } }]
}
