import type { Case } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import { rolesOf } from '../case/roles-of.ts'
import { cautioned } from '../compromised-communications/compromised-communications.ts'
import { isNotForYou } from '../refusals/not-for-you.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { kindOf, type RequestedCommand } from './command.ts'
import { type Decision, IGNORED, refused, type View, viewOf } from './decision.ts'
import { openCase } from './kinds/open.ts'
import { untrustedApp } from './via.ts'

/**
 * The one decision: what becomes of a request, by whatever door it came. Pure: the same case, policy, people and
 * request give the same answer, whenever and wherever it is asked.
 */
export function decide(context: Context, state: Case | undefined, asked: RequestedCommand): Decision {
  const { command } = asked
  // A report carries no authority, so it counts by whatever way it comes (R1-1).
  if (state === undefined) return command.kind === 'open' ? openCase(context, asked, command) : IGNORED
  const app = untrustedApp(context.policy, asked.via)
  if (app !== undefined) return refused(because('via-other-app', undefined, { text: app }))
  const process = ownProperty(context.policy.processes, state.process)
  if (process === undefined) return IGNORED
  const roles = rolesOf(context.policy, context.directory, state, asked.actor)
  const view = viewOf(context, { case: state, process, asked, roles })
  return cautioned(view, withUnseen(context, answer(view, command)))
}

function answer(view: View, command: RequestedCommand['command']): Decision {
  const { doors, decide: decideOn } = kindOf(command)
  return doors === 'any' || doors.includes(view.asked.door) ? decideOn(view, command) : IGNORED
}

/** Where a role could not be looked up, whoever has it is refused: he must hear that this is why. */
function withUnseen({ directory }: Context, decision: Decision): Decision {
  if (decision.kind !== 'refused' || directory.unseen.size === 0) return decision
  const wanted = decision.reasons.flatMap((one) => (isNotForYou(one) ? (one.params?.roles ?? []) : []))
  const unseen = [...new Set(wanted)].filter((role) => directory.unseen.has(role))
  if (unseen.length === 0) return decision
  return { ...decision, reasons: [...decision.reasons, because('role-unseen', undefined, { roles: unseen })] }
}
