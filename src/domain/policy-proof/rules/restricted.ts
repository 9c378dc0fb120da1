import type { Policy } from '../../policy/policy.schema.ts'
import type { Process } from '../../policy/process.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout } from '../finding.ts'
import { gateFacts } from '../gate-facts.ts'
import type { Rule } from '../subject.ts'

/** The readers of a repository read every case in it: confidential matters live where no other reports come in (R8-2). */
export const restricted: Rule = ({ policy }) => {
  const processes = Object.entries(policy.processes)
  // Ids of repositories may stand for one and the same.
  const named = (id: string): string => (ownProperty(policy.repositories, id) ?? id).toLowerCase()
  const runbooks = named(policy.runbooks.repository)
  const isOfFew = processes.some(([, one]) => one.restricted && named(one.repository) === runbooks)
  const unread = isOfFew
    ? [finding('runbooks-restricted', ['runbooks', 'repository'], { repository: policy.runbooks.repository })]
    : []
  const found = processes.flatMap(([id, process]): Finding[] => {
    if (!process.restricted) {
      const clauses = process.transitions.flatMap(({ clause, gates }) => [clause, ...gates.map((gate) => gate.clause)])
      const violation = clauses.find((clause) => clause?.startsWith('R7-'))
      // Questions on a violation are asked where few read them, whatever clause the gate cites.
      const asked = process.transitions.flatMap(({ gates }, at) =>
        gates.flatMap((gate, index) =>
          gateFacts(gate).flatMap(({ field, inner }) => {
            const clause = ownProperty(policy.fields, field)?.clause
            return clause?.startsWith('R7-') !== true || violation !== undefined
              ? []
              : [
                  finding('unrestricted-violation', ['processes', id, 'transitions', at, 'gates', index, ...inner], {
                    process: id,
                    clause,
                  }),
                ]
          }),
        ),
      )
      return [
        ...asked,
        ...(violation === undefined
          ? []
          : [findingAbout('unrestricted-violation', ['processes', id], { process: id, clause: violation })]),
        ...movedAway(policy, id, process),
      ]
    }
    const open = processes.find(([, one]) => !one.restricted && named(one.repository) === named(process.repository))
    const shown = Object.keys(policy['public-repositories']).find((one) => named(one) === named(process.repository))
    return [
      ...(open === undefined
        ? []
        : [finding('restricted-in-open', ['processes', id, 'repository'], { process: id, other: open[0] })]),
      ...(shown === undefined
        ? []
        : [findingAbout('restricted-public', ['public-repositories', shown], { process: id, repository: shown })]),
    ]
  })
  // Everybody who responds reads the runbooks (R4.1-1).
  return [...unread, ...found]
}

/** A matter that few may know of goes on where only they read it, and is over where it was. */
function movedAway({ processes }: Policy, id: string, { restricts, phases }: Process): Finding[] {
  if (restricts === undefined) return []
  const at = ['processes', id, 'restricts']
  const there = ownProperty(processes, restricts.opens)
  const phase = ownProperty(phases, restricts.phase)
  return [
    ...(there === undefined || there.restricted
      ? []
      : [finding('moved-into-open', [...at, 'opens'], { process: id, other: restricts.opens })]),
    ...(phase === undefined || phase.end !== undefined
      ? []
      : [finding('moved-without-end', [...at, 'phase'], { process: id, phase: restricts.phase })]),
  ]
}
