import type { Case } from '../../case/case.ts'
import { goesOnAmongFew } from '../../case/goes-on-among-few.ts'
import { priorityOf } from '../../case/recovery-priority.ts'
import { severityOf } from '../../case/severity.ts'
import { runningUntil } from '../../clock/clocks-of.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'

/** One incident in the register (インシデント管理簿): ids and times, no free text, so that it may be shown. */
export interface RegisterEntry {
  repository: string
  issue: number
  process: string
  phase: string
  ended: 'completed' | 'not-planned' | undefined
  category: string | undefined
  kind: string | undefined
  severity: string | undefined
  priority: string
  systems: readonly string[]
  detectedAt: string | undefined
  reportedAt: string
  /** First act of somebody in charge, first containment, all systems recovered, end. */
  answeredAt: string | undefined
  containedAt: string | undefined
  recoveredAt: string | undefined
  endedAt: string | undefined
  /** Deadlines that have run out and still run, by clock. */
  overdue: readonly string[]
}

/**
 * Incidents are what can be contained. One that was moved counts where it is now. A drill is marked and counts for nothing
 * (R4.1-2); what few may read stays there.
 */
export const isIncident = (policy: Policy, { process, relocated }: Case): boolean => {
  const rule = ownProperty(policy.processes, process)
  return rule?.contain !== undefined && rule.mark === undefined && !rule.restricted && relocated?.what !== 'transferred'
}

export function entryOf(policy: Policy, state: Case, repository: string, now: string): RegisterEntry {
  const { kind, category, systems, 'detected-at': detected } = policy.meanings
  // A field that the policy calls confidential stays in the case, in figures too; so does everything of a case for few (R8-2).
  const isForFew = goesOnAmongFew(policy, state)
  const values = (field: string | undefined): readonly string[] =>
    isForFew || field === undefined || ownProperty(policy.fields, field)?.confidential === true
      ? []
      : (ownProperty(state.facts, field)?.values ?? [])
  const value = (field: string | undefined): string | undefined => values(field)[0]
  const process = ownProperty(policy.processes, state.process)
  const ended = process?.phases[state.phase]?.end
  const contain = process?.contain
  const overdue = runningUntil(policy, state)
    .filter(({ until }) => Date.parse(until) < Date.parse(now))
    .map(({ id }) => id)
  return {
    ...{ repository, issue: state.issue, process: state.process, phase: state.phase, ended },
    ...{ category: value(category), kind: value(kind) },
    severity:
      isForFew || ownProperty(policy.fields, policy.meanings.severity)?.confidential
        ? undefined
        : severityOf(policy, state),
    priority: priorityOf(policy, state),
    systems: values(systems).filter((id) => ownProperty(policy.systems, id) !== undefined),
    ...{ detectedAt: value(detected), reportedAt: state.opened.at, answeredAt: state.answered },
    containedAt: contain === undefined ? undefined : ownProperty(state.firsts, contain.fact),
    recoveredAt: recoveredAt(policy, state),
    endedAt: ended === undefined ? undefined : state.path.at(-1)?.at,
    overdue: [...new Set(overdue)],
  }
}

/** When the last of its systems had recovered; undefined while one has not. */
function recoveredAt(policy: Policy, state: Case): string | undefined {
  const systems = (ownProperty(state.facts, policy.meanings.systems)?.values ?? []).filter(
    (id) => ownProperty(policy.systems, id) !== undefined,
  )
  const times = systems.map((id) => ownProperty(state.recovered, id)?.at)
  return times.length === 0 || times.includes(undefined)
    ? undefined
    : times
        .filter((at) => at !== undefined)
        .sort()
        .at(-1)
}
