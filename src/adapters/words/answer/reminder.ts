import { owing } from '../../../domain/acknowledgement/acknowledgements-of.ts'
import { holdersOf } from '../../../domain/case/roles-of.ts'
import type { Said } from '../../../domain/screen/answer.ts'
import { clockName } from '../clock-words.ts'
import { bullets, code, mention } from '../marks.ts'
import { clauseOf, labels, listed, type Speech } from '../speech.ts'
import { md } from '../texts.ts'

/** What clocks have to say, in one comment; each calls those whom the clock names. */
export const reminderLines = (speech: Speech, says: readonly Said[]): string =>
  bullets(says.map((said) => reminderLine(speech, said)))

function reminderLine(speech: Speech, { clock, subject, kind, since, until, roles }: Said): string {
  const { tell, names, times, context, state } = speech
  const rule = context.policy.clocks[clock]
  const accounts = [
    ...(rule?.chase === undefined ? [] : owing({ ...context, case: state }, rule.chase)),
    ...roles.flatMap((role) => holdersOf(context.policy, context.directory, state, role)),
  ]
  const people = [...new Set(accounts.map(mention))]
  const field = rule?.['late-reason'] ?? ''
  return tell(`reminder.${kind}`, {
    people: md(people.length === 0 ? labels(speech, roles.map(names.role)) : listed(speech, people)),
    clock: clockName(speech, clock, subject),
    since: times.full(since),
    until: times.full(until),
    clause: clauseOf(speech, rule?.clause),
    field: names.field(field),
    command: md(code(`/set ${field} ${tell('slot.value')}`)),
  })
}
