import type { Runbook } from '../runbook/runbook.ts'
import { oncePer } from '../values/once-per.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Policy } from './policy.schema.ts'

/**
 * The runbooks that a case of this process may follow. One for kinds that few may read of shows what is suspected to
 * everybody who can read the case: it is for restricted cases, and for drills, which are about nobody (R8-2).
 */
export function runbooksFor(policy: Policy, id: string, runbooks: readonly Runbook[]): readonly Runbook[] {
  const process = ownProperty(policy.processes, id)
  if (process?.restricted === true || process?.mark !== undefined) return runbooks
  const forFew = kindsForFew(policy)
  return runbooks.filter(({ head }) => !head.kinds.some((kind) => forFew.has(kind)))
}

const kindsForFew = oncePer((policy: Policy): ReadonlySet<string> => {
  const field = ownProperty(policy.fields, policy.meanings.kind)
  const options = field !== undefined && 'options' in field ? field.options : []
  return new Set(options.flatMap((option) => (option.restricted === true ? [option.id] : [])))
})
