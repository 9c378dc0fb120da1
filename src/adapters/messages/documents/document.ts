import { openFields, recordedSince } from '../../../domain/case/editions.ts'
import { holdersOf } from '../../../domain/case/roles-of.ts'
import { runningClocks } from '../../../domain/clock/clocks-of.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { wordsIn } from '../../../domain/policy/basics.ts'
import type { DocumentPolicy } from '../../../domain/policy/document.schema.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { blocks, bullets, code, login, mention, reference } from '../marks.ts'
import { clauseOf, labels, listed, type MessageContext, who } from '../message-context.ts'
import { namedLine } from '../named-line.ts'
import { factBlock } from '../plan/fact-block.ts'
import { planSections } from '../plan/plan-sections.ts'
import { timeline } from '../plan/timeline.ts'
import { md } from '../texts.ts'
import { letter } from './letter.ts'
import { readableMarkdown } from './readable-markdown.ts'

/** GitHub takes 65,536 characters: the plan has what the record leaves. */
const MOST = 60_000

/** A document of the case, drawn from its record with the plan, for whoever takes note of it (R4.4-2). */
export function caseDocument(speech: MessageContext, id: string, plan: string | undefined): string {
  const { translate, names, times, context, state } = speech
  const process = context.policy.processes[state.process]
  const rule = ownProperty(process?.documents ?? {}, id)
  if (rule === undefined) return ''
  if (rule.draws === 'letter') return letter(speech, id, rule)
  const facts = rule.fields.flatMap((field) => {
    const fact = ownProperty(state.facts, field)
    return fact === undefined ? [] : [factBlock(speech, field, fact)]
  })
  const record = blocks(
    `# ${asInlineText(names.words(rule.label, id))} #${state.issue}`,
    edition(speech, rule),
    taking(speech, rule),
    translate('document.note', { clause: clauseOf(speech, rule.clause), zone: times.zone(state.opened.at) }),
    `## ${translate('plan.findings')}`,
    facts.length === 0 ? translate('plan.none-recorded') : blocks(...facts),
  )
  const after = blocks(actionsOf(speech), timeline(speech))
  return blocks(record, planOf(speech, rule.with, plan, MOST - record.length - after.length), after)
}

/** Said before all else: what is not certain yet, and what has been found since it was last taken note of. */
function edition(speech: MessageContext, { fields, 'acknowledged-as': what }: DocumentPolicy): string {
  const { translate, names, state, context, times } = speech
  const process = context.policy.processes[state.process]
  const called = (ids: readonly string[]) => ({ fields: md(labels(speech, ids.map(names.field))) })
  const taken = what === undefined ? undefined : ownProperty(state.acknowledged, what)
  const since = what === undefined ? [] : recordedSince(process?.documents ?? {}, state, what)
  const open = openFields(state.facts).filter((field) => fields.includes(field))
  return blocks(
    taken === undefined || since.length === 0
      ? ''
      : translate('document.again', {
          at: times.full(taken.at),
          ...called(since),
        }),
    open.length === 0 ? '' : translate('document.open', called(open)),
  )
}

/** Calls those who take note of it, with how; for people without an account, who records it (R4.4-2). */
function taking(speech: MessageContext, { 'acknowledged-as': what, label }: DocumentPolicy): string {
  const { translate, context, state, names, times } = speech
  const rule = ownProperty(context.policy.processes[state.process]?.acknowledgements ?? {}, what ?? '')
  if (what === undefined || rule === undefined) return ''
  const command = md(code(namedLine(speech, 'acknowledge', what)))
  const people = takers(speech, what)
  const until = dueBy(speech, what)
  const asked = {
    ...{ document: names.words(label, ''), issue: md(`#${state.issue}`), command },
    by: until === undefined ? '' : translate('document.by', { until: times.full(until) }),
  }
  return blocks(
    people.length === 0
      ? translate('document.acknowledge', { roles: md(who(speech, rule.by)), command })
      : translate('document.asked', { people: md(listed(speech, people)), ...asked }),
    rule['recorded-by'].length === 0
      ? ''
      : translate('document.recorded', {
          roles: md(who(speech, rule['recorded-by'])),
          command: md(code(namedLine(speech, 'acknowledge', what, translate('slot.minutes')))),
        }),
  )
}

/** The time by which somebody has to take note of it, where one runs: a person who is called has to know it. */
function dueBy({ context, state }: MessageContext, what: string): string | undefined {
  const ends = runningClocks(context.policy, state, ({ stop = [] }) =>
    stop.some((moment) => 'acknowledged' in moment && moment.acknowledged === what),
  )
  return ends.map(({ until }) => until).sort()[0]
}

/** Those who take note of it, as they are called. */
const takers = ({ context, state }: MessageContext, what: string): string[] => [
  ...new Set(
    (ownProperty(context.policy.processes[state.process]?.acknowledgements ?? {}, what)?.by ?? [])
      .flatMap((role) => holdersOf(context.policy, context.directory, state, role))
      .map(mention),
  ),
]

function actionsOf({ translate, state }: MessageContext): string {
  const lines = state.actions.map(({ id, owner, due, text }) =>
    translate('status.action', { id, owner: md(login(owner)), due, text }),
  )
  return lines.length === 0 ? '' : blocks(`## ${translate('plan.actions')}`, bullets(lines))
}

/**
 * The words that people wrote into the plan, section by section: the rest of it is a copy of the record, made before later
 * corrections.
 */
function planOf(speech: MessageContext, pull: string | undefined, plan: string | undefined, room: number): string {
  const { names, state, context, language } = speech
  const merged = pull === undefined ? undefined : ownProperty(state.pulls, pull)
  const rule = ownProperty(context.policy.processes[state.process]?.['pull-requests'] ?? {}, pull ?? '')
  if (pull === undefined || merged === undefined || rule === undefined) return ''
  const heading = `## ${asInlineText(names.pull(pull))}`
  const about = reference(merged.repository, merged.number, state.repository.name)
  const own = plan === undefined ? [] : planSections(rule, plan).own
  const sections = own.map(({ section, lines }) => ({
    title: `### ${asInlineText(wordsIn(language, section.label))}`,
    text: lines.map(({ text }) => text).join('\n'),
  }))
  const taken = [heading, about, ...sections.map(({ title }) => title)].join('').length + 20
  // Each has an equal part, so that a long one hides none after it.
  const maxLength = Math.floor((room - taken) / Math.max(1, sections.length))
  return blocks(
    heading,
    about,
    ...sections.flatMap(({ title, text }) => [title, readableMarkdown(text, { below: 1, maxLength })]),
  )
}
