import { keysOf } from '../../gates/gates.ts'
import type { Process } from '../../policy/process.ts'
import type { PlacedGate } from '../gates-of.ts'
import { each, type Mention, one, type Place, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** Works, systems, repositories and priorities, and what a process has of its own: notices, pull requests, acknowledgements. */
export const thingReferences: Rule = ({ policy, gates }) => {
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
    ...Object.keys(policy['public-repositories']).map((name) => ({
      ...{ code: 'unknown-repository' as const, name, path: ['public-repositories', name], asKey: true },
      ...{ known: repositories },
    })),
    ...Object.keys(policy.issues?.types ?? {}).map((name) => ({
      ...{ code: 'unknown-process' as const, name, path: ['issues', 'types', name], asKey: true },
      ...{ known: keys(policy.processes) },
    })),
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
    ...gates.flatMap(inGate),
  ])
}

const keys = (things: object): ReadonlySet<string> => new Set(Object.keys(things))

/** Under which code a thing is unknown that a gate waits for; what `/approve` approves has no list of its own. */
const THINGS = {
  'pull-request': { code: 'unknown-pull-request', among: (process: Process) => process['pull-requests'] },
  notice: { code: 'unknown-notice', among: (process: Process) => process.notices },
  document: { code: 'unknown-document', among: (process: Process) => process.documents },
  acknowledgement: { code: 'unknown-acknowledgement', among: (process: Process) => process.acknowledgements },
} as const

const inGate = ({ gate, path, process }: PlacedGate): readonly Mention[] =>
  keysOf(gate).flatMap((key) => {
    if (key.kind !== 'reference' || key.to === 'approval') return []
    const { code, among } = THINGS[key.to]
    if (Object.hasOwn(among(process), key.id)) return []
    return one(code, key.id, keys(among(process)), () => [...path, ...key.at])
  })
