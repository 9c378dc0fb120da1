import { type Finding, finding, findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** A notice, and a document that all take note of, goes to somebody (R2-1, R4.1-1e, R4.4-3). */
export const recipients: Rule = ({ policy, gates }) => [
  ...Object.entries(policy.processes).flatMap(([id, { notices }]) =>
    Object.entries(notices).flatMap(([name, { parts, groups, customers }]): Finding[] =>
      parts.length > 0 && groups !== true && customers === undefined
        ? [findingAbout('notice-to-nobody', ['processes', id, 'notices', name], { notice: name })]
        : [],
    ),
  ),
  ...gates.flatMap(({ gate, path, transition }) =>
    gate.kind === 'acknowledged-by-all' &&
    gate.roles.length === 0 &&
    !gate.groups &&
    !gate.customers &&
    gate.named === undefined
      ? [finding('acknowledged-by-nobody', path, { what: gate.what, to: transition.to })]
      : [],
  ),
]
