import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Who can read a repository reads every case in it: what is confidential lives where no other reports come in (R8-2). */
export const restricted: Rule = ({ policy }) => {
  const processes = Object.entries(policy.processes)
  // Ids of repositories may stand for one and the same.
  const named = (id: string): string => (ownProperty(policy.repositories, id) ?? id).toLowerCase()
  return processes.flatMap(([id, process]): Finding[] => {
    if (!process.restricted) {
      const clauses = process.transitions.flatMap(({ clause, gates }) => [clause, ...gates.map((gate) => gate.clause)])
      const violation = clauses.find((clause) => clause?.startsWith('R7-'))
      return violation === undefined
        ? []
        : [findingAbout('unrestricted-violation', ['processes', id], { process: id, clause: violation })]
    }
    const open = processes.find(([, one]) => !one.restricted && named(one.repository) === named(process.repository))
    return open === undefined
      ? []
      : [finding('restricted-in-open', ['processes', id, 'repository'], { process: id, other: open[0] })]
  })
}
