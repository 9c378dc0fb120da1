import { factValues, type Waived } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import type { CaseEvent } from '../case/event.schema.ts'
import { missingAt } from '../gates/gates.ts'
import { parentOf } from '../links/parent-of.ts'
import type { Process, Transition } from '../policy/process.ts'
import { notForYou } from '../refusals/not-for-you.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { waiverFor } from '../waiver/waived.ts'
import { withoutEffect } from '../waiver/without-effect.ts'
import { acting } from './acting.ts'
import { type Decision, gateViewOf, hasRole, refused, unless, type View } from './decision.ts'
import { saysMoreThanNone } from './none-value.ts'
import { unknownValue } from './unknown-value.ts'

/** On to a phase: refused with everything that is missing, or done. */
export function passage(view: View, to: string, words: string): Decision {
  const { process, case: state } = view
  const transition = transitionTo(process, state.phase, to)
  if (transition === undefined) {
    // The clause of the end tells somebody who asks for it too early what the regulation has before it.
    const clause = process.transitions.find((one) => one.to === to)?.clause
    return noWay(view, { clause, phase: to })
  }
  const reason = words.trim()
  const field = transition['reason-as']
  const stated = field === undefined ? undefined : { field, text: reason }
  const asSaid = stated === undefined ? view : { ...view, case: withReason(view, to, stated) }
  const { missing, waived } = judge(asSaid, transition, view.asked.at)
  return unless([...askerLacks(view, transition, reason), ...missing], () => [
    ...(stated === undefined || stated.text === ''
      ? []
      : [
          {
            type: 'fact-recorded' as const,
            data: {
              field: stated.field,
              values: [],
              provisional: unknownValue(stated.text) !== undefined,
              source: 'comment' as const,
            },
            text: { value: stated.text },
          },
        ]),
    {
      type: 'phase-changed',
      data: {
        from: state.phase,
        to,
        ...acting(view, transition.by),
        ...(waived.length === 0 ? {} : { waived: [...waived] }),
      },
      text: reason === '' ? {} : { reason },
    },
    ...unlinked(view),
  ])
}

/** A case that is taken up again by itself is led by no other any more. */
function unlinked({ case: state, process }: View): CaseEvent[] {
  const lead = parentOf(state)
  return lead === undefined || process.links?.phase !== state.phase
    ? []
    : [{ type: 'case-unlinked', data: { issue: lead.issue }, text: {} }]
}

/** Reasons that lie with who asks: the role, the reason that he gives. */
function askerLacks(view: View, transition: Transition, reason: string): Reason[] {
  const { clause } = transition
  const reasons: Reason[] = []
  if (!hasRole(view, transition.by)) reasons.push(notForYou(transition.by, clause, { phase: transition.to }))
  const both = transition['never-by'].filter((role) => view.roles.includes(role))
  if (both.length > 0) reasons.push(because('not-separate', clause, { phase: transition.to, roles: both }))
  if (transition.reason === 'required' && (!saysMoreThanNone(reason) || unknownValue(reason)?.reason === ''))
    reasons.push(because('reason-missing', clause, { phase: transition.to }))
  return reasons
}

type Judged = Pick<Context, 'policy' | 'directory' | 'runbooks' | 'waivers' | 'approvedExceptions'> & Pick<View, 'case'>

/** Reasons that the gates of a transition still give, whoever asks, and those that an exception takes away (R6-1). */
export function judge(
  view: Judged,
  transition: Transition,
  at: string | 'not-asked',
): { missing: Reason[]; waived: Omit<Waived, 'to'>[] } {
  const { policy, waivers, approvedExceptions } = view
  const seen = gateViewOf(view, { at, approvedExceptions })
  const missing: Reason[] = []
  const waived: Omit<Waived, 'to'>[] = []
  for (const gate of transition.gates) {
    const reasons = missingAt(gate, seen)
    const waiver = reasons.length === 0 ? undefined : waiverFor(policy, waivers, view.case, transition, gate, at)
    if (waiver === undefined) missing.push(...reasons)
    else waived.push({ clause: gate.clause, exception: waiver.exception, ahead: waiver.ahead })
  }
  return { missing: [...missing, ...reachesNothing(view, transition)], waived }
}

