import type { CallWords } from '../../app/ports/calls.ts'
import type { DueCall } from '../../domain/calls/due-calls.ts'
import { severityOf } from '../../domain/case/severity.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { clockName } from './clock-words.ts'
import type { MessageContext } from './message-context.ts'
import { stopCommand } from './stop-command.ts'
import { md, type TextParams, textsIn } from './texts.ts'

const NOTHING = { kind: '', severity: '', phone: '', link: '', command: '' }

/**
 * The words that wake somebody: which case, what, how bad, whom to phone, where to look and the command. All of it are words of the
 * policy and of the app; nobody's words of the case are among them, and of a case for few its number alone is said (R8-2).
 */
export function callWords(speech: MessageContext, due: DueCall, link: string): CallWords {
  const { translate, names, context, state, language } = speech
  const number = `#${state.issue}`
  if (due.isDiscreet) {
    const title = translate('calling.discreet', plain({ number }))
    return { ...NOTHING, title, text: title, number }
  }
  const { policy } = context
  const field = ownProperty(policy.fields, policy.meanings.kind)
  const chosen = field?.confidential === true ? [] : (ownProperty(state.facts, policy.meanings.kind)?.values ?? [])
  const kind = chosen.map((id) => line(names.option(policy.meanings.kind, id))).join(', ')
  const severity = line(names.option(policy.meanings.severity, severityOf(policy, state)))
  const phone = line(phoneShown(policy, language))
  const { deadline } = due
  const contain = ownProperty(policy.processes, state.process)?.contain
  const isToContain = contain !== undefined && (deadline === undefined || state.facts[contain.fact] === undefined)
  const ends = deadline === undefined ? '' : endOf(speech, deadline)
  const command = isToContain ? `/contain ${translate('slot.what-was-done')}` : ends
  const said = plain({ number, kind, severity, phone, link, command, step: translate(`call-step.${due.step}`) })
  return {
    ...{ number, kind, severity, phone, link, command },
    title: translate(kind === '' ? 'calling.title-plain' : 'calling.title', said),
    text: [
      translate('calling.why', said),
      ...(deadline === undefined ? [] : [translate('calling.deadline', plain(whenOf(speech, deadline)))]),
      ...(kind === '' ? [] : [translate('calling.kind', said)]),
      translate('calling.severity', said),
      translate('calling.phone', said),
      translate('calling.link', said),
      ...(isToContain ? [translate('calling.command', said)] : []),
      ...(ends === '' ? [] : [translate('calling.done', plain({ command: ends }))]),
    ].join('\n'),
  }
}

type Deadline = NonNullable<DueCall['deadline']>

const whenOf = (speech: MessageContext, deadline: Deadline) => ({
  clock: line(clockName(speech, deadline.clock, tellable(speech, deadline))),
  until: speech.times.full(deadline.until),
})

/** The command that ends a deadline, as it is typed; '' where none does, and where it would name what is confidential. */
function endOf(speech: MessageContext, deadline: Deadline): string {
  const subject = tellable(speech, deadline)
  if (subject !== deadline.subject) return ''
  return /^`(\/[^`]+)`/.exec(stopCommand(speech, deadline.clock, subject))?.[1] ?? ''
}

/** The system that a deadline is about, where the policy lets it be told. */
function tellable({ context: { policy } }: MessageContext, { clock, subject }: Deadline): string | undefined {
  const each = ownProperty(policy.clocks, clock)?.each
  const field = typeof each === 'object' ? ownProperty(policy.fields, each.fact) : undefined
  return field?.confidential === true ? undefined : subject
}

/** The words of a test call: the one who answers the channel hears that it works, and nobody may take it for an incident. */
export function testCallWords(phone: string, language: Language): CallWords {
  const translate = textsIn(language)
  const text = translate('calling.test', plain({ phone: line(phone) }))
  return { ...NOTHING, title: translate('calling.test-title'), text, number: '', phone: line(phone) }
}

/** A mail or a chat shows it as it is: nothing is escaped for Markdown, and nothing in it ends a line. */
const plain = (values: Readonly<Record<string, string>>): TextParams =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, md(value)]))

const line = (words: string): string => words.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 120)
