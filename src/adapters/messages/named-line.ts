import { readCommands } from '../../domain/commands/read-commands.ts'
import { runbookNamed } from '../../domain/commands/runbook-named.ts'
import { triggerNamed } from '../../domain/commands/triggers.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { oncePer } from '../../domain/values/once-per.ts'
import { code } from './marks.ts'
import type { MessageContext } from './message-context.ts'

/** Stands for words or a day that somebody will write: both lines are read with it. */
const SAMPLE = '2026-01-02 03:04'

/** Commands that name a thing, and by which words a reader knows it. */
const LABELS = {
  phase: ({ names }, id) => names.phase(id),
  recovered: ({ names }, id) => names.system(id),
  runbook: ({ names }, id) => names.runbook(id),
  activate: ({ names }, id) => names.startTrigger(id),
  'stand-down': ({ names }, id) => names.endTrigger(id),
  acknowledge: ({ names }, id) => names.acknowledgement(id) ?? id,
  exempt: ({ names }, id) => names.acknowledgement(id) ?? names.notice(id),
  notice: ({ names }, id) => names.notice(id),
  sent: ({ names }, id) => names.notice(id),
  approve: ({ names }, id) => (names.notice(id) === id ? names.pull(id) : names.notice(id)),
  consent: ({ names }, id) => names.field(id),
} as const satisfies Readonly<Record<string, (speech: MessageContext, id: string) => string>>

export type NamingCommand = keyof typeof LABELS

export const isNaming = (command: string): command is NamingCommand => Object.hasOwn(LABELS, command)

/** `/recovered メール`, `/phase 根絶`: a line to copy, by the words of its reader's language; `rest` stands behind the thing. */
export const namedLine = (speech: MessageContext, command: NamingCommand, id: string, rest = ''): string =>
  `/${command} ${thingWord(speech, command, id)}${rest === '' ? '' : ` ${rest}`}`

/** Ids are English words: whoever reads another language gets the label, where the command takes it for the same thing. */
export function thingWord(speech: MessageContext, command: NamingCommand, id: string): string {
  const label = LABELS[command](speech, id)
  return label !== id && isSameThing(speech, command, label, id) ? label : id
}

/** The word to write, with what it stands for where that is another. */
export function choiceOf(speech: MessageContext, command: NamingCommand, id: string): string {
  const word = thingWord(speech, command, id)
  const label = LABELS[command](speech, id)
  return word === label ? code(word) : `${code(word)} ${asInlineText(label)}`
}

function isSameThing(speech: MessageContext, command: NamingCommand, label: string, id: string): boolean {
  if (speech.language === 'en') return false
  // Of these the case alone knows all names, and the command takes any of its words.
  const seen = { ...speech.context, case: speech.state }
  if (command === 'runbook') return runbookNamed(seen, label) === id
  if (command === 'activate') return triggerNamed(seen, 'start', label) === id
  if (command === 'stand-down') return triggerNamed(seen, 'end', label) === id
  const rest = command === 'recovered' ? SAMPLE : `via ${SAMPLE}`
  return readsAlike(speech, `/${command} ${label} ${rest}`, `/${command} ${id} ${rest}`)
}

/** Whether two lines ask for the very same; in English the id is as good as any label. */
export function readsAlike(
  { context: { policy }, state: { process } }: MessageContext,
  line: string,
  other: string,
): boolean {
  const known = alikeIn(policy)
  const lines = [process, line, other].join('\0')
  const isAlike = known.get(lines) ?? isReadAlike(policy, process, line, other)
  known.set(lines, isAlike)
  return isAlike
}

/** Of a policy's own names alone, in lines that are the same in each comment: no more than it has names. */
const alikeIn = oncePer((_policy: Policy) => new Map<string, boolean>())

function isReadAlike(policy: Policy, process: string, line: string, other: string): boolean {
  const around = { now: '2026-01-02T03:04:05Z', timeZone: policy['time-zone'], process }
  return JSON.stringify(readCommands(line, policy, around)) === JSON.stringify(readCommands(other, policy, around))
}
