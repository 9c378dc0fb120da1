import { rolesOf } from '../../../domain/case/roles-of.ts'
import { transitionTo, waysFrom } from '../../../domain/commands/passage.ts'
import { settersOf } from '../../../domain/commands/record-answers.ts'
import { optionsOf } from '../../../domain/policy/field-options.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { details } from '../details.ts'
import { blocks, bullets, code } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { namedLine } from '../named-line.ts'
import { nextStep } from '../next-step.ts'
import { isWrittenBelow } from '../reasons.ts'
import { setOptions } from '../set-line.ts'
import { COMMAND_GROUPS, type SlashCommand, slashCommand } from '../slash-commands.ts'
import { md } from '../texts.ts'
import { reasonsByPerson } from './reasons-by-person.ts'

type By = Extract<Answer, { kind: 'told' }>['by']

/** A phone shows no more of them beside all else. */
const MOST_STEPS = 3

/** The commands that this person can use now, with two lines as they are written; every command there is stands folded below. */
export function help(speech: MessageContext, status: Status, by: By): string {
  const { translate, context, state } = speech
  const roles = rolesOf(context.policy, context.directory, state, by)
  return blocks(
    translate('told.help'),
    `**${translate('told.help-now', { phase: speech.names.phase(state.phase) })}**`,
    bullets([...new Set(usable(speech, status, by, roles))]),
    `**${translate('told.help-examples')}**`,
    bullets(examples(speech, status, roles).map((line) => translate('told.example', { line: md(code(line)) }))),
    details(translate('told.help-all'), everyCommand(speech)),
  )
}

/** Its purpose first: a copy of the line in a mail, without its marks, begins no command. */
const commandLine = ({ translate }: MessageContext, name: SlashCommand): string =>
  `${translate(`help.${name}`)} — ${code(translate(`usage.${name}`))}`

const isOne = (roles: readonly string[], allowed: readonly string[] = []): boolean =>
  roles.some((role) => allowed.includes(role))

/** By what the process has, the phase asks for and the person's roles may do; a bystander's containment is kept as well (R4.3-1). */
function usable(speech: MessageContext, status: Status, by: By, roles: readonly string[]): string[] {
  const { context, state } = speech
  const process = context.policy.processes[state.process]
  const isOpen = process?.phases[state.phase]?.end === undefined
  const responds = isOne(roles, context.policy.defaults['set-by']) && isOpen
  const contains = isOne(roles, process?.contain?.by) || roles.length === 0
  const lines = (...names: readonly SlashCommand[]): string[] => names.map((name) => commandLine(speech, name))
  return [
    ...(process?.contain !== undefined && contains && isOpen ? lines('contain') : []),
    ...(roles.length > 0 ? lines('note') : []),
    ...(responds ? lines('record') : []),
    ...(responds && process?.contain !== undefined ? lines('evidence', 'contact') : []),
    ...steps(speech, status, by),
    ...ways(speech, status, roles),
    ...lines('status'),
  ]
}

/** The commands with which this person takes away something that holds the next phase up. */
function steps(speech: MessageContext, status: Status, by: By): string[] {
  const { context, state } = speech
  const { own } = reasonsByPerson(speech, by, status.next?.missing ?? [])
  const named = (context.policy.processes[state.process]?.transitions ?? []).map(({ command }) => command)
  return own
    .filter((reason) => !isWrittenBelow(reason))
    .map((reason) => nextStep(speech, reason))
    .flatMap((step) => {
      const name = slashCommand(/^`+\s?\/([a-z-]+)/.exec(step)?.[1] ?? '')
      return name === undefined || named.includes(name) ? [] : [`${speech.translate(`help.${name}`)} — ${step}`]
    })
    .slice(0, MOST_STEPS)
}

/** The ways on and out of the phase that are open to these roles; an ended case is taken up again. */
function ways(speech: MessageContext, { next }: Status, roles: readonly string[]): string[] {
  const { translate, names, context, state } = speech
  const process = context.policy.processes[state.process]
  if (process === undefined) return []
  const isEnded = process.phases[state.phase]?.end !== undefined
  return waysFrom(process, state.phase).flatMap((to) => {
    const way = transitionTo(process, state.phase, to)
    if (way === undefined || !isOne(roles, way.by) || roles.some((role) => way['never-by'].includes(role))) return []
    // A containment is told in words, and brings the case there by itself.
    if (to === process.contain?.phase && isOne(roles, process.contain.by)) return []
    const reason = way.reason === 'required' || way['reason-as'] !== undefined ? translate('slot.reason') : ''
    const { command } = way
    const said =
      command !== undefined
        ? `/${command} ${reason}`.trim()
        : to === next?.phase
          ? '/advance'
          : isEnded
            ? namedLine(speech, 'phase', to, reason)
            : undefined
    return said === undefined ? [] : [`${translate('help.named', { phase: names.phase(to) })} — ${code(said)}`]
  })
}

/** One of the words that somebody writes in such a case, and one that this person can send as it stands. */
function examples(speech: MessageContext, status: Status, roles: readonly string[]): string[] {
  const { translate, context, state } = speech
  const process = context.policy.processes[state.process]
  const set = setExample(speech, status, roles)
  if (process?.contain === undefined)
    return [translate('example.note-other'), set ?? translate('example.note-at-other')]
  if (roles.length === 0) return [translate('example.contain'), translate('usage.status')]
  const contains = isOne(roles, process.contain.by)
  return [translate(contains ? 'example.contain' : 'example.note'), set ?? translate('example.note-at')]
}

/** A choice that the phase asks for, or the severity that is taken for granted so far. */
function setExample(speech: MessageContext, { asked, severity }: Status, roles: readonly string[]): string | undefined {
  const { policy } = speech.context
  const process = policy.processes[speech.state.process]
  if (process?.phases[speech.state.phase]?.end !== undefined) return undefined
  const candidates = [...asked, ...(process?.contain === undefined ? [] : [policy.meanings.severity])]
  for (const id of candidates) {
    const field = policy.fields[id]
    if (field?.kind !== 'choice' || field.reason === true || !isOne(roles, settersOf({ policy }, id))) continue
    const option = id === policy.meanings.severity ? severity : optionsOf(policy, field)[0]?.id
    if (option !== undefined) return setOptions(speech, id, [option])
  }
  return undefined
}

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
