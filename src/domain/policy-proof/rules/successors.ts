import { repeats } from '../../values/group-by.ts'
import { type Finding, finding, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** A successor of a dropped phase or field is said once, and only of one that is dropped. */
export const successors: Rule = ({ policy }) => [
  ...among(policy.fields, ['fields']),
  ...among(policy.processes, ['processes']),
  ...Object.entries(policy.processes).flatMap(([id, { phases }]) => among(phases, ['processes', id, 'phases'])),
]

function among(things: Readonly<Record<string, { succeeds: readonly string[] }>>, path: PolicyPath): Finding[] {
  const named = Object.entries(things).flatMap(([id, { succeeds }]) =>
    succeeds.map((old, at) => ({ id, old, path: [...path, id, 'succeeds', at] })),
  )
  return [
    ...named
      .filter(({ old }) => Object.hasOwn(things, old))
      .map((one) => finding('succeeds-present', one.path, { id: one.id, old: one.old })),
    ...repeats(named, ({ old }) => old).map(({ thing, first }) =>
      finding('succeeds-twice', thing.path, { id: first.id, old: thing.old }),
    ),
  ]
}
