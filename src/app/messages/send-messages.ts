import type { GitHubRef } from '../case/github-ref.ts'
import { settleAll } from '../case/settle-all.ts'
import type { CommentSeen, CommentUrgency, IssueRef, Sign, Telling } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'
import { commentOnce } from './comment-once.ts'
import { doubledComments } from './doubled-comments.ts'

/** The messages of one moment of a case. */
export interface OutgoingMessages {
  /** Node id of the issue, where it is known. */
  issue: string | undefined
  /**
   * The one status comment; `isNew`: what it says has changed; `isFirst`: the case was opened just now, by us; `isLeft`: it
   * was opened just now by somebody else, who is making it.
   */
  status: { made: GitHubRef | undefined; body: string; isNew: boolean; isFirst: boolean; isLeft: boolean }
  /** Somebody who is to act on a `call` has to be mentioned where that is heard. */
  answers: readonly { body: string; mark: string; urgency: CommentUrgency }[]
  /** Another instance may be giving some of the answers at this moment: they are looked for before and after. */
  isDoubtful: boolean
  /** On comments that asked. */
  signs: readonly { on: GitHubRef; content: Sign }[]
  /** Issue and card, as far as one request may show them with the words. */
  beside: Pick<Telling, 'issue' | 'card'>
  /** Path of the record that they are said by. */
  record: string
  /** Keeps where the status comment is that was made just now; nothing that is said after it waits for that. */
  keep(status: GitHubRef): Promise<void>
}

export interface Sent {
  /** The status comment, perhaps made anew; undefined where somebody else is making it. */
  status: GitHubRef | undefined
  /** Whether what was to be shown beside the words was shown with them. */
  isBeside: boolean
  /** The record right after that, by its version; undefined where nobody looked. */
  record: string | undefined
}

const alone = (status: GitHubRef | undefined): Sent => ({ status, isBeside: false, record: undefined })

/** Says all of it, in one request as far as GitHub takes it at once. */
export async function sendMessages(ports: Ports, ref: IssueRef, wanted: OutgoingMessages): Promise<Sent> {
  if (!wanted.isDoubtful || wanted.answers.length === 0) return send(ports, ref, wanted)
  const before = await ownComments(ports, ref)
  const answers = wanted.answers.filter(({ mark }) => !before.some(({ body }) => body.includes(mark)))
  const sent = await send(ports, ref, { ...wanted, answers })
  if (answers.length > 0) await takeBackAnswers(ports, ref, await ownComments(ports, ref))
  return sent
}

const ownComments = async ({ issues, self }: Ports, ref: IssueRef): Promise<CommentSeen[]> =>
  (await issues.comments(ref)).filter(({ author }) => author.id === self.id)

/** Of two answers that say the same the first one stays: whoever comes second takes his back. */
async function takeBackAnswers(
  { issues }: Ports,
  ref: IssueRef,
  own: readonly Pick<CommentSeen, 'id' | 'body'>[],
): Promise<void> {
  for (const id of doubledComments(own, undefined)) await issues.removeComment(ref, id)
}

async function send(ports: Ports, ref: IssueRef, said: OutgoingMessages): Promise<Sent> {
  const { made, body, isLeft } = said.status
  if (made === undefined && isLeft) {
    await answersAndSigns(ports, ref, said)
    return alone(undefined)
  }
  if (made !== undefined) return tellAll(ports, ref, said, made)
  const mark = markOf('status')
  if (said.status.isFirst) {
    // The reporter is thanked before all else.
    const sent = await tellAll(ports, ref, { ...said, status: { ...said.status, isNew: false } }, undefined)
    const first = await ports.issues.comment(ref, body, mark, 'answer')
    await said.keep(first)
    return { ...sent, status: first }
  }
  // One that is made anew stands above what is said after it.
  const again = await commentOnce(ports, ref, body, mark)
  const after = { ...said, status: { ...said.status, made: again, isNew: false } }
  const [sent] = await settleAll([tellAll(ports, ref, after, again), said.keep(again)])
  return sent
}

/** All that there is to say beside a status comment that is there already, or is made afterwards. */
async function tellAll(
  ports: Ports,
  ref: IssueRef,
  said: OutgoingMessages,
  made: GitHubRef | undefined,
): Promise<Sent> {
  const telling = atOnce(said, made)
  // Where answers come late, the status that says so must not wait for them.
  if (partsOf(telling) < 2 || ports.answersLateUntil() !== undefined)
    return alone(await oneByOne(ports, ref, said, made))
  const told = await ports.issues.tell({ ...telling, record: said.record })
  // Answers and signs are left: nothing that the record says by now would change them.
  if (told !== 'not-all') {
    await takeBackAnswers(ports, ref, told.said)
    return { status: await oneByOne(ports, ref, without(said, telling), made), isBeside: true, record: told.record }
  }
  // Some of it may have been said: what stands there is not said again.
  const there = await ownComments(ports, ref)
  const answers = said.answers.filter(({ mark }) => !there.some((comment) => comment.body.includes(mark)))
  return alone(await oneByOne(ports, ref, { ...said, answers }, made))
}

/** Requests that it would take one by one. */
const partsOf = (telling: Omit<Telling, 'record'>): number =>
  Object.keys(telling).length + (telling.answers?.bodies[1] === undefined ? 0 : 1)

/** The messages that one request can carry, where GitHub's node ids are known: one of each, and two answers. */
function atOnce(
  { issue, status, answers, signs, beside }: OutgoingMessages,
  made: GitHubRef | undefined,
): Omit<Telling, 'record'> {
  const comment = made?.nodeId
  const [answer, second, third] = answers
  const [sign, anotherSign] = signs
  const signed = sign?.on.nodeId
  return {
    ...beside,
    ...(status.isNew && comment !== undefined && { edit: { comment, body: status.body } }),
    ...(answer &&
      !third &&
      issue !== undefined && {
        answers: { issue, bodies: second ? [answer.body, second.body] : [answer.body], urgency: answer.urgency },
      }),
    ...(sign && !anotherSign && signed !== undefined && { sign: { comment: signed, content: sign.content } }),
  }
}

const without = (
  { status, answers, signs, ...said }: OutgoingMessages,
  { edit, answers: told, sign }: Omit<Telling, 'record'>,
): OutgoingMessages => ({
  ...said,
  status: edit === undefined ? status : { ...status, isNew: false },
  answers: told === undefined ? answers : [],
  signs: sign === undefined ? signs : [],
})

async function oneByOne(
  ports: Ports,
  ref: IssueRef,
  { status, answers, signs }: Pick<OutgoingMessages, 'status' | 'answers' | 'signs'>,
  made: GitHubRef | undefined,
): Promise<GitHubRef | undefined> {
  const edit = async () =>
    !status.isNew || made === undefined || (await ports.issues.editComment(ref, made.id, status.body)) === 'edited'
      ? made
      : commentOnce(ports, ref, status.body, markOf('status'))
  const [shown] = await settleAll([edit(), answersAndSigns(ports, ref, { answers, signs })])
  return shown
}

async function answersAndSigns(
  { issues }: Ports,
  ref: IssueRef,
  { answers, signs }: Pick<OutgoingMessages, 'answers' | 'signs'>,
): Promise<void> {
  const answer = async () => {
    for (const { body, mark, urgency } of answers) await issues.comment(ref, body, mark, urgency)
  }
  const sign = async () => {
    for (const { on, content } of signs) await issues.react(ref, on.id, content)
  }
  await settleAll([answer(), sign()])
}
