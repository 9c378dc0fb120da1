import type { ClockPolicy, Moment } from '../../clock/clock.schema.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { explore } from '../explore.ts'
import { type Finding, finding } from '../finding.ts'
import type { Graph } from '../graph.ts'
import { isNobody } from '../role-members.ts'
import type { Rule } from '../subject.ts'

/** A clock is of cases that something opens, tells somebody in the company, and is stopped by something after its start. */
export const clockCourse: Rule = ({ policy, graphs, membersOf }) => {
  const opened = openedProcesses(policy)
  // Of a role that is not there it is said elsewhere; owners of actions and reporters are known case by case.
  const isOfNobody = (role: string): boolean => role in policy.roles && isNobody(membersOf([role]))
  return Object.entries(policy.clocks).flatMap(([id, clock]): Finding[] => {
    const at = ['clocks', id]
    const there = clock.in.flatMap((process) => graphs.get(process) ?? [])
    return [
      ...clock.in.flatMap((process, index) =>
        opened.has(process) || !graphs.has(process)
          ? []
          : [finding('never-opened', [...at, 'in', index], { clock: id, process })],
      ),
      ...(clock.tell?.every((role) => isOfNobody(role))
        ? [finding('clock-to-nobody', [...at, 'tell'], { clock: id })]
        : []),
      ...(there.length > 0 && there.every((graph) => isOverBefore(clock, graph))
        ? [finding('stops-before-start', [...at, 'stop'], { clock: id })]
        : []),
    ]
  })
}

/** Processes that people, the calendar or another case open. */
function openedProcesses({ processes }: Policy): ReadonlySet<string> {
  return new Set(
    Object.entries(processes).flatMap(([id, { form, schedule, transitions, restricts }]) => [
      ...(form === undefined && schedule === undefined ? [] : [id]),
      ...transitions.flatMap(({ opens }) => opens?.process ?? []),
      ...(restricts === undefined ? [] : [restricts.opens]),
    ]),
  )
}

/** Whether nothing that stops it can come once it has started, unless the case goes back. */
function isOverBefore({ start, stop }: ClockPolicy, graph: Graph): boolean {
  const phases = start.flatMap((moment) => phasesOf(moment, graph) ?? [])
  // Of what is neither a phase nor the opening, nobody can say when it comes.
  if (stop === undefined || !start.every((moment) => phasesOf(moment, graph) !== undefined)) return false
  const onward = graph.edges.filter(({ kind, from }) => kind === 'stated' && !graph.ends.has(from))
  const later = new Set(phases.flatMap((phase) => [...explore(onward, phase).keys()].filter((one) => one !== phase)))
  return stop.every((moment) => {
    if ('event' in moment) return moment.event === 'opened'
    return 'phase' in moment && !moment.phase.some((phase) => later.has(phase))
  })
}

function phasesOf(moment: Moment, { phases, start }: Graph): readonly string[] | undefined {
  // Of a start that is no phase it is said elsewhere.
  if ('event' in moment && moment.event === 'opened') return phases.includes(start) ? [start] : undefined
  return 'phase' in moment ? moment.phase.filter((phase) => phases.includes(phase)) : undefined
}
