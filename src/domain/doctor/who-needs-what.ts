import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'
import type { RepositoryRole } from './facts.ts'

/** A role's needs in a repository that goes by these ids. */
export interface RoleNeed {
  role: string
  needs: RepositoryRole
}

/**
 * The needs of roles: to act in a case is to set labels and be assigned, which takes Triage; responders read the runbooks,
 * and everybody who approves a plan reads it.
 */
export function whoNeedsWhat(policy: Policy, ids: readonly string[]): RoleNeed[] {
  const acting = processesIn(policy, ids).flatMap(actorsOf)
  const responding = Object.values(policy.processes).filter(({ contain }) => contain !== undefined)
  const reading = [
    ...(ids.includes(policy.runbooks.repository) ? responding.flatMap(actorsOf) : []),
    ...mergersIn(policy, ids),
  ]
  const roles = [...new Set([...acting, ...reading])].filter((role) => Object.hasOwn(policy.roles, role))
  return roles.map((role) => ({ role, needs: acting.includes(role) ? 'triage' : 'read' }))
}

export const processesIn = (policy: Policy, ids: readonly string[]): Process[] =>
  Object.values(policy.processes).filter(({ repository }) => ids.includes(repository))

/** Whether pull requests of cases are merged into a repository. */
export const takesPlans = (policy: Policy, ids: readonly string[]): boolean =>
  Object.values(policy.processes).some(({ 'pull-requests': pulls }) =>
    Object.values(pulls).some(({ repository }) => ids.includes(repository)),
  )

/** The roles that approve what is merged in a repository (R4.4-1). */
export const mergersIn = (policy: Policy, ids: readonly string[]): string[] => [
  ...new Set(
    Object.values(policy.processes).flatMap((process) =>
      process.transitions.flatMap(({ gates }) =>
        gates.flatMap((gate) =>
          gate.kind === 'pull-request' && ids.includes(process['pull-requests'][gate['pull-request']]?.repository ?? '')
            ? gate['approved-by']
            : [],
        ),
      ),
    ),
  ),
]

function actorsOf({ transitions, back, contain, links, 'in-charge': inCharge }: Process): string[] {
  return [
    ...transitions.flatMap(({ by }) => by),
    ...(back?.by ?? []),
    ...(contain?.by ?? []),
    ...(links?.by ?? []),
    ...Object.values(inCharge).flat(),
  ]
}
