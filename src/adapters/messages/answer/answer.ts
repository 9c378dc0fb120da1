import { markOf } from '../../../app/ports/messages.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import { lineMark } from '../../../domain/screen/line-mark.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { marked } from '../marked.ts'
import { blocks } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { noticeAnswer } from '../notices/notice.ts'
import { appointedAnswer } from './appointed.ts'
import { startCall } from './call.ts'
import { movedAnswer } from './moved.ts'
import { openedAnswer } from './opened.ts'
import { pullRequestAnswer } from './pull-request.ts'
import { refusedAnswer } from './refused.ts'
import { reminderLines } from './reminder.ts'
import { toldAnswer } from './told.ts'
import { withheldAnswer } from './withheld.ts'

/** A short comment for one line of the ledger, found again by its mark; read alone as a mail, none takes a drill for real. */
export const answerComment = (speech: MessageContext, status: Status, answer: Answer): string =>
  blocks(markOf(lineMark(speech.state, answer.line)), marked(speech), body(speech, status, answer))

function body(speech: MessageContext, status: Status, answer: Answer): string {
  switch (answer.kind) {
    case 'opened':
      return openedAnswer(speech, status, answer)
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
    case 'withheld':
      return withheldAnswer(speech, answer)
    case 'notice':
      return noticeAnswer(speech, answer)
    case 'pull-request':
      return pullRequestAnswer(speech, status, answer)
  }
}
