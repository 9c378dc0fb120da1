import type { Condition } from '../policy/condition.ts'
import type { PolicyPath } from './finding.ts'
import type { Subject } from './subject.ts'

export interface PlacedCondition {
  when: Condition
  path: PolicyPath
}

/** Every condition of the policy, with where it stands. */
export function conditionsOf({ policy, gates }: Subject): PlacedCondition[] {
  const { severity, organisation, proposals, clocks, invariants } = policy
  return [
    ...(policy.channel === undefined ? [] : [{ when: policy.channel.compromised, path: ['channel', 'compromised'] }]),
    ...severity.rules.map(({ when }, at) => ({ when, path: ['severity', 'rules', at, 'when'] })),
    ...Object.entries(policy.packs).flatMap(([id, { when }]) =>
      when === undefined ? [] : [{ when, path: ['packs', id, 'when'] }],
    ),
    ...organisation.start.flatMap(placed(['organisation', 'start'])),
    ...organisation.end.flatMap(placed(['organisation', 'end'])),
    ...proposals.map(({ when }, at) => ({ when, path: ['proposals', at, 'when'] })),
    ...Object.entries(clocks).flatMap(([id, { when }]) =>
      when === undefined ? [] : [{ when, path: ['clocks', id, 'when'] }],
    ),
    ...Object.entries(policy.calls).flatMap(([id, { when }]) =>
      when === undefined ? [] : [{ when, path: ['calls', id, 'when'] }],
    ),
    ...Object.entries(policy.processes).flatMap(([id, { waiver }]) => {
      const at = ['processes', id, 'waiver']
      const { scope, ahead } = waiver ?? {}
      return [
        ...(scope?.all === undefined ? [] : [{ when: scope.all, path: [...at, 'scope', 'all'] }]),
        ...(ahead === undefined ? [] : [{ when: ahead.when, path: [...at, 'ahead', 'when'] }]),
      ]
    }),
    ...Object.entries(policy.processes).flatMap(([id, { restricts }]) =>
      restricts === undefined ? [] : [{ when: restricts.when, path: ['processes', id, 'restricts', 'when'] }],
    ),
    ...Object.entries(policy.processes).flatMap(([id, { documents }]) =>
      Object.entries(documents).flatMap(([name, { when }]) =>
        when === undefined ? [] : [{ when, path: ['processes', id, 'documents', name, 'when'] }],
      ),
    ),
    ...Object.entries(policy.processes).flatMap(([id, process]) =>
      Object.entries(process['pull-requests']).flatMap(([pull, { when }]) =>
        when === undefined ? [] : [{ when, path: ['processes', id, 'pull-requests', pull, 'when'] }],
      ),
    ),
    ...gates.flatMap(({ gate, path }) =>
      gate.when === undefined ? [] : [{ when: gate.when, path: [...path, 'when'] }],
    ),
    ...invariants.flatMap((invariant, at) =>
      'never-without' in invariant && invariant['never-without'].when !== undefined
        ? [{ when: invariant['never-without'].when, path: ['invariants', at, 'never-without', 'when'] }]
        : [],
    ),
  ]
}

const placed =
  (path: PolicyPath) =>
  ({ when }: { when?: Condition | undefined }, at: number): PlacedCondition[] =>
    when === undefined ? [] : [{ when, path: [...path, at, 'when'] }]
