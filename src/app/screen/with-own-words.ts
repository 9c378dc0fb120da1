import type { CaseFile } from '../case/case-file.ts'
import { answerMarks } from '../messages/doubled-comments.ts'
import type { CommentSeen, IssueRef, TextEdit } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'
import type { KnownScreen } from './known-screen.ts'

/**
 * Anyone who may write can change what stands under the app's name. Where a round looks at everything, an answer that
 * somebody else changed says again what the app said last, as a status comment does. Where that is not told any more, or words
 * were taken out of the record since, it is taken back instead; if it is still owed, it is said anew by what the record says now.
 */
export async function withOwnWords(
  ports: Ports,
  ref: IssueRef,
  { placed }: CaseFile,
  shown: KnownScreen,
  owedSince: string,
): Promise<KnownScreen> {
  const { comments, thoroughly, issue } = shown
  if (thoroughly !== true || comments === undefined || issue?.locked === true) return shown
  const changed = comments.filter((one) => isAnswer(ports, one) && one.updatedAt !== one.createdAt)
  if (changed.length === 0) return shown
  const edits = await ports.issues.edits(changed)
  const takenOut = placed.filter(({ event }) => event.type === 'text-redacted').map(({ recorded }) => recorded)
  const now = new Map<number, CommentSeen | undefined>()
  for (const one of changed) {
    const words = wordsOf(edits.get(one.nodeId) ?? [], ports.self.id)
    if (words === 'own') continue
    const isUnsafe = words === 'not-told' || takenOut.some((at) => at >= one.createdAt)
    // An answer that is owed no more stays as somebody left it: the record says what was answered.
    if (isUnsafe && one.createdAt < owedSince) continue
    if (isUnsafe) await ports.issues.removeComment(ref, one.id)
    else await ports.issues.editComment(ref, one.id, words)
    now.set(one.id, isUnsafe ? undefined : { ...one, body: words })
  }
  return { ...shown, comments: comments.flatMap((one) => (now.has(one.id) ? (now.get(one.id) ?? []) : one)) }
}

const isAnswer = ({ self }: Ports, { author, body }: CommentSeen): boolean =>
  author.id === self.id && !body.includes(markOf('status')) && answerMarks(body).length > 0

/** The last words of the app itself; `own`: nobody else has changed them since. */
function wordsOf(edits: readonly TextEdit[], self: number): string | 'own' | 'not-told' {
  if (edits.length === 0 || edits.at(-1)?.by?.id === self) return 'own'
  const last = edits.findLast(({ by }) => by?.id === self)
  return (last === undefined ? edits[0]?.before : last.text) ?? 'not-told'
}
