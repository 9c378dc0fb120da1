import { CLAUSES } from '../clauses.ts'
import { one, type Place, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** Every requirement that is cited is one of the regulation. */
export const clauseReferences: Rule = ({ policy, gates }) => {
  const cite = ({ clause }: { clause?: string | undefined }, place: Place) =>
    one('unknown-clause', clause, CLAUSES, () => [...place(), 'clause'])
  return unknownAmong([
    ...Object.entries(policy.fields).flatMap(([id, field]) => cite(field, () => ['fields', id])),
    ...cite(policy.organisation, () => ['organisation']),
    ...cite(policy.channel ?? {}, () => ['channel']),
    ...policy.proposals.flatMap((proposal, at) => cite(proposal, () => ['proposals', at])),
    ...policy.invariants.flatMap((invariant, at) => cite(invariant, () => ['invariants', at])),
    ...Object.entries(policy.processes).flatMap(([id, process]) => [
      ...process.transitions.flatMap((transition, at) => cite(transition, () => ['processes', id, 'transitions', at])),
      ...cite(process.back ?? {}, () => ['processes', id, 'back']),
      ...cite(process.contain ?? {}, () => ['processes', id, 'contain']),
      ...cite(process.links ?? {}, () => ['processes', id, 'links']),
      ...cite(process.restricts ?? {}, () => ['processes', id, 'restricts']),
      ...Object.entries(process.documents).flatMap(([name, rule]) =>
        cite(rule, () => ['processes', id, 'documents', name]),
      ),
      ...Object.entries(process.notices).flatMap(([notice, rule]) =>
        cite(rule, () => ['processes', id, 'notices', notice]),
      ),
    ]),
    ...gates.flatMap(({ gate, path }) => cite(gate, () => path)),
  ])
}
