import { isBot } from '../../../domain/accounts/is-bot.ts'
import type { Case } from '../../../domain/case/case.ts'
import { rolesOf } from '../../../domain/case/roles-of.ts'
import { commandLines } from '../../../domain/commands/read-commands.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { cutText } from '../../../domain/markdown/cut-text.ts'
import { adviceFor } from '../../../domain/policy/advice.ts'
import { isGrave } from '../../../domain/policy/is-grave.ts'
import { phoneShown } from '../../../domain/policy/placeholders.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, bullets, code, login, mention } from '../marks.ts'
import { listed, type MessageContext } from '../message-context.ts'
import { openingOf } from '../opening-words.ts'
import { reasonList } from '../reasons.ts'
import { setLine } from '../set-line.ts'
import type { TextKey } from '../text-files.ts'
import { md } from '../texts.ts'
import { inChargeAnswer } from './in-charge.ts'
import { reminderLines } from './reminder.ts'

type Opened = Extract<Answer, { kind: 'opened' }>

/**
 * Thanks to the author of a report, with what to do now and who was called (R4.2-1). Those in charge have a comment of their
 * own, save of a case that no person has begun.
 */
export function openedAnswer(speech: MessageContext, status: Status, answer: Opened): string {
  const { translate, names, times, state, context } = speech
  const process = context.policy.processes[state.process]
  const phone = context.policy.company.phone === '' ? '' : phoneShown(context.policy, speech.language)
  const calling = answer.isCalledApart ? called(speech, status) : inChargeAnswer(speech, status, answer)
  const thanks = translate(firstLine(speech, answer), {
    from: md(takenFrom(speech, answer)),
    reporter: md(isBot(answer.by) ? login(answer.by) : mention(answer.by)),
    at: times.full(state.opened.at),
    process: names.words(process?.label, state.process),
  })
  const unread =
    status.unread.length === 0
      ? ''
      : blocks(
          translate('opened.unread', { command: md(code(setCommand(speech, status.unread))) }),
          reasonList(speech, status.unread),
        )
  if (process?.contain === undefined || process.mark !== undefined)
    return blocks(thanks, calling, unread, translate('opened.follow'))
  const call =
    phone === ''
      ? ''
      : translate(isGrave(context.policy, status.severity) ? 'opened.urgent' : 'opened.phone', { phone })
  return blocks(
    // The first line is what a lock screen shows.
    call === '' ? thanks : translate('two-sentences', { one: md(thanks), other: md(call) }),
    bullets([...stopping(speech, answer), translate('opened.now-secret')]),
    calling,
    reminderLines(speech, answer.asks, status.severity),
    unread,
    inReport(speech, answer),
  )
}

/** Named without a mention: the comment that calls them stands below. */
function called(speech: MessageContext, { inCharge }: Status): string {
  if (inCharge.length === 0) return speech.translate('opened.nobody', { clause: md('') })
  return speech.translate('opened.called', { people: md(listed(speech, inCharge.map(login))) })
}

/** No thanks and no judgement to people who report a violation or ask for something, nor to machines. */
function firstLine({ context, state }: MessageContext, { by }: Opened): TextKey {
  const process = context.policy.processes[state.process]
  if (openingOf(context, state) === 'start') return 'opened.started'
  if (takenFrom({ context, state }, { by }) !== '') return 'opened.taken-over'
  if (isBot(by)) return 'opened.by-machine'
  return process?.contain !== undefined || process?.mark !== undefined ? 'opened.thanks' : 'opened.received'
}

/** The open case that goes on here, where few may know of it; '' where this one was reported. */
function takenFrom({ context, state }: Pick<MessageContext, 'context' | 'state'>, { by }: Pick<Opened, 'by'>): string {
  const process = context.policy.processes[state.process]
  if (process?.restricted !== true || !isBot(by)) return ''
  const pointer = process.form?.items.find(({ field }) => context.policy.fields[field]?.kind === 'text')
  const from = state.facts[pointer?.field ?? '']?.text ?? ''
  return /#\d+$/.test(from) ? asInlineText(from) : ''
}

/** A line of the report that looks like a command is told to its author: it counts in a comment alone. */
function inReport({ translate, context }: MessageContext, { written }: Opened): string {
  const [first] = written.flatMap((text) => [...commandLines(text, context.policy).values()])
  return first === undefined ? '' : translate('opened.commands', { command: md(code(cutText(first, 300))) })
}

/** The line that its author sends back for the first of these times. */
const setCommand = (speech: MessageContext, [first]: Status['unread']): string =>
  setLine(speech, [first?.params?.field ?? ''].flat().join(''))

/** The command is told to whoever may give it; anybody stops the spread, and says what he did as a note. */
function stopping({ translate, names, context, state }: MessageContext, { by }: Opened): string[] {
  const advice = adviceFor(context.policy.advice, adviceKind(context.policy, state))
  const allowed = context.policy.processes[state.process]?.contain?.by ?? []
  const roles = rolesOf(context.policy, context.directory, state, by)
  return [
    advice === undefined ? translate('opened.now-safe') : asInlineText(names.words(advice, '')),
    ...(roles.some((role) => allowed.includes(role))
      ? [translate('opened.now-contain', { command: md(code(`/contain ${translate('slot.what-was-done')}`)) })]
      : [translate('opened.now-note', { command: md(code(translate('usage.note'))) })]),
  ]
}

/** Where few may know of it, the device of somebody inside is left alone, whatever kind it was taken for so far (R8-2). */
function adviceKind(policy: Policy, state: Case): string | undefined {
  const field = policy.fields[policy.meanings.kind]
  const [kind] = state.facts[policy.meanings.kind]?.values ?? []
  if (policy.processes[state.process]?.restricted !== true || field?.kind !== 'choice') return kind
  return field.options.find(({ restricted }) => restricted === true)?.id ?? kind
}
