import { parentOf } from '../../../domain/links/parent-of.ts'
import { asQuotedText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, login, mention } from '../marks.ts'
import { clauseOf, type MessageContext } from '../message-context.ts'
import { openingName, openingOf } from '../opening-words.ts'
import { reopenCommand } from '../reopen-command.ts'
import { nearestDeadline } from '../status/clocks.ts'
import { withoutEffect } from '../status/without-effect.ts'
import { md } from '../texts.ts'
import { aboutAndPhone } from './call.ts'
import { inStead } from './in-stead.ts'
import { nextActions } from './next-actions.ts'

type Moved = Extract<Answer, { kind: 'moved' }>

const LONGEST_REASON = 1_500

/** A move in a line or two; it calls exactly those who must act next. */
export function movedAnswer(speech: MessageContext, status: Status, answer: Moved): string {
  const { translate, names, times, context, state } = speech
  const process = context.policy.processes[state.process]
  const at = status.timeline.find(({ seq }) => seq === answer.line)?.at
  const line = translate('moved.line', {
    from: names.phase(answer.from),
    to: names.phase(answer.to),
    by: md(login(answer.by)),
    at: at === undefined ? '' : times.full(at),
  })
  if (process?.links?.phase === answer.to) return blocks(line, joined(speech, answer))
  if (process?.phases[answer.to]?.end === 'not-planned')
    return blocks(line, process.contain === undefined ? turnedDown(speech, answer) : dismissed(speech, answer))
  const contained = process?.contain?.phase === answer.to
  return blocks(
    line,
    contained ? translate('moved.contained') : '',
    // A containment stands in the facts; any other reason explains the move.
    contained || answer.reason === '' ? '' : `${translate('moved.reason')}\n\n${quoted(answer.reason)}`,
    waived(speech, answer, status),
    process?.waiver?.in.includes(answer.to) ? withoutEffect(speech, status) : '',
    inStead(speech, answer.acting),
    decided(speech, answer),
    next(speech, status, answer, at ?? state.opened.at),
  )
}

/** `dismissed` means "not an incident", and the reporter is told why (R1-3). */
function dismissed(speech: MessageContext, { to, reason }: Moved): string {
  const { translate, state } = speech
  return blocks(
    translate('moved.dismissed', { reporter: md(mention(state.opened.by)) }),
    reason === '' ? translate('moved.dismissed-no-reason') : quoted(reason),
    otherwise(speech, to, 'moved.dismissed-again'),
  )
}

/** A report goes on under another case, and the reporter is told where (R4.2-4). */
function joined(speech: MessageContext, { to }: Moved): string {
  const { translate, state } = speech
  const issue = md(`#${parentOf(state)?.issue ?? ''}`)
  return blocks(
    translate('moved.joined', { reporter: md(mention(state.opened.by)), issue }),
    otherwise(speech, to, 'moved.joined-again'),
  )
}

/** How whoever reported it objects, by the very command: reopening the issue gives no reason, and would be refused. */
function otherwise(speech: MessageContext, ended: string, key: 'moved.dismissed-again' | 'moved.joined-again'): string {
  const again = reopenCommand(speech, ended)
  return again === undefined ? '' : speech.translate(key, { command: md(again.command) })
}

/** A request is refused: its author is told why. */
function turnedDown(speech: MessageContext, { reason }: Moved): string {
  const { translate, state } = speech
  return blocks(
    translate('moved.turned-down', { reporter: md(mention(state.opened.by)), opening: openingName(speech) }),
    reason === '' ? translate('moved.dismissed-no-reason') : quoted(reason),
  )
}

/** The decision on a request is told to whoever made it (R6-1, R8-3, R9-2); of other matters those alone hear who act. */
function decided(speech: MessageContext, { from, to, by }: Moved): string {
  const { translate, names, context, state } = speech
  const process = context.policy.processes[state.process]
  const { by: author } = state.opened
  const isDecision = from === Object.keys(process?.phases ?? {})[0] || process?.phases[to]?.end !== undefined
  return isDecision && openingOf(context, state) === 'request' && author.id !== by.id
    ? translate('moved.decided', {
        reporter: md(mention(author)),
        opening: openingName(speech),
        phase: names.phase(to),
      })
    : ''
}

/** Each exception that opened a gate, with what it took away (R6-1). */
function waived(speech: MessageContext, { line }: Moved, status: Status): string {
  const event = status.timeline.find(({ seq }) => seq === line)?.event
  const all = event?.type === 'phase-changed' ? (event.data.waived ?? []) : []
  return all
    .map(({ exception, clause: id }) =>
      speech.translate('moved.waived', { exception: md(`#${exception}`), clause: clauseOf(speech, id) }),
    )
    .join('\n')
}

function next(speech: MessageContext, status: Status, answer: Moved, at: string): string {
  const { translate, context, state } = speech
  // A late answer calls nobody to a phase that is behind already.
  if (state.phase !== answer.to) return ''
  const ended = context.policy.processes[state.process]?.phases[answer.to]?.end !== undefined
  return ended ? translate('moved.completed') : blocks(nextActions(speech, status), inShort(speech, status, at))
}

/** Read alone, as a mail: which case, how bad, whom to phone and by when (R4.2-2). */
function inShort(speech: MessageContext, status: Status, at: string): string {
  const { context, state } = speech
  const isResponse = context.policy.processes[state.process]?.contain !== undefined
  if (!isResponse || status.inCharge.length === 0) return ''
  return blocks(aboutAndPhone(speech, status.severity), nearestDeadline(speech, status, at))
}

const quoted = (reason: string): string => asQuotedText(reason, { maxLength: LONGEST_REASON })
