import { gateRoles, type RoleList } from './gate-roles.ts'
import type { Subject } from './subject.ts'

/** The powers of certain roles, by the policy: moves, acts that gates wait for, facts, appointments. */
export function roleLists({ policy, gates }: Subject): RoleList[] {
  const { defaults, organisation, fields, processes } = policy
  return [
    { roles: defaults['set-by'], path: ['defaults', 'set-by'] },
    { roles: organisation.by, path: ['organisation', 'by'] },
    { roles: organisation['appointed-by'], path: ['organisation', 'appointed-by'] },
    ...Object.entries(fields).flatMap(([id, { 'set-by': roles }]) =>
      roles === undefined ? [] : [{ roles, path: ['fields', id, 'set-by'] }],
    ),
    ...Object.entries(processes).flatMap(([id, process]) => {
      const at = ['processes', id]
      return [
        ...process.transitions.map(({ by }, index) => ({ roles: by, path: [...at, 'transitions', index, 'by'] })),
        ...(process.back === undefined ? [] : [{ roles: process.back.by, path: [...at, 'back', 'by'] }]),
        ...(process.contain === undefined ? [] : [{ roles: process.contain.by, path: [...at, 'contain', 'by'] }]),
        ...(process.links === undefined ? [] : [{ roles: process.links.by, path: [...at, 'links', 'by'] }]),
        ...(process.findings === undefined
          ? []
          : [{ roles: process.findings['accepted-by'], path: [...at, 'findings', 'accepted-by'] }]),
        ...Object.entries(process.acknowledgements).map(([what, { by, 'recorded-by': recorders }]) => ({
          roles: [...by, ...recorders],
          path: [...at, 'acknowledgements', what, 'by'],
        })),
      ]
    }),
    ...gates
      // The acknowledgement itself says who takes note, with the one that records it for others.
      .filter(({ gate }) => gate.kind !== 'acknowledged' && gate.kind !== 'acknowledged-by-all')
      .flatMap(gateRoles),
  ]
}
