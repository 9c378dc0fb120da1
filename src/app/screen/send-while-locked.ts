import type { Language } from '../../domain/policy/basics.ts'
import type { GitHubRef } from '../case/github-ref.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { callsIssue } from '../messages/calls-issue.ts'
import type { OutgoingMessages } from '../messages/send-messages.ts'
import { type CommentSeen, ConversationLockedError, type IssueRef } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * The same while nobody but people with write access may comment: answers stand in the status comment, which can still be
 * edited, and those who must act are called on an issue beside the case. `comments` are all of the case's.
 */
export async function sendWhileLocked(
  ports: Ports,
  ref: IssueRef,
  { status, answers, signs }: OutgoingMessages,
  comments: readonly CommentSeen[],
  language: Language,
): Promise<GitHubRef> {
  const urgent = answers.filter(({ urgency }) => urgency === 'call')
  const isStatus = isOwnComment(ports, markOf('status'))
  const known = status.made ?? comments.find(isStatus)
  const beside = urgent.length > 0 || known === undefined ? await callsIssue(ports, ref) : undefined
  const there = beside === undefined ? [] : await ports.issues.comments(beside)
  // Where an edit was refused before, it stands there already, and the old one is not tried again.
  const made = there.find(isStatus) ?? known
  for (const { body, mark } of beside === undefined ? [] : urgent)
    if (!there.some(isOwnComment(ports, mark))) await ports.issues.comment(beside ?? ref, body, mark, 'call')
  for (const { on, content } of signs) await ports.issues.react(ref, on.id, content)

  const told = answers.map(({ body, mark }) => body.replace(mark, '').trim())
  const words = await ports.messages.locked(told, urgent.length > 0 ? beside?.number : undefined, language)
  const body = `${status.body}\n\n${words}`
  const isSaid = [...comments, ...there].some((one) => one.id === made?.id && one.body === body)
  if (made !== undefined && (isSaid || (await edited(ports, ref, made, body)))) return made
  // Its edit is refused as well, or it was never made: it stands beside the case from now on.
  const place = beside ?? (await callsIssue(ports, ref))
  const mark = markOf('status')
  const shown = (await ports.issues.comments(place)).find(isOwnComment(ports, mark))
  if (shown === undefined) return ports.issues.comment(place, body, mark, 'answer')
  if (shown.body !== body) await ports.issues.editComment(place, shown.id, body)
  return { id: shown.id, nodeId: shown.nodeId }
}

async function edited(ports: Ports, ref: IssueRef, { id }: GitHubRef, body: string): Promise<boolean> {
  try {
    return (await ports.issues.editComment(ref, id, body)) === 'edited'
  } catch (error) {
    if (error instanceof ConversationLockedError) return false
    throw error
  }
}
