import { accepted, type Decision, IGNORED, type View } from '../commands/decision.ts'
import { ownProperty } from '../values/own-property.ts'
import { type CallMade, callKey, mayTry } from './call-standing.ts'

/**
 * Judged anew on what the record says by now: another host may have begun the same call, or have finished it. One that went
 * out before it could be recorded stands there by what became of it.
 */
export function recordCall({ case: state, asked }: View, { missed, ...made }: CallMade): Decision {
  const standing = ownProperty(state.calls, callKey(made))
  const isUnderWay = made.outcome !== 'begun' && standing?.last.outcome === 'begun'
  const data = { ...made, ...(missed === undefined ? {} : { missed: [...missed] }) }
  return isUnderWay || mayTry(standing, asked.at) ? accepted([{ type: 'called', data, text: {} }]) : IGNORED
}
