import { owing } from '../../../domain/acknowledgement/acknowledgements-of.ts'
import { isKeptOut } from '../../../domain/case/roles-of.ts'
import { calledBy } from '../../../domain/clock/called.ts'
import type { ClockPolicy } from '../../../domain/clock/clock.schema.ts'
import { clocksOf } from '../../../domain/clock/clocks-of.ts'
import { isProvisionalStart } from '../../../domain/clock/is-provisional-start.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Said } from '../../../domain/screen/answer.ts'
import { clockName, whyOf } from '../clock-words.ts'
import { blocks, bullets, code, mention } from '../marks.ts'
import { clauseOf, listed, type MessageContext } from '../message-context.ts'
import { setLine } from '../set-line.ts'
import { stopCommand } from '../stop-command.ts'
import { md } from '../texts.ts'
import { aboutAndPhone, emergency } from './call.ts'

/** The reminders of clocks, in one comment; each calls those whom the clock names. */
export const reminderLines = (speech: MessageContext, says: readonly Said[], severity: string): string =>
  blocks(
    bullets(says.map((said) => reminderLine(speech, said))),
    says.some((said) => isUrgent(speech, said))
      ? emergency(speech, severity)
      : says.some((said) => isOfCase(speech, said))
        ? aboutAndPhone(speech, severity)
        : '',
  )

/** A person who is called has to know at once what it is about: before anything was contained, and where others did not act. */
function isUrgent({ context, state }: MessageContext, { clock, kind }: Said): boolean {
  const contain = context.policy.processes[state.process]?.contain
  if (contain === undefined || kind === 'late' || context.policy.clocks[clock]?.each === 'actions') return false
  return kind === 'escalation' || state.facts[contain.fact] === undefined
}

/** Beside a measure, which stands there in words, the whole case says who is called for what. */
const isOfCase = ({ context, state }: MessageContext, { clock, kind }: Said): boolean =>
  context.policy.processes[state.process]?.contain !== undefined &&
  kind !== 'late' &&
  context.policy.clocks[clock]?.each !== 'actions'

function reminderLine(speech: MessageContext, { clock, subject, kind, since, until, roles }: Said): string {
  const { translate, names, times, context, state } = speech
  const rule = context.policy.clocks[clock]
  const accounts = [
    ...(rule?.chase === undefined ? [] : owing({ ...context, case: state }, rule.chase)),
    ...roles.flatMap((role) => calledBy(context, state, role, subject)),
  ]
  const people = [...new Set(accounts.map(mention))]
  const field = rule?.['late-reason'] ?? ''
  const said = translate(`reminder.${kind}`, {
    people: md(listed(speech, [...people, ...(people.length === 0 ? nobody(speech, roles) : [])])),
    clock: clockName(speech, clock, subject),
    since: times.full(since),
    until: times.full(until),
    clause: clauseOf(speech, rule?.clause),
    field: names.field(field),
    command: md(code(setLine(speech, field))),
  })
  // People are called by a time that nobody has said for sure: they see that it may be another.
  const started = clocksOf(context.policy, state, (one) => one === rule).find((one) => one.subject === subject)
  const unsure =
    started !== undefined && isProvisionalStart(state, started.why)
      ? [translate('deadline.provisional', { why: md(whyOf(speech, started.why)) })]
      : []
  const ends = kind === 'late' ? '' : stopCommand(speech, clock, subject)
  return [
    said,
    ...unsure,
    ...(rule?.each === 'actions' ? [aboutAction(speech, rule, subject ?? '')] : ends === '' ? [] : [`→ ${ends}`]),
  ].join('<br>')
}

/** Where nobody can be called, the roles; of one that is kept out from the case, who stands in (R7-4, R8-2). */
const nobody = ({ context, state, names, translate }: MessageContext, roles: readonly string[]): string[] =>
  roles.map((id) => {
    const { policy, directory } = context
    const instead = names.words(policy.roles[id]?.['when-kept-out'], translate('status.kept-out-adviser'))
    return asInlineText(isKeptOut(policy, directory, state, id) ? instead : names.role(id))
  })

/** Which measure, and what to write once it is done, or once it is known whether it has worked. */
function aboutAction({ translate, state }: MessageContext, { stop = [] }: ClockPolicy, id: string): string {
  const text = state.actions.find((item) => item.id === id)?.text ?? ''
  const what = translate('action.measure', { id, text: md(asInlineText(text, { maxLength: 200 })) })
  const judged = stop.some((moment) => 'action' in moment && moment.action === 'judged')
  const how = judged
    ? translate('action.effect', {
        worked: md(code(`/effect ${id} worked ${translate('slot.reason')}`)),
        failed: md(code(`/effect ${id} failed ${translate('slot.reason')}`)),
      })
    : translate('action.done', { command: md(code(`/done ${id}`)) })
  return translate('two-sentences', { one: md(what), other: md(how) })
}
