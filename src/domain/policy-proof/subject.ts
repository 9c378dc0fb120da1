import type { Policy } from '../policy/policy.schema.ts'
import type { Finding } from './finding.ts'
import { type Graph, graphOf } from './graph.ts'

/** What the rules look at: the policy, and its processes as graphs. */
export interface Subject {
  policy: Policy
  graphs: ReadonlyMap<string, Graph>
}

/** One thing to prove; it names everything that it finds against it. */
export type Rule = (subject: Subject) => Finding[]

export const subjectOf = (policy: Policy): Subject => ({
  policy,
  graphs: new Map(Object.entries(policy.processes).map(([id, process]) => [id, graphOf(id, process)])),
})
