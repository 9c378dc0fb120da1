import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, bullets, code } from '../marks.ts'
import { people, type Speech } from '../message-context.ts'
import { reasonText } from '../reasons.ts'
import { COMMAND_GROUPS, slashCommand } from '../slash-commands.ts'
import { priority } from '../status/head.ts'
import { md } from '../texts.ts'

type Told = Extract<Answer, { kind: 'told' }>

const MOST = 8

export function toldAnswer(speech: Speech, status: Status, { command }: Told): string {
  if (command === 'help') return help(speech)
  return command === 'redact' ? speech.tell('told.redacted', { branch: md(code('hikeshi')) }) : where(speech, status)
}

/** Every command with its one line, in groups; those that the policy names for its own transitions too. */
function help(speech: Speech): string {
  const { tell, names, context, state } = speech
  const named = (context.policy.processes[state.process]?.transitions ?? []).flatMap(({ command, to }) =>
    command === undefined || slashCommand(command) !== undefined
      ? []
      : [`${code(`/${command} ${tell('slot.reason')}`)} — ${tell('help.named', { phase: names.phase(to) })}`],
  )
  const groups = Object.entries(COMMAND_GROUPS).map(([key, commands]) => {
    const lines = commands.map((name) => `${code(tell(`usage.${name}`))} — ${tell(`help.${name}`)}`)
    const group = key as keyof typeof COMMAND_GROUPS
    return blocks(`**${tell(group)}**`, bullets(group === 'group.move' ? [...lines, ...new Set(named)] : lines))
  })
  return blocks(tell('told.help'), ...groups)
}

function where(speech: Speech, status: Status): string {
  const { tell, names, state, context } = speech
  const { next } = status
  const phase = names.phase(next?.phase ?? '')
  const missing = next?.missing.map((reason) => reasonText(speech, reason)) ?? []
  return blocks(
    tell('told.status', {
      phase: names.phase(state.phase),
      people: md(people(speech, status.inCharge)),
      severity: names.option(context.policy.meanings.severity, status.severity),
      priority: priority(speech, status.priority),
    }),
    next === undefined
      ? ''
      : missing.length === 0
        ? tell('told.status-ready', { phase, command: md(code('/advance')) })
        : tell('told.status-next', { phase, count: missing.length }),
    bullets(missing.slice(0, MOST)),
    tell('told.status-more'),
  )
}
