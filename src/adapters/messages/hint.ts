import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { optionsOf } from '../../domain/policy/field-options.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { code } from './marks.ts'
import { clause, type MessageContext, who } from './message-context.ts'
import { setOptions } from './set-line.ts'
import { md } from './texts.ts'

const MOST_OPTIONS = 24

/**
 * How a field is written, and by whom where not everybody who responds may write it. `isCertain`: what is asked for is
 * what was found out, so "unknown" is no way to write it.
 */
export function hintOf(speech: MessageContext, id: string, isCertain = false): string {
  const { translate, context } = speech
  const field = context.policy.fields[id]
  if (field === undefined) return ''
  const by = field['set-by'] === undefined ? '' : translate('hint.by', { roles: md(who(speech, field['set-by'])) })
  const help = field.help === undefined ? '' : asInlineText(speech.names.words(field.help, ''), { maxLength: 400 })
  return [how(speech, id, isCertain), help, by].filter((part) => part !== '').join(' · ')
}

function how(speech: MessageContext, id: string, isCertain: boolean): string {
  const { translate, context } = speech
  const field = context.policy.fields[id]
  if (field === undefined) return ''
  switch (field.kind) {
    case 'text':
    case 'line':
      return otherAnswers(speech, field, isCertain).join(' · ') || (isCertain ? '' : translate('hint.words'))
    case 'accounts':
      return translate('hint.accounts')
    case 'time':
      return translate('hint.time', { example: timeExample(speech, id) })
    case 'choice':
      return field.reason
        ? translate('hint.reason', {
            options: md(optionList(speech, id, speech.language === 'en')),
            command: md(code(reasonedCommand(speech, id))),
          })
        : translate('hint.choice', { options: md(optionList(speech, id)) })
    case 'choices':
    case 'checks':
    case 'systems':
    case 'customers':
      return translate('hint.choices', { options: md(optionList(speech, id)) })
  }
}

/** The answers that a field of words takes where there is nothing to tell. */
const otherAnswers = (
  { translate }: MessageContext,
  field: { 'may-be-unknown'?: boolean | undefined; 'none-needs-reason'?: boolean | undefined },
  isCertain: boolean,
): string[] => [
  ...(!isCertain && field['may-be-unknown'] === true ? [translate('hint.text')] : []),
  ...(field['none-needs-reason'] === true ? [translate('hint.none')] : []),
]

/** The options of a field by their labels; with ids where a command needs them. */
export function optionList(speech: MessageContext, id: string, withIds = false): string {
  const { translate, context, names } = speech
  const field = context.policy.fields[id]
  const options = field === undefined ? [] : optionsOf(context.policy, field)
  const shown = options.slice(0, MOST_OPTIONS).map((option) => {
    const label = asInlineText(names.words(option.label, option.id))
    return withIds ? `${code(option.id)} ${label}` : label
  })
  const more = options.length - shown.length
  return [...shown, ...(more === 0 ? [] : [translate('list.more', { count: more })])].join(translate('list.choice'))
}

/** A choice with its reason goes by `/set`: below a heading only the option itself is understood. */
export function reasonedCommand(speech: MessageContext, id: string, tried?: string): string {
  const { translate, context, state } = speech
  const field = context.policy.fields[id]
  const options = field === undefined ? [] : optionsOf(context.policy, field).map((option) => option.id)
  const chosen = options.find((option) => option === tried) ?? state.facts[id]?.values[0] ?? options[0] ?? ''
  return `${setOptions(speech, id, [chosen])}: ${translate('slot.reason')}`
}

const DAY = 86_400_000

/** A time as it is written, such as a reader could mean it: what has happened lies before the case, what is to come after it. */
export function timeExample({ times, state, context }: MessageContext, field: string): string {
  const known = ownProperty(context.policy.fields, field)
  const days = known?.kind === 'time' && known.ahead === true ? 30 : -1
  return times.short(new Date(Date.parse(state.opened.at) + days * DAY).toISOString())
}
export const clauseSuffix = (speech: MessageContext, id: string | undefined): string => {
  const cited = clause(speech, id)
  return cited === '' ? '' : ` ${cited}`
}
