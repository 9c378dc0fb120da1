import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { marked } from '../marked.ts'
import { blocks } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { noticeAnswer } from '../notices/notice.ts'
import { appointedAnswer } from './appointed.ts'
import { startCall } from './call.ts'
import { inChargeAnswer } from './in-charge.ts'
import { movedAnswer } from './moved.ts'
import { openedAnswer } from './opened.ts'
import { pullRequestAnswer } from './pull-request.ts'
import { redactedAnswer } from './redacted.ts'
import { refusedAnswer } from './refused.ts'
import { refusedTogether } from './refused-together.ts'
import { reminderLines } from './reminder.ts'
import { toldAnswer } from './told.ts'
import { withheldAnswer } from './withheld.ts'

const RULE = '\n\n---\n\n'

/**
 * A short comment for what one moment of the record owes; read alone as a mail, none takes a drill for real. Several
 * refusals of one comment are one text: a person who is told four times that something failed reads none of it.
 */
export function answerComment(speech: MessageContext, status: Status, answers: readonly [Answer, ...Answer[]]): string {
  const refused = answers.filter((answer) => answer.kind === 'refused')
  const [first, second] = refused
  const isSeveral = first !== undefined && second !== undefined
  const texts = answers.flatMap((answer) => {
    if (!isSeveral || answer.kind !== 'refused') return [body(speech, status, answer)]
    return answer === first ? [refusedTogether(speech, refused)] : []
  })
  return blocks(marked(speech), texts.join(RULE))
}

function body(speech: MessageContext, status: Status, answer: Answer): string {
  switch (answer.kind) {
    case 'opened':
      return openedAnswer(speech, status, answer)
    case 'in-charge':
      return inChargeAnswer(speech, status, answer)
    case 'called':
      return startCall(speech, status)
    case 'appointed':
      return appointedAnswer(speech, status, answer)
    case 'moved':
      return movedAnswer(speech, status, answer)
    case 'refused':
      return refusedAnswer(speech, answer)
    case 'reminder':
      return reminderLines(speech, answer.says, status.severity)
    case 'told':
      return toldAnswer(speech, status, answer)
    case 'redacted':
      return redactedAnswer(speech, answer.left)
    case 'withheld':
      return withheldAnswer(speech, answer)
    case 'notice':
      return noticeAnswer(speech, answer)
    case 'pull-request':
      return pullRequestAnswer(speech, status, answer)
  }
}
