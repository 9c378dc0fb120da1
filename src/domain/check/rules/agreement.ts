import { own } from '../../own.ts'
import { explore, traceOf, wayTo } from '../explore.ts'
import { type Finding, finding } from '../finding.ts'
import { gatesOf, type PlacedGate } from '../gates-of.ts'
import type { Rule, Subject } from '../subject.ts'

/** What a gate waits for is what the commands and the rest of the policy can bring about. */
export const agreement: Rule = (subject) => [
  ...gatesOf(subject.policy).flatMap((placed) => atGate(subject, placed)),
  ...Object.entries(subject.policy.processes).flatMap(([id, process]) =>
    Object.entries(process['pull-requests']).flatMap(([pull, rule]) => {
      const { repository } = subject.policy.runbooks
      if (!rule['changes-runbook'] || rule.repository === repository) return []
      return [finding('runbook-elsewhere', ['processes', id, 'pull-requests', pull, 'repository'], { repository })]
    }),
  ),
]

function atGate({ policy, graphs }: Subject, { gate, path, processId, process, transition }: PlacedGate): Finding[] {
  switch (gate.kind) {
    case 'acknowledged': {
      const rule = own(process.acknowledgements, gate.what)
      if (rule === undefined) return []
      const may = [...rule.by, ...rule['recorded-by']]
      return gate.by.flatMap((role, at) =>
        may.includes(role) ? [] : [finding('acknowledger-differs', [...path, 'by', at], { role, what: gate.what })],
      )
    }
    case 'procedure': {
      const differing = gate['appointed-by'].flatMap((role, at) =>
        policy.organisation['appointed-by'].includes(role)
          ? []
          : [finding('appointer-differs', [...path, 'appointed-by', at], { role })],
      )
      // Whoever is appointed must get a role by it (R4.2-3).
      const given = Object.values(policy.roles).some((role) => role['of-case'] !== undefined)
      return given ? differing : [...differing, finding('appointed-to-nothing', path)]
    }
    case 'pull-request': {
      const rule = own(process['pull-requests'], gate['pull-request'])
      const graph = graphs.get(processId)
      const opens = rule?.['opens-in']
      if (opens === undefined || graph === undefined || own(process.phases, opens) === undefined) return []
      // The case must have come through the phase in which the pull request opens.
      const edges = graph.edges.filter(({ to }) => to !== opens)
      const ways = explore(edges, graph.start === opens ? '' : graph.start)
      return transition.from.flatMap((from) => {
        const way = wayTo(ways, from)
        return way === undefined
          ? []
          : [
              finding(
                'pull-request-avoided',
                ['processes', processId, 'pull-requests', gate['pull-request'], 'opens-in'],
                { pull: gate['pull-request'], phase: from, opens },
                { trace: traceOf(graph.start, way) },
              ),
            ]
      })
    }
    case 'actions':
    case 'approved':
    case 'consent':
    case 'evidence':
    case 'exceptions':
    case 'facts':
    case 'notices':
    case 'ratified':
    case 'recovered':
    case 'runbook':
    case 'settled':
    case 'stood-down':
    case 'value':
    case 'within':
      return []
  }
}
