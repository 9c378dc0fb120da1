import { holdersOf } from '../../../domain/case/roles-of.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { isResponse } from '../../../domain/policy/is-response.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { marked } from '../marked.ts'
import { blocks, bullets, code } from '../marks.ts'
import { type MessageContext, people, who } from '../message-context.ts'
import { md } from '../texts.ts'

// Most severe first, as the policy lists them: seen on a phone before it is read.
const MARKS = ['🔴 ', '🟠 ', '🟡 ', '⚪ ']

/** What somebody needs who has just been woken: where the case stands, who acts, who decides, how bad, whom to phone. */
export function head(speech: MessageContext, status: Status): string {
  const { translate, names, context, state } = speech
  return blocks(
    `## ${translate('status.title', { phase: names.phase(state.phase) })}`,
    marked(speech),
    progress(speech),
    bullets([
      ...(ended(speech) ? [] : [translate('status.in-charge', { people: md(people(speech, status.inCharge)) })]),
      ...(isResponse(context.policy, state.process) ? responding(speech, status) : []),
      ...(context.policy.company.phone === ''
        ? []
        : [translate('status.phone', { phone: context.policy.company.phone })]),
    ]),
    waiting(speech),
    containment(speech),
  )
}

/** Who decides everything, how bad it is and how soon it must run again. */
const responding = (speech: MessageContext, status: Status): string[] => {
  const { context, state, translate } = speech
  return [
    ...Object.entries(context.policy.roles)
      .filter(([, role]) => role['of-case'] !== undefined)
      .map(([role]) =>
        translate('status.executive', {
          people: md(people(speech, holdersOf(context.policy, context.directory, state, role))),
        }),
      ),
    severity(speech, status),
    translate('status.priority', { priority: priority(speech, status.priority) }),
  ]
}

export function ended({ context, state }: MessageContext): boolean {
  return context.policy.processes[state.process]?.phases[state.phase]?.end !== undefined
}

export function priority({ context, names }: MessageContext, id: string): string {
  const known = context.policy.priorities.find((one) => one.id === id)
  return known === undefined ? id : `${id} ${names.words(known.label, id)}`
}

/** All phases in one line: behind, passed over, here, ahead. Ends that are no completion show only when reached. */
function progress({ context, state, names }: MessageContext): string {
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

function severity({ context, state, names, translate }: MessageContext, status: Status): string {
  const field = context.policy.meanings.severity
  const known = context.policy.fields[field]
  const at = known?.kind === 'choice' ? known.options.findIndex(({ id }) => id === status.severity) : -1
  return translate(state.facts[field] === undefined ? 'status.severity-assumed' : 'status.severity', {
    mark: md(MARKS[at] ?? ''),
    severity: names.option(field, status.severity),
  })
}

/** Nobody in charge has acted, and their time has run out (R4.2-1). */
function waiting(speech: MessageContext): string {
  const { state, translate } = speech
  if (state.answered !== undefined || state.unanswered.length === 0 || ended(speech)) return ''
  return translate('status.unanswered', { roles: md(who(speech, state.unanswered)) })
}

/** Life before paper: said until the case has come to containment. */
function containment(speech: MessageContext): string {
  const { context, state, translate } = speech
  const process = context.policy.processes[state.process]
  if (process?.contain === undefined || ended(speech)) return ''
  const order = Object.keys(process.phases)
  if (order.indexOf(state.phase) >= order.indexOf(process.contain.phase)) return ''
  return translate('status.contain', { command: md(code(`/contain ${translate('slot.what-was-done')}`)) })
}
