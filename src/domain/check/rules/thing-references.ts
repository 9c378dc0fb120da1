import type { Gate } from '../../gates/gates.ts'
import type { Process } from '../../policy/process.ts'
import type { PolicyPath } from '../finding.ts'
import { gatesOf } from '../gates-of.ts'
import { each, type Mention, one, type Place, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** Works, systems, repositories and priorities, and what a process has of its own: notices, pull requests, acknowledgements. */
export const thingReferences: Rule = ({ policy }) => {
  const works = keys(policy.works)
  const repositories = keys(policy.repositories)
  const priorities: ReadonlySet<string> = new Set(policy.priorities.map(({ id }) => id))
  const repository = (name: string, place: Place) => one('unknown-repository', name, repositories, place)
  return unknownAmong([
    ...one('unknown-priority', policy['default-priority'], priorities, () => ['default-priority']),
    ...Object.entries(policy.systems).flatMap(([id, system]) => [
      ...each('unknown-work', system.works, works, () => ['systems', id, 'works']),
      ...one('unknown-priority', system.override?.priority, priorities, () => ['systems', id, 'override', 'priority']),
    ]),
    ...Object.keys(policy.detection).map((name) => ({
      ...{ code: 'unknown-system' as const, name, path: ['detection', name], asKey: true, known: keys(policy.systems) },
    })),
    ...Object.entries(policy.customers).flatMap(([id, customer]) =>
      each('unknown-system', customer.systems, keys(policy.systems), () => ['customers', id, 'systems']),
    ),
    ...repository(policy.runbooks.repository, () => ['runbooks', 'repository']),
    ...Object.entries(policy.processes).flatMap(([id, process]) => [
      ...repository(process.repository, () => ['processes', id, 'repository']),
      ...Object.entries(process['pull-requests']).flatMap(([pull, rule]) =>
        repository(rule.repository, () => ['processes', id, 'pull-requests', pull, 'repository']),
      ),
      ...Object.entries(process.documents).flatMap(([name, { with: pull, 'acknowledged-as': taken }]) => {
        const at = ['processes', id, 'documents', name]
        return [
          ...one('unknown-pull-request', pull, keys(process['pull-requests']), () => [...at, 'with']),
          ...one('unknown-acknowledgement', taken, keys(process.acknowledgements), () => [...at, 'acknowledged-as']),
        ]
      }),
    ]),
    ...gatesOf(policy).flatMap(({ gate, path, process }) => inGate(gate, path, process)),
  ])
}

const keys = (things: object): ReadonlySet<string> => new Set(Object.keys(things))

function inGate(gate: Gate, path: PolicyPath, process: Process): readonly Mention[] {
  switch (gate.kind) {
    case 'notices':
      return each('unknown-notice', gate.notices, keys(process.notices), () => [...path, 'notices'])
    case 'pull-request':
      return one('unknown-pull-request', gate['pull-request'], keys(process['pull-requests']), () => [
        ...path,
        'pull-request',
      ])
    case 'acknowledged':
      return one('unknown-acknowledgement', gate.what, keys(process.acknowledgements), () => [...path, 'what'])
    case 'actions':
    case 'approved':
    case 'consent':
    case 'evidence':
    case 'exceptions':
    case 'facts':
    case 'procedure':
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
