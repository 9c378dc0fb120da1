import { durationSchema, idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { after } from '../time/after.ts'
import { ownProperty } from '../values/own-property.ts'
import { gateKind } from './gate-kind.ts'

/** A time that a field states lies ahead, and no further than this from the opening of the case (R6-1). */
export const withinGate = gateKind('within', () => ({ fact: idSchema, most: durationSchema }), {
  missing: (gate, { case: state, timeZone, at }) => {
    const fact = ownProperty(state.facts, gate.fact)
    if (fact === undefined) return []
    const [time = ''] = fact.values
    if (fact.provisional || Number.isNaN(Date.parse(time)))
      return [because('time-unreadable', gate.clause, { field: gate.fact, text: fact.text })]
    const over = Date.parse(time) > Date.parse(after(state.opened.at, timeZone, gate.most))
    const past = at !== 'not-asked' && Date.parse(time) <= Date.parse(at)
    return over || past ? [because('time-too-late', gate.clause, { field: gate.fact, text: fact.text })] : []
  },
  opens: (gate) => [{ kind: 'fact', field: gate.fact, at: ['fact'] }],
})
