import { durationSchema, idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { after } from '../time/after.ts'
import { ownProperty } from '../values/own-property.ts'
import { gateKind } from './gate-kind.ts'

/**
 * Since an opportunity was offered, at least this long has passed, or the person concerned has answered by his own account
 * (R7-4). An offer counts from the opening of the case at the earliest: before it there was nothing to answer.
 */
export const timeToAnswerGate = gateKind(
  'time-to-answer',
  () => ({ offered: idSchema, least: durationSchema, answer: idSchema }),
  {
    missing: (gate, { case: state, timeZone, at, rolesOf }) => {
      const offered = ownProperty(state.facts, gate.offered)
      if (offered === undefined) return [because('fact-missing', gate.clause, { field: gate.offered })]
      const [time = ''] = offered.values
      if (offered.provisional || Number.isNaN(Date.parse(time)))
        return [because('time-unreadable', gate.clause, { field: gate.offered, text: offered.text })]
      const answer = ownProperty(state.facts, gate.answer)
      if (answer !== undefined && answer.by.id !== state.opened.by.id && rolesOf(answer.by).includes('concerned'))
        return []
      const from = Date.parse(time) < Date.parse(state.opened.at) ? state.opened.at : time
      const until = after(from, timeZone, gate.least)
      return at !== 'not-asked' && Date.parse(at) >= Date.parse(until)
        ? []
        : [because('answer-awaited', gate.clause, { answer: gate.answer, until })]
    },
    opens: (gate) => [{ kind: 'fact', field: gate.offered, at: ['offered'] }],
  },
)
