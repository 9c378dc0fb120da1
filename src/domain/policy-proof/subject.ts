import type { Policy } from '../policy/policy.schema.ts'
import type { Finding } from './finding.ts'
import { gatesOf, type PlacedGate } from './gates-of.ts'
import { type Graph, graphOf } from './graph.ts'
import { type MembersOf, membersOf } from './role-members.ts'

/** The subject of the rules: the policy, its processes as graphs, and its gates with where they stand, each found once. */
export interface Subject {
  policy: Policy
  graphs: ReadonlyMap<string, Graph>
  gates: readonly PlacedGate[]
  membersOf: MembersOf
}

/** One thing to prove; it names everything that it finds against it. */
export type Rule = (subject: Subject) => Finding[]

export const subjectOf = (policy: Policy): Subject => ({
  policy,
  gates: gatesOf(policy),
  membersOf: membersOf(policy),
  graphs: new Map(Object.entries(policy.processes).map(([id, process]) => [id, graphOf(id, process)])),
})
