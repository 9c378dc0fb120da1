import { finding } from '../finding.ts'
import { gateRoles, type RoleList } from '../gate-roles.ts'
import type { Rule, Subject } from '../subject.ts'

/** Acts of the company: whoever happens to report, or is the one whom a case is about, does none of them (R4.2-1, R7-4). */
export const outsiders: Rule = (subject) => [
  ...among(companyActs(subject), ['reporter', 'concerned']),
  ...among(ways(subject), ['concerned']),
  ...among(choices(subject), ['concerned']),
]

const among = (lists: readonly RoleList[], outside: readonly string[]) =>
  lists.flatMap(({ roles, path }) =>
    roles.flatMap((role, at) =>
      !outside.includes(role)
        ? []
        : [finding(role === 'concerned' ? 'concerned-decides' : 'reporter-decides', [...path, at], { role })],
    ),
  )

function companyActs({ policy, gates }: Subject): RoleList[] {
  const { defaults, organisation, processes } = policy
  return [
    { roles: defaults['set-by'], path: ['defaults', 'set-by'] },
    { roles: organisation.by, path: ['organisation', 'by'] },
    { roles: organisation['appointed-by'], path: ['organisation', 'appointed-by'] },
    ...Object.entries(processes).flatMap(([id, { waiver, findings, 'in-charge': charge }]) => [
      ...(waiver?.ahead === undefined
        ? []
        : [{ roles: waiver.ahead.by, path: ['processes', id, 'waiver', 'ahead', 'by'] }]),
      ...(findings === undefined
        ? []
        : [{ roles: findings['accepted-by'], path: ['processes', id, 'findings', 'accepted-by'] }]),
      ...Object.entries(charge).map(([phase, roles]) => ({ roles, path: ['processes', id, 'in-charge', phase] })),
    ]),
    // Of other gates the rules about approvals say it.
    ...gates.filter(({ gate }) => gate.kind === 'notices' || gate.kind === 'findings').flatMap(gateRoles),
  ]
}

const ways = ({ policy, gates }: Subject): RoleList[] => [
  ...Object.entries(policy.processes).flatMap(([id, { transitions }]) =>
    transitions.map(({ by }, at) => ({ roles: by, path: ['processes', id, 'transitions', at, 'by'] })),
  ),
  ...gates.filter(({ gate }) => gate.kind === 'approved' || gate.kind === 'consent').flatMap(gateRoles),
]

/** To be heard is to say something in words; what is chosen from a list is somebody else's finding. */
const choices = ({ policy }: Subject): RoleList[] =>
  Object.entries(policy.fields).flatMap(([id, field]) =>
    field.kind === 'choice' && field['set-by'] !== undefined
      ? [{ roles: field['set-by'], path: ['fields', id, 'set-by'] }]
      : [],
  )
