import { holdersOf } from '../../domain/case/roles-of.ts'
import { appointable } from '../../domain/commands/kinds/appoint.ts'
import { waysFrom } from '../../domain/commands/passage.ts'
import { endTriggers, startTriggers } from '../../domain/commands/triggers.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { optionsOf } from '../../domain/policy/field-options.ts'
import { runbooksFor } from '../../domain/policy/runbooks-for.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { type Help, REFUSALS } from '../../domain/refusals/refusals.ts'
import { inCharge } from '../../domain/screen/projection.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { code } from './marks.ts'
import type { MessageContext } from './message-context.ts'
import { type NamingCommand, namedLine, thingWord } from './named-line.ts'
import { setLine, setOptions } from './set-line.ts'
import { type SlashCommand, slashCommand } from './slash-commands.ts'
import { md } from './texts.ts'

/** A line to copy, and what it stands for. */
interface Choice {
  line: string
  label: string
}

const MOST_CHOICES = 12

/**
 * The lines that a command without its words could have been, in this case and phase, for whoever asks which: as Markdown
 * from line to line; '' where what is missing is free text.
 */
export function choicesFor(speech: MessageContext, { code: why, params }: Reason): string {
  const id = (key: string): string => [params?.[key] ?? ''].flat()[0] ?? ''
  const all = choicesOf(speech, REFUSALS[why].help, id)
  const lines = all.slice(0, MOST_CHOICES).map((one) => choiceLine(speech, one))
  const more = all.length - lines.length
  return [...lines, ...(more === 0 ? [] : [speech.translate('list.more', { count: more })])].join('<br>')
}

/** Its meaning or a mark first: a copy of the line in a mail, without its marks, begins no command. */
const choiceLine = ({ translate }: MessageContext, { line, label }: Choice): string =>
  label === ''
    ? translate('list.choice-bare', { line: md(code(line)) })
    : translate('list.choice-line', { line: md(code(line)), label })

function choicesOf(speech: MessageContext, help: Help, id: (key: string) => string): Choice[] {
  if (help === 'choices-of-field') return valuesOf(speech, id('field'))
  const command = help === 'choices-of-command' ? slashCommand(id('command')) : undefined
  return command === undefined ? [] : (CHOICES[command]?.(speech) ?? [])
}

const processOf = ({ context, state }: MessageContext) => ownProperty(context.policy.processes, state.process)

/** Some of many: a phone has room for so many lines of them. */
const FEW = 4

