import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, bullets, code } from '../marks.ts'
import { type MessageContext, people } from '../message-context.ts'
import { reasonText } from '../reasons.ts'
import { COMMAND_GROUPS, slashCommand } from '../slash-commands.ts'
import { priority } from '../status/head.ts'
import { md } from '../texts.ts'

type Told = Extract<Answer, { kind: 'told' }>

const MOST = 8

export function toldAnswer(speech: MessageContext, status: Status, { command }: Told): string {
  if (command === 'help') return help(speech)
  return command === 'redact'
    ? speech.translate('told.redacted', { branch: md(code('hikeshi')) })
    : where(speech, status)
}

/** Every command with its one line, in groups; those that the policy names for its own transitions too. */
function help(speech: MessageContext): string {
  const { translate, names, context, state } = speech
  const named = (context.policy.processes[state.process]?.transitions ?? []).flatMap(({ command, to }) =>
    command === undefined || slashCommand(command) !== undefined
      ? []
      : [`${code(`/${command} ${translate('slot.reason')}`)} — ${translate('help.named', { phase: names.phase(to) })}`],
  )
  const groups = Object.entries(COMMAND_GROUPS).map(([key, commands]) => {
    const lines = commands.map((name) => `${code(translate(`usage.${name}`))} — ${translate(`help.${name}`)}`)
    const group = key as keyof typeof COMMAND_GROUPS
    return blocks(`**${translate(group)}**`, bullets(group === 'group.move' ? [...lines, ...new Set(named)] : lines))
  })
  return blocks(translate('told.help'), ...groups)
}

function where(speech: MessageContext, status: Status): string {
  const { translate, names, state, context } = speech
  const { next } = status
  const phase = names.phase(next?.phase ?? '')
  const missing = next?.missing.map((reason) => reasonText(speech, reason)) ?? []
  return blocks(
    translate('told.status', {
      phase: names.phase(state.phase),
      people: md(people(speech, status.inCharge)),
      severity: names.option(context.policy.meanings.severity, status.severity),
      priority: priority(speech, status.priority),
    }),
    next === undefined
      ? ''
      : missing.length === 0
        ? translate('told.status-ready', { phase, command: md(code('/advance')) })
        : translate('told.status-next', { phase, count: missing.length }),
    bullets(missing.slice(0, MOST)),
    translate('told.status-more'),
  )
}
