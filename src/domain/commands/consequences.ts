import { factValues } from '../case/case.ts'
import type { CaseEvent } from '../case/event.schema.ts'
import { phaseEntered } from '../case/phase-entered.ts'
import { lateReasons } from '../clock/remind.ts'
import { holds } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { runbooksFor } from '../policy/runbooks-for.ts'
import { matchRunbooks } from '../runbook/match-runbooks.ts'
import { oncePer } from '../values/once-per.ts'
import { ownProperty } from '../values/own-property.ts'
import type { View } from './decision.ts'
import { metTriggers } from './triggers.ts'

/**
 * The consequences of what is known now: somebody in charge has answered, a runbook matches, a start trigger
 * is met, something came too late. Asked again after each accepted request, until nothing follows.
 */
export function consequences(view: View): CaseEvent[] {
  if (view.process.phases[view.case.phase]?.end !== undefined) return []
  // Taking a case away answers nobody.
  if (view.case.relocated !== undefined) return []
  const restricted = restrictedBy(view)
  if (restricted.length > 0) return restricted
  return [
    ...answer(view),
    ...roleActs(view),
    ...runbook(view),
    ...organisation(view),
    ...lateReasons(view.policy, view.case),
  ]
}

/** Few may know of it: it ends here at once, before anything that follows tells what it is (R8-2). */
function restrictedBy({ process: { restricts: rule }, case: state }: View): CaseEvent[] {
  return rule === undefined || !holds(rule.when, factValues(state)) ? [] : [phaseEntered(state.phase, rule.phase)]
}

function answer(view: View): CaseEvent[] {
  const role = view.policy.answering.find((one) => view.roles.includes(one))
  return view.case.answered === undefined && role !== undefined
    ? [{ type: 'case-answered', data: { role }, text: {} }]
    : []
}

/** The roles of somebody who acts: he knows of the case, so a clock that waits for them to be told stops (R4-2). */
function roleActs({ policy, case: state, roles }: View): CaseEvent[] {
  const unheard = roles.filter((role) => ownProperty(state.rolesActed, role) === undefined)
  // A person who acts has mostly acted before, and this is asked after each request.
  if (unheard.length === 0) return []
  return (waitedFor(policy).get(state.process) ?? [])
    .filter((role) => unheard.includes(role))
    .map((role) => ({ type: 'role-acted', data: { role }, text: {} }))
}

/** The roles of each process that a clock waits for. */
const waitedFor = oncePer((policy: Policy): ReadonlyMap<string, readonly string[]> => {
  const clocks = Object.values(policy.clocks)
  return new Map(
    Object.keys(policy.processes).map((process) => {
      const moments = clocks.flatMap(({ in: processes, start, stop = [] }) =>
        processes.includes(process) ? [...start, ...stop] : [],
      )
      return [process, [...new Set(moments.flatMap((moment) => ('acted' in moment ? [moment.acted] : [])))]]
    }),
  )
})

/** Most specific first, again whenever kind or systems change; a person's choice stays (R4.2-2, R4.3-1). */
function runbook(view: View): CaseEvent[] {
  const { kind, systems } = view.policy.meanings
  const current = view.case.runbook
  if (current !== undefined && current.by !== 'rule') return []
  const [best] = matchRunbooks(runbooksFor(view.policy, view.case.process, view.runbooks), {
    kind: view.case.facts[kind]?.values[0],
    systems: view.case.facts[systems]?.values ?? [],
  })
  if (best === undefined) return current === undefined ? [] : [{ type: 'runbook-unmatched', data: {}, text: {} }]
  const { id, executive } = best.runbook.head
  if (current?.id === id) return []
  return [{ type: 'runbook-matched', data: { runbook: id, executive, ties: [...best.why.tied], by: 'rule' }, text: {} }]
}

/** Met means started, on every case (R4.1-1a). */
function organisation(view: View): CaseEvent[] {
  if (view.case.organisation !== undefined) return []
  const [trigger] = metTriggers(view)
  return trigger === undefined ? [] : [{ type: 'organisation-started', data: { trigger }, text: {} }]
}