const CHOICES: Partial<Record<SlashCommand, (speech: MessageContext) => Choice[]>> = {
  note: ({ context, state, translate }) => {
    const isResponse = ownProperty(context.policy.processes, state.process)?.contain !== undefined
    return [
      { line: `/note ${translate('slot.noticed')}`, label: '' },
      { line: translate(isResponse ? 'example.note-at' : 'example.note-at-other'), label: translate('choice.example') },
    ]
  },
  evidence: ({ context, state, translate, names }) => {
    const quoted = (text: string) => translate('quoted', { text })
    const concerned = (state.facts[context.policy.meanings.systems]?.values ?? []).filter(
      (id) => ownProperty(context.policy.systems, id) !== undefined,
    )
    return [
      ...concerned.slice(0, FEW).map((id) => ({
        line: `/evidence ${quoted(translate('choice.log-of', { system: names.system(id) }))} ${quoted(translate('slot.where'))}`,
        label: '',
      })),
      { line: translate('example.evidence'), label: translate('choice.example') },
    ]
  },
  contact: ({ context, state, translate, language }) => {
    const quoted = (text: string) => translate('quoted', { text })
    const chosen = context.runbooks.find(({ head }) => head.id === state.runbook?.id)
    const people = (chosen?.head.contacts ?? []).map(({ who: name }) => wordsIn(language, name))
    return [
      ...people
        .slice(0, FEW)
        .map((name) => ({ line: `/contact ${quoted(name)} ${quoted(translate('slot.answer'))}`, label: '' })),
      { line: translate('example.contact'), label: translate('choice.example') },
    ]
  },
  action: (speech) => {
    const { context, state, translate } = speech
    const people = inCharge(context, state).slice(0, FEW)
    return people.map((account) => ({
      line: `/action @${account.login} ${translate('slot.day')} ${translate('slot.measure')}`,
      label: '',
    }))
  },
  redact: ({ state, translate, names }) =>
    Object.entries(state.facts)
      .filter(([, { text, values }]) => text !== '' && values.length === 0)
      .sort(([, one], [, other]) => other.seq - one.seq)
      .slice(0, FEW)
      .map(([id, { seq }]) => ({ line: `/redact ${seq} ${translate('slot.reason')}`, label: names.field(id) })),
  phase: (speech) => {
    const process = processOf(speech)
    const ways = process === undefined ? [] : waysFrom(process, speech.state.phase)
    return ways.map((phase) => named(speech, 'phase', phase, speech.names.phase(phase)))
  },
  set: (speech) => {
    const { state, names } = speech
    const gates = (processOf(speech)?.transitions ?? []).flatMap(({ gates: all }) => all)
    const asked = new Set(gates.flatMap((gate) => (gate.kind === 'facts' ? gate.facts : [])))
    return [...asked]
      .filter((id) => state.facts[id] === undefined)
      .map((id) => ({ line: setLine(speech, id), label: names.field(id) }))
  },
  recovered: (speech) => {
    const { context, state, names } = speech
    const { systems } = context.policy.meanings
    const concerned = (state.facts[systems]?.values ?? []).filter(
      (id) => ownProperty(context.policy.systems, id) !== undefined && state.recovered[id] === undefined,
    )
    const all = concerned.length === 0 ? Object.keys(context.policy.systems) : concerned
    return all.map((system) => named(speech, 'recovered', system, names.system(system)))
  },
  runbook: (speech) =>
    runbooksFor(speech.context.policy, speech.state.process, speech.context.runbooks).map(({ head }) =>
      named(speech, 'runbook', head.id, head.title),
    ),
  appoint: ({ context, state, names }) => {
    const lines = new Map<string, string>()
    const allowed = appointable(context.policy)
    for (const [role, known] of Object.entries(context.policy.roles)) {
      if (known['of-case'] !== undefined || (allowed !== 'anyone' && !allowed.includes(role))) continue
      for (const { login } of holdersOf(context.policy, context.directory, state, role))
        if (!lines.has(login)) lines.set(login, names.role(role))
    }
    return [...lines].map(([login, label]) => ({ line: `/appoint @${login}`, label }))
  },
  activate: (speech) =>
    startTriggers({ ...speech.context, case: speech.state }).map((id) =>
      named(speech, 'activate', id, speech.names.startTrigger(id)),
    ),
  'stand-down': (speech) =>
    endTriggers({ ...speech.context, case: speech.state }).map((id) =>
      named(speech, 'stand-down', id, speech.names.endTrigger(id)),
    ),
  done: ({ state }) =>
    state.actions
      .filter(({ confirmed }) => confirmed === undefined)
      .map(({ id, text }) => ({ line: `/done ${id}`, label: text })),
  effect: ({ state, translate }) =>
    state.actions
      .filter(({ judged }) => judged === undefined)
      .map(({ id, text }) => ({ line: `/effect ${id} worked ${translate('slot.reason')}`, label: text })),
  consent: (speech) => {
    const gates = (processOf(speech)?.transitions ?? []).flatMap(({ gates: all }) => all)
    const fields = new Set(gates.flatMap((gate) => (gate.kind === 'consent' ? [gate.fact] : [])))
    return [...fields].map((field) => named(speech, 'consent', field, speech.names.field(field)))
  },
  notice: (speech) => noticesOf(speech, 'notice'),
  sent: (speech) => noticesOf(speech, 'sent', `via ${speech.translate('slot.channel')}`),
  exempt: (speech) =>
    noticesOf(speech, 'exempt', `${speech.translate('slot.whom')} ${speech.translate('slot.reason')}`),
  acknowledge: (speech) =>
    Object.keys(processOf(speech)?.acknowledgements ?? {}).map((id) =>
      named(speech, 'acknowledge', id, speech.names.acknowledgement(id) ?? id),
    ),
}

/** A line that says the thing by its words needs them no second time. */
const named = (speech: MessageContext, command: NamingCommand, id: string, label: string, rest = ''): Choice => ({
  line: namedLine(speech, command, id, rest),
  label: thingWord(speech, command, id) === label ? '' : label,
})

const noticesOf = (speech: MessageContext, command: NamingCommand, rest = ''): Choice[] =>
  Object.keys(processOf(speech)?.notices ?? {}).map((id) => named(speech, command, id, speech.names.notice(id), rest))

/** The values that a field takes: its options, or a line with room for words. */
function valuesOf(speech: MessageContext, id: string): Choice[] {
  const { context, names } = speech
  const field = ownProperty(context.policy.fields, id)
  const options = field === undefined ? [] : optionsOf(context.policy, field)
  return options.length === 0
    ? [{ line: setLine(speech, id), label: names.field(id) }]
    : options.map((option) => ({
        line: setOptions(speech, id, [option.id]),
        label: names.words(option.label, option.id),
      }))
}
