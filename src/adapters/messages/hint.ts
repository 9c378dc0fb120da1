import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { optionsOf } from '../../domain/policy/field-options.ts'
import { code } from './marks.ts'
import { clause, type Speech, who } from './message-context.ts'
import { md } from './texts.ts'

const EXAMPLE = '2030-01-02 09:05'
const MOST_OPTIONS = 24

/**
 * How a field is written, and by whom where not everybody who responds may write it. `isCertain`: what is asked for is
 * what was found out, so "unknown" is no way to write it.
 */
export function hintOf(speech: Speech, id: string, isCertain = false): string {
  const { tell, context } = speech
  const field = context.policy.fields[id]
  if (field === undefined) return ''
  const by = field['set-by'] === undefined ? '' : tell('hint.by', { roles: md(who(speech, field['set-by'])) })
  const help = field.help === undefined ? '' : asInlineText(speech.names.words(field.help, ''), { maxLength: 400 })
  return [how(speech, id, isCertain), help, by].filter((part) => part !== '').join(' · ')
}

function how(speech: Speech, id: string, isCertain: boolean): string {
  const { tell, context } = speech
  const field = context.policy.fields[id]
  if (field === undefined) return ''
  switch (field.kind) {
    case 'text':
    case 'line':
      return [
        isCertain || field['may-be-unknown'] !== true ? '' : tell('hint.text'),
        field['none-needs-reason'] === true ? tell('hint.none') : '',
      ]
        .filter((part) => part !== '')
        .join(' · ')
    case 'accounts':
      return tell('hint.accounts')
    case 'time':
      return tell('hint.time', { example: EXAMPLE })
    case 'choice':
      return field.reason
        ? tell('hint.reason', {
            options: md(optionList(speech, id, true)),
            command: md(code(reasonedCommand(speech, id))),
          })
        : tell('hint.choice', { options: md(optionList(speech, id)) })
    case 'choices':
    case 'checks':
    case 'systems':
    case 'customers':
      return tell('hint.choices', { options: md(optionList(speech, id)) })
  }
}

/** The options of a field by their labels; with ids where a command needs them. */
export function optionList(speech: Speech, id: string, withIds = false): string {
  const { tell, context, names } = speech
  const field = context.policy.fields[id]
  const options = field === undefined ? [] : optionsOf(context.policy, field)
  const shown = options.slice(0, MOST_OPTIONS).map((option) => {
    const label = asInlineText(names.words(option.label, option.id))
    return withIds ? `${code(option.id)} ${label}` : label
  })
  const more = options.length - shown.length
  return [...shown, ...(more === 0 ? [] : [tell('list.more', { count: more })])].join(tell('list.choice'))
}

/** A choice with its reason goes by `/set`: below a heading only the option itself is understood. */
export function reasonedCommand({ tell, context, state }: Speech, id: string, tried?: string): string {
  const field = context.policy.fields[id]
  const options = field === undefined ? [] : optionsOf(context.policy, field).map((option) => option.id)
  const chosen = options.find((option) => option === tried) ?? state.facts[id]?.values[0] ?? options[0] ?? ''
  return `/set ${id} ${chosen}: ${tell('slot.reason')}`
}

export const timeExample = EXAMPLE
export const clauseSuffix = (speech: Speech, id: string | undefined): string => {
  const cited = clause(speech, id)
  return cited === '' ? '' : ` ${cited}`
}
