import { cutText } from '../../domain/markdown/cut-text.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { type Help, REFUSALS } from '../../domain/refusals/refusals.ts'
import { reasonedCommand } from './hint.ts'
import { code } from './marks.ts'
import type { MessageContext } from './message-context.ts'
import { isNaming, namedLine } from './named-line.ts'
import { fieldWord, setLine, setOptions } from './set-line.ts'
import { slashCommand } from './slash-commands.ts'
import { standDownLine } from './stand-down-line.ts'
import type { TextKey } from './text-files.ts'
import { wayTo } from './way-to.ts'

/** How a command is written, as code; nothing of a name that is no command's. */
export function usageOf({ translate }: Pick<MessageContext, 'translate'>, name: string): string {
  const known = slashCommand(name)
  return code(translate(`usage.${known ?? 'help'}`))
}

/** So much of what was typed is given back. */
const LONGEST_LINE = 300

/** The very command that takes a reason away, as code; '' where no command does. */
export function nextStep(speech: MessageContext, { code: why, params }: Reason): string {
  const { translate } = speech
  const id = (key: string): string => {
    const value = params?.[key]
    return typeof value === 'string' && /^[a-z0-9-]+$/.test(value) ? value : ''
  }
  const values = [params?.values ?? []].flat()
  const help: Help = REFUSALS[why].help
  switch (help) {
    case 'none':
      return ''
    case 'acknowledgement-or-exemption': {
      const own = ownAcknowledgement(speech, id('what')) ? ['/acknowledge {what}'] : []
      return written([...own, '/acknowledge {what} for [whom] [reference]', '/exempt {what} [whom] [reason]'])
    }
    case 'act-again-later':
      return written([id('what') === '' ? '/sent {notice} via [channel]' : '/acknowledge {what}'])
    case 'action-again': {
      const { account: owner = '' } = params ?? {}
      const known = typeof owner === 'string' && /^[A-Za-z0-9-]+$/.test(owner) ? `@${owner}` : '[user]'
      return written([`/action ${known} [day] [text]`])
    }
    case 'choices-of-field':
      return code(setLine(speech, id('field')))
    case 'command-with-reason':
      return written([withReason(speech, id)])
    case 'corrected-value': {
      const known = values.filter((value) => /^[a-z0-9-]+$/.test(value))
      return code(known.length === 0 ? setLine(speech, id('field')) : setOptions(speech, id('field'), known))
    }
    case 'first-field':
      return code(setLine(speech, [params?.fields ?? []].flat()[0] ?? ''))
    case 'line-again':
      return code(cutText([params?.text ?? ''].flat().join(' '), LONGEST_LINE))
    case 'notice-to-those-left':
      return sentCommand(speech, id('notice'), params)
    case 'stand-down':
      return code(standDownLine(speech))
    case 'choices-of-command':
    case 'usage-of-command':
      return usageOf(speech, id('command'))
    case 'value-with-reason':
      return code(reasonedCommand(speech, id('field'), values[0]))
    default:
      return written(help)
  }

  function written(ways: readonly string[]): string {
    const filled = ways.map((way) =>
      way.startsWith('usage.')
        ? translate(way as TextKey)
        : way
            .replace(/^\/([a-z-]+) \{(\w+)\}/, (whole, command: string, name: string) =>
              isNaming(command)
                ? namedLine(speech, command, id(name))
                : command === 'set'
                  ? `/set ${fieldWord(speech, id(name))}`
                  : whole,
            )
            .replace(/\{(\w+)\}/g, (_, name: string) => id(name))
            .replace(/\[(\w+)\]/g, (_, name: string) => translate(`slot.${name}` as TextKey)),
    )
    return filled.map(code).join(translate('list.choice'))
  }
}

/** A reason for a request that was made without one. */
function withReason(speech: MessageContext, id: (key: string) => string): string {
  switch (id('command')) {
    case 'appoint':
      return '/appoint [user] [reason]'
    case 'ratify':
      return '/ratify [reason]'
    case 'exempted':
      return 'usage.exempt'
    case 'acknowledged':
      return '/acknowledge {what} for [whom] [reference]'
  }
  if (id('what') !== '') return '/acknowledge {what} [minutes]'
  if (id('phase') !== '') return `${wayTo(speech, id('phase'))} [reason]`
  return id('line') === '' ? 'usage.redact' : '/redact {line} [reason]'
}

/** How it is recorded that a notice was sent to these. */
export const sentCommand = (speech: MessageContext, notice: string, to: Reason['params']): string =>
  code(namedLine(speech, 'sent', notice, `via ${speech.translate('slot.channel')}${reached(speech, to)}`))

/** Those whom a notice has not reached yet, as `/sent` names them. */
function reached({ translate, names }: MessageContext, params: Reason['params']): string {
  const customers = [params?.customers ?? []].flat().filter((one) => /^[a-z0-9-]+$/.test(one))
  const groups = [params?.groups ?? []].flat()
  const all = [
    ...groups.map(names.group),
    ...customers.map((one) => (one === 'not-listed' ? translate('slot.customers') : one)),
  ]
  return all.length === 0 ? '' : ` to ${all.join(translate('list.comma'))}`
}

/** Whether anybody takes note of it for himself, rather than having it recorded for him. */
export const ownAcknowledgement = (
  { context, state }: Pick<MessageContext, 'context' | 'state'>,
  what: string,
): boolean => (context.policy.processes[state.process]?.acknowledgements[what]?.by ?? []).length > 0
