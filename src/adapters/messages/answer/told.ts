import { rolesOf } from '../../../domain/case/roles-of.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { details } from '../details.ts'
import { blocks, bullets, code } from '../marks.ts'
import { type MessageContext, people } from '../message-context.ts'
import { reasonText } from '../reasons.ts'
import { COMMAND_GROUPS, type SlashCommand, slashCommand } from '../slash-commands.ts'
import { priority } from '../status/head.ts'
import { md } from '../texts.ts'

type Told = Extract<Answer, { kind: 'told' }>

const MOST = 8

export function toldAnswer(speech: MessageContext, status: Status, { command, by }: Told): string {
  if (command === 'help') return help(speech, by)
  return command === 'redact'
    ? speech.translate('told.redacted', { branch: md(code('hikeshi')) })
    : where(speech, status)
}

/** The commands that this person can use now, with two lines as they are written; every command there is stands folded below. */
function help(speech: MessageContext, by: Told['by']): string {
  const { translate, context, state } = speech
  const process = context.policy.processes[state.process]
  const roles = rolesOf(context.policy, context.directory, state, by)
  const isOne = (allowed: readonly string[] = []): boolean => roles.some((role) => allowed.includes(role))
  const mayContain = isOne(process?.contain?.by)
  const mayMove = (process?.transitions ?? []).some((way) => way.from.includes(state.phase) && isOne(way.by))
  const mayWrite = isOne(context.policy.defaults['set-by'])
  const now: SlashCommand[] = [
    ...(mayContain ? (['contain'] as const) : []),
    'note',
    ...(mayWrite ? (['record', 'evidence', 'contact'] as const) : []),
    ...(mayMove ? (['advance'] as const) : []),
    'status',
  ]
  const examples = [
    translate(mayContain ? 'example.contain' : 'example.note'),
    translate(mayWrite ? 'example.set' : 'example.note-at'),
  ]
  return blocks(
    translate('told.help'),
    `**${translate('told.help-now', { phase: speech.names.phase(state.phase) })}**`,
    bullets(now.map((name) => commandLine(speech, name))),
    `**${translate('told.help-examples')}**`,
    bullets(examples.map((example) => `${translate('told.example')} ${code(example)}`)),
    details(translate('told.help-all'), everyCommand(speech)),
  )
}

/** Its purpose first: a copy of the line in a mail, without its marks, begins no command. */
const commandLine = ({ translate }: MessageContext, name: SlashCommand): string =>
  `${translate(`help.${name}`)} — ${code(translate(`usage.${name}`))}`

/** Every command with its one line, in groups; those that the policy names for its own transitions too. */
function everyCommand(speech: MessageContext): string {
  const { translate, names, context, state } = speech
  const named = (context.policy.processes[state.process]?.transitions ?? []).flatMap(({ command, to }) =>
    command === undefined || slashCommand(command) !== undefined
      ? []
      : [`${translate('help.named', { phase: names.phase(to) })} — ${code(`/${command} ${translate('slot.reason')}`)}`],
  )
  const groups = Object.entries(COMMAND_GROUPS).map(([key, commands]) => {
    const lines = commands.map((name) => commandLine(speech, name))
    const group = key as keyof typeof COMMAND_GROUPS
    return blocks(`**${translate(group)}**`, bullets(group === 'group.move' ? [...lines, ...new Set(named)] : lines))
  })
  return blocks(...groups)
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
