import type { Policy } from '../../policy/policy.schema.ts'
import { tellsSecret } from '../../values/tells-secret.ts'
import { type Finding, finding, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/**
 * Nothing in a policy lets anybody in: it is read by all who work by it, kept in every adoption, and sent to customers in
 * part (R8-2). The addresses of channels have a rule of their own.
 */
export const secrets: Rule = ({ policy }) => {
  const { channels: _, ...read }: Policy = policy
  return told(read, [])
}

function told(value: unknown, path: PolicyPath): Finding[] {
  // The finding goes to a check that as many read: it does not say the secret again.
  if (typeof value === 'string') return tellsSecret(value) ? [finding('secret-told', path)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => told(one, [...path, Array.isArray(value) ? Number(key) : key]))
}