/** An exception by which every gate that it names would stand all the same is none that anybody could approve (R6-1). */
function reachesNothing({ policy, case: state }: Judged, { to, clause }: Transition): Reason[] {
  const waiver = ownProperty(policy.processes, state.process)?.waiver
  if (waiver?.in.includes(to) !== true) return []
  const chosen = factValues(state)(waiver.requirements) ?? []
  const standing = withoutEffect(policy, state).filter(({ stands }) => stands === 'all')
  return chosen.length > 0 && standing.length === chosen.length
    ? [because('exception-without-effect', clause, { field: waiver.requirements })]
    : []
}

/** The transition that the policy has for this way, or the way back to an earlier phase. */
export function transitionTo(process: Process, from: string, to: string): Transition | undefined {
  const stated = process.transitions.find((transition) => transition.from.includes(from) && transition.to === to)
  if (stated !== undefined) return stated
  const { back } = process
  const order = Object.keys(process.phases)
  const target = ownProperty(process.phases, to)
  // Going back never ends a case: an end has its own transitions, with their gates.
  if (target === undefined || target.end !== undefined) return undefined
  if (back === undefined || !back.from.includes(from) || order.indexOf(to) >= order.indexOf(from)) return undefined
  return {
    from: [from],
    to,
    by: back.by,
    reason: 'required',
    'never-by': [],
    gates: [],
    ...(back.clause === undefined ? {} : { clause: back.clause }),
  }
}

/** Phases that can be asked for from here. */
export function waysFrom(process: Process, from: string): string[] {
  return Object.keys(process.phases).filter((to) => to !== from && transitionTo(process, from, to) !== undefined)
}

/** No way leads there: told are those that do and that this person may take; who may take none hears what else to do. */
export function noWay(
  view: View,
  { clause, phase }: { clause: string | undefined; phase: string | undefined },
): Decision {
  const { process, case: state } = view
  const ways = waysFrom(process, state.phase)
  const byOf = (to: string): readonly string[] => transitionTo(process, state.phase, to)?.by ?? []
  const own = ways.filter((to) => hasRole(view, byOf(to)))
  const to = phase === undefined ? {} : { phase }
  return own.length > 0 || ways.length === 0
    ? refused(because('no-way', clause, { ...to, phases: own }))
    : refused(because('no-way-of-yours', clause, { ...to, roles: [...new Set(ways.flatMap(byOf))] }))
}

/** The nearest later phase that the policy leads to, ends that are no completion left out. */
export function nextPhase(process: Process, from: string): string | undefined {
  const order = Object.keys(process.phases)
  return order
    .slice(order.indexOf(from) + 1)
    .find((to) => process.phases[to]?.end !== 'not-planned' && transitionTo(process, from, to) !== undefined)
}

/** The end that closing the issue asks for; one that can be reached from here before others. */
export function endAs(
  process: Process,
  from: string,
  as: 'completed' | 'not-planned' | 'duplicate',
): string | undefined {
  const ends = Object.entries(process.phases)
    .filter(([, phase]) => phase.end === (as === 'duplicate' ? 'not-planned' : as))
    .map(([id]) => id)
  return ends.find((id) => transitionTo(process, from, id) !== undefined) ?? ends[0]
}

/** By the command that the policy names for it, such as `/dismiss`. */
export function passageNamed(view: View, name: string, reason: string): Decision {
  const transition = view.process.transitions.find((one) => one.command === name && one.from.includes(view.case.phase))
  if (transition === undefined) return noWay(view, { clause: undefined, phase: undefined })
  return passage(view, transition.to, reason)
}

/** The case as the gates see it: with the reason that is given now, and without one that was given the last time. */
function withReason(view: View, to: string, { field, text }: { field: string; text: string }): View['case'] {
  const { [field]: before, ...others } = view.case.facts
  if (text === '') {
    const entered = view.case.path.findLast(({ phase }) => phase === to)
    const used = before !== undefined && entered !== undefined && before.at <= entered.at
    return used ? { ...view.case, facts: others } : view.case
  }
  const { actor: by, at } = view.asked
  const provisional = unknownValue(text) !== undefined
  const fact = { values: [], text, provisional, by, at, seq: view.case.lines, source: 'comment' as const }
  return { ...view.case, facts: { ...others, [field]: fact } }
}
