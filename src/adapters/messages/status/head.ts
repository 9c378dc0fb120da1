import { isBot } from '../../../domain/accounts/is-bot.ts'
import { holdersOf } from '../../../domain/case/roles-of.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { CERTAINTY } from '../../../domain/policy/certainty.ts'
import { isResponse } from '../../../domain/policy/is-response.ts'
import { phoneShown } from '../../../domain/policy/placeholders.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { marked } from '../marked.ts'
import { blocks } from '../marks.ts'
import { type MessageContext, people } from '../message-context.ts'
import { md } from '../texts.ts'

// Most severe first, as the policy lists them: seen on a phone before it is read.
const MARKS = ['🔴 ', '🟠 ', '🟡 ', '⚪ ']

/**
 * The head for somebody who has just been woken: where the case stands and what comes next, how bad, who decides, whom to
 * phone.
 */
export function head(speech: MessageContext, status: Status): string {
  const { translate, names, context, state, language } = speech
  const phone = context.policy.company.phone === '' ? '' : phoneShown(context.policy, language)
  return blocks(
    `## ${translate('status.title', { phase: names.phase(state.phase) })}`,
    marked(speech),
    [
      onTheWay(speech, status),
      ...(isResponse(context.policy, state.process) ? responding(speech, status) : []),
      ...(phone === '' ? [] : [translate('status.phone', { phone })]),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  )
}

/** How bad it is, how soon it must run again, and who decides everything. */
const responding = (speech: MessageContext, status: Status): string[] => {
  const { context, state, translate } = speech
  return [
    severity(speech, status),
    ...suspected(speech),
    translate('status.priority', { priority: priority(speech, status.priority) }),
    ...Object.entries(context.policy.roles)
      .filter(([, role]) => role['of-case'] !== undefined)
      .map(([role]) =>
        translate('status.executive', {
          people: md(people(speech, holdersOf(context.policy, context.directory, state, role))),
        }),
      ),
  ]
}

/** Which of the phases this is, and the next; its name stands in the heading. */
function onTheWay(speech: MessageContext, { next }: Status): string {
  const { names, context, state } = speech
  const { behind, ahead } = course(speech)
  if (ended(speech)) return ''
  const place = `**${behind + 1}/${behind + 1 + ahead}**`
  const to = next?.phase
  return to === undefined || context.policy.processes[state.process]?.phases[to] === undefined
    ? place
    : `${place} → ${asInlineText(names.phase(to))}`
}

export function ended({ context, state }: MessageContext): boolean {
  return context.policy.processes[state.process]?.phases[state.phase]?.end !== undefined
}

export function priority({ context, names }: MessageContext, id: string): string {
  const known = context.policy.priorities.find((one) => one.id === id)
  return known === undefined ? id : `${id} ${names.words(known.label, id)}`
}

/** How many phases lie before this one and after it; ends that are no completion are no part of the way. */
function course({ context, state }: MessageContext): { behind: number; ahead: number } {
  const phases = Object.entries(context.policy.processes[state.process]?.phases ?? {}).filter(
    ([id, { end }]) => id === state.phase || end !== 'not-planned',
  )
  const behind = phases.findIndex(([id]) => id === state.phase)
  return { behind, ahead: phases.length - behind - 1 }
}

/** All phases in one line: behind, passed over, here, ahead. Ends that are no completion show only when reached. */
export function progress({ context, state, names }: MessageContext): string {
  const phases = Object.entries(context.policy.processes[state.process]?.phases ?? {})
  const here = phases.findIndex(([id]) => id === state.phase)
  const been = new Set(state.path.map(({ phase }) => phase))
  return phases
    .flatMap(([id, phase], at) => {
      const name = asInlineText(names.phase(id))
      if (id === state.phase) return [phase.end === undefined ? `**▶ ${name}**` : `**✅ ${name}**`]
      if (phase.end === 'not-planned') return []
      const over = phases[here]?.[1].end === 'not-planned'
      if (at < here && (!over || been.has(id))) return [been.has(id) ? `✅ ${name}` : `⏭ ${name}`]
      return over ? [] : [`○ ${name}`]
    })
    .join(' → ')
}

/** A machine's suspicion stays before everybody's eyes until a person has said how sure it is (R4.1-3). */
function suspected({ translate, names, state }: MessageContext): string[] {
  const fact = ownProperty(state.facts, CERTAINTY)
  const [option] = fact?.values ?? []
  if (fact === undefined || option === undefined || !isBot(fact.by)) return []
  return [translate('status.certainty', { field: names.field(CERTAINTY), option: names.option(CERTAINTY, option) })]
}

function severity({ context, state, names, translate }: MessageContext, status: Status): string {
  const field = context.policy.meanings.severity
  const known = context.policy.fields[field]
  const at = known?.kind === 'choice' ? known.options.findIndex(({ id }) => id === status.severity) : -1
  return translate(state.facts[field] === undefined ? 'status.severity-assumed' : 'status.severity', {
    mark: md(MARKS[at] ?? ''),
    severity: names.option(field, status.severity),
  })
}
