import { type RepositoryRole, ROLES } from '../../../domain/doctor/facts.ts'

/** A role that a company made itself counts as the one that it builds on. */
export function roleNamed({ role_name, permission }: { role_name: string; permission: string }): RepositoryRole {
  return ROLES.find((role) => role === role_name) ?? ROLES.find((role) => role === permission) ?? 'none'
}
