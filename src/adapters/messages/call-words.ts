import type { CallWords } from '../../app/ports/calls.ts'
import type { DueCall } from '../../domain/calls/due-calls.ts'
import { severityOf } from '../../domain/case/severity.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import type { MessageContext } from './message-context.ts'
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
  const isContained = ownProperty(policy.processes, state.process)?.contain !== undefined
  const command = isContained ? `/contain ${translate('slot.what-was-done')}` : ''
  const said = plain({ number, kind, severity, phone, link, command, step: translate(`call-step.${due.step}`) })
  return {
    ...{ number, kind, severity, phone, link, command },
    title: translate(kind === '' ? 'calling.title-plain' : 'calling.title', said),
    text: [
      translate('calling.why', said),
      ...(kind === '' ? [] : [translate('calling.kind', said)]),
      translate('calling.severity', said),
      translate('calling.phone', said),
      translate('calling.link', said),
      ...(isContained ? [translate('calling.command', said)] : []),
    ].join('\n'),
  }
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
