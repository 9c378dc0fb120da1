import type { Policy } from '../../policy/policy.schema.ts'
import { BUILT_IN_ROLES } from '../../policy/roles.ts'
import { ownProperty } from '../../values/own-property.ts'
import { isOutOfReach, reachOf } from '../../waiver/reach.ts'
import { type Finding, finding } from '../finding.ts'
import { each, one, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** The requirement that an exception waives, the people kept out of a case and the field that a time is read from are all there. */
export const exceptions: Rule = ({ policy }) => {
  const fields = new Set(Object.keys(policy.fields))
  const processes = new Set(Object.keys(policy.processes))
  const roles = new Set([...Object.keys(policy.roles), ...BUILT_IN_ROLES])
  const unknown = unknownAmong(
    Object.entries(policy.processes).flatMap(([id, { phases: known, excluded, transitions, waiver, restricts }]) => {
      const at = ['processes', id]
      const phases = new Set(Object.keys(known))
      return [
        ...one('unknown-field', excluded?.named, fields, () => [...at, 'excluded', 'named']),
        ...transitions.flatMap((transition, index) => [
          ...one('unknown-field', transition.at?.fact, fields, () => [...at, 'transitions', index, 'at', 'fact']),
          ...one('unknown-process', transition.opens?.process, processes, () => [
            ...[...at, 'transitions', index, 'opens', 'process'],
          ]),
        ]),
        ...one('unknown-process', restricts?.opens, processes, () => [...at, 'restricts', 'opens']),
        ...each('unknown-process', waiver?.of, processes, () => [...at, 'waiver', 'of']),
        ...each('unknown-phase', waiver?.in, phases, () => [...at, 'waiver', 'in']),
        ...one('unknown-field', waiver?.requirements, fields, () => [...at, 'waiver', 'requirements']),
        ...one('unknown-field', waiver?.scope.cases, fields, () => [...at, 'waiver', 'scope', 'cases']),
        ...one('unknown-field', waiver?.scope.systems, fields, () => [...at, 'waiver', 'scope', 'systems']),
        ...each('unknown-phase', waiver?.ahead?.in, phases, () => [...at, 'waiver', 'ahead', 'in']),
        ...each('unknown-role', waiver?.ahead?.by, roles, () => [...at, 'waiver', 'ahead', 'by']),
      ]
    }),
  )
  return [...unknown, ...neverWaived(policy), ...opensItself(policy)]
}

/** Somebody who asks for an exception chooses among these; one that no approval brings about would only mislead. */
const neverWaived = (policy: Policy): Finding[] =>
  Object.values(policy.processes).flatMap(({ waiver }) => {
    const field = waiver === undefined ? undefined : ownProperty(policy.fields, waiver.requirements)
    if (waiver === undefined || field === undefined || !('options' in field)) return []
    return field.options.flatMap(({ clause }, at) =>
      clause === undefined || !isOutOfReach(reachOf(policy, waiver, clause))
        ? []
        : [
            finding('never-waived', ['fields', waiver.requirements, 'options', at, 'clause'], {
              ...{ clause, allowed: waiver.clauses.join(', ') },
            }),
          ],
    )
  })

/** A case whose end opens another of its own kind would never be the last. */
const opensItself = ({ processes }: Policy): Finding[] =>
  Object.entries(processes).flatMap(([id, { transitions }]) =>
    transitions.flatMap(({ opens }, at) =>
      opens?.process === id
        ? [finding('opens-itself', ['processes', id, 'transitions', at, 'opens', 'process'], { process: id })]
        : [],
    ),
  )
