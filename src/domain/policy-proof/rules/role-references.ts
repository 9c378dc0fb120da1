import { keysOf } from '../../gates/gates.ts'
import { BUILT_IN_ROLES } from '../../policy/roles.ts'
import { each, type Mention, one, type Place, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** Every role that is named is there. */
export const roleReferences: Rule = ({ policy, gates }) => {
  const listed: ReadonlySet<string> = new Set(Object.keys(policy.roles))
  const roles: ReadonlySet<string> = new Set([...listed, ...BUILT_IN_ROLES])
  const all = (names: readonly string[] | undefined, place: Place, known = roles) =>
    each('unknown-role', names, known, place)
  const mentions: Mention[] = [
    ...Object.entries(policy.roles).flatMap(([id, role]) => [
      ...one('unknown-role', role['of-case']?.default, listed, () => ['roles', id, 'of-case', 'default']),
      ...one('unknown-role', role['in-absence'], listed, () => ['roles', id, 'in-absence']),
      ...one('unknown-role', role['acts-for']?.role, listed, () => ['roles', id, 'acts-for', 'role']),
    ]),
    ...all(policy.answering, () => ['answering'], listed),
    ...all(policy.defaults['set-by'], () => ['defaults', 'set-by']),
    ...Object.entries(policy.detection).flatMap(([id, detection]) => {
      const at = ['detection', id]
      if (Array.isArray(detection))
        return detection.flatMap(({ owner }, index) =>
          one('unknown-role', owner, listed, () => [...at, index, 'owner']),
        )
      return 'gap' in detection ? one('unknown-role', detection.gap.owner, listed, () => [...at, 'gap', 'owner']) : []
    }),
    ...Object.entries(policy.systems).flatMap(([id, { owner }]) =>
      one('unknown-role', owner, listed, () => ['systems', id, 'owner']),
    ),
    ...Object.entries(policy.fields).flatMap(([id, field]) => all(field['set-by'], () => ['fields', id, 'set-by'])),
    ...all(policy.organisation.by, () => ['organisation', 'by']),
    ...all(policy.organisation.executives, () => ['organisation', 'executives'], listed),
    ...all(
      policy.organisation.appointable === 'anyone' ? [] : policy.organisation.appointable,
      () => ['organisation', 'appointable'],
      listed,
    ),
    ...all(policy.organisation['else-appointed-by']?.by, () => ['organisation', 'else-appointed-by', 'by'], listed),
    ...one('unknown-role', policy.organisation['else-appointed-by']?.for, listed, () => [
      'organisation',
      'else-appointed-by',
      'for',
    ]),
    ...all(policy.organisation.calls, () => ['organisation', 'calls'], listed),
    ...all(policy.organisation['appointed-by'], () => ['organisation', 'appointed-by']),
    ...Object.entries(policy.processes).flatMap(([id, process]) => {
      const at = ['processes', id]
      return [
        ...process.transitions.flatMap(({ by, 'never-by': never }, index) => [
          ...all(by, () => [...at, 'transitions', index, 'by']),
          ...all(never, () => [...at, 'transitions', index, 'never-by']),
        ]),
        ...all(process.back?.by, () => [...at, 'back', 'by']),
        ...all(process.contain?.by, () => [...at, 'contain', 'by']),
        ...all(process.links?.by, () => [...at, 'links', 'by']),
        ...all(process.findings?.['accepted-by'], () => [...at, 'findings', 'accepted-by']),
        ...Object.entries(process['in-charge']).flatMap(([phase, by]) => all(by, () => [...at, 'in-charge', phase])),
        ...Object.entries(process.acknowledgements).flatMap(([what, { by, 'recorded-by': recorders }]) => [
          ...all(by, () => [...at, 'acknowledgements', what, 'by']),
          ...all(recorders, () => [...at, 'acknowledgements', what, 'recorded-by']),
        ]),
      ]
    }),
    ...gates.flatMap(({ gate, path }) => (gate.kind === 'separate' ? all(gate.from, () => [...path, 'from']) : [])),
    ...gates.flatMap(({ gate, path }) =>
      keysOf(gate).flatMap((key) => (key.kind === 'act' ? all(key.roles, () => [...path, ...key.at]) : [])),
    ),
    ...policy.invariants.flatMap((invariant, at) => {
      if ('never-without' in invariant)
        return all(invariant['never-without'].by, () => ['invariants', at, 'never-without', 'by'])
      if ('only' in invariant) return all(invariant.only.role, () => ['invariants', at, 'only', 'role'])
      if ('always-open' in invariant)
        return all(invariant['always-open'].role, () => ['invariants', at, 'always-open', 'role'])
      return []
    }),
  ]
  return unknownAmong(mentions)
}
