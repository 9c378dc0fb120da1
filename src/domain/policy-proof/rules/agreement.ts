import type { Gate } from '../../gates/gates.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Process } from '../../policy/process.ts'
import { ownProperty } from '../../values/own-property.ts'
import { explore, traceOf, wayTo } from '../explore.ts'
import { type Finding, finding, type PolicyPath } from '../finding.ts'
import type { PlacedGate } from '../gates-of.ts'
import type { Graph } from '../graph.ts'
import type { Rule, Subject } from '../subject.ts'

/** A gate waits for things that the commands and the rest of the policy can bring about. */
export const agreement: Rule = (subject) => [
  ...subject.gates.flatMap((placed) => atGate(subject, placed)),
  ...Object.entries(subject.policy.processes).flatMap(([id, process]) =>
    Object.entries(process['pull-requests']).flatMap(([pull, rule]) => {
      const { repository } = subject.policy.runbooks
      if (!rule['changes-runbook'] || rule.repository === repository) return []
      return [finding('runbook-elsewhere', ['processes', id, 'pull-requests', pull, 'repository'], { repository })]
    }),
  ),
]

function atGate({ policy, graphs }: Subject, { gate, path, processId, process, transition }: PlacedGate): Finding[] {
  if (gate.kind === 'acknowledged') return acknowledgers(process, gate, path)
  if (gate.kind === 'acknowledged-by-all') return everybody(process, gate, path, transition.to)
  if (gate.kind === 'procedure') return appointers(policy, gate['appointed-by'], path)
  const graph = graphs.get(processId)
  if (gate.kind !== 'pull-request' || graph === undefined) return []
  const at = ['processes', processId, 'pull-requests', gate['pull-request'], 'opens-in']
  return avoided(process, graph, { pull: gate['pull-request'], from: transition.from, at })
}

/** The people whom the gate wants may acknowledge, or may have it recorded for them. */
function acknowledgers(process: Process, { what, by }: { what: string; by: readonly string[] }, path: PolicyPath) {
  const rule = ownProperty(process.acknowledgements, what)
  if (rule === undefined) return []
  const may = [...rule.by, ...rule['recorded-by']]
  return by.flatMap((role, at) =>
    may.includes(role) ? [] : [finding('acknowledger-differs', [...path, 'by', at], { role, what })],
  )
}

/** Each of them may acknowledge, and for whoever has no account somebody may record it. */
function everybody(
  process: Process,
  gate: Extract<Gate, { kind: 'acknowledged-by-all' }>,
  path: PolicyPath,
  to: string,
): Finding[] {
  const rule = ownProperty(process.acknowledgements, gate.what)
  if (rule === undefined) return []
  const { what } = gate
  const differing = gate.roles.flatMap((role, at) =>
    rule.by.includes(role) ? [] : [finding('acknowledger-differs', [...path, 'roles', at], { role, what })],
  )
  const others = [
    ...(gate.groups ? ['groups'] : []),
    ...(gate.customers ? ['customers'] : []),
    ...(gate.named === undefined ? [] : ['named']),
  ].slice(0, 1)
  const unrecorded = rule['recorded-by'].length > 0 ? [] : others
  return [...differing, ...unrecorded.map((key) => finding('nobody-can-open', [...path, key], { gate: gate.kind, to }))]
}

function appointers(policy: Policy, by: readonly string[], path: PolicyPath): Finding[] {
  const differing = by.flatMap((role, at) =>
    policy.organisation['appointed-by'].includes(role)
      ? []
      : [finding('appointer-differs', [...path, 'appointed-by', at], { role })],
  )
  // The appointed person must get a role by it (R4.2-3).
  const given = Object.values(policy.roles).some((role) => role['of-case'] !== undefined)
  return given ? differing : [...differing, finding('appointed-to-nothing', path)]
}

/** The case must have come through the phase in which the pull request opens. */
function avoided(
  process: Process,
  graph: Graph,
  { pull, from, at }: { pull: string; from: readonly string[]; at: PolicyPath },
): Finding[] {
  const opens = ownProperty(process['pull-requests'], pull)?.['opens-in']
  if (opens === undefined || ownProperty(process.phases, opens) === undefined) return []
  const edges = graph.edges.filter(({ to }) => to !== opens)
  const ways = explore(edges, graph.start === opens ? '' : graph.start)
  return from.flatMap((phase) => {
    const way = wayTo(ways, phase)
    if (way === undefined) return []
    return [finding('pull-request-avoided', at, { pull, phase, opens }, { trace: traceOf(graph.start, way) })]
  })
}
