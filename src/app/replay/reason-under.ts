import { nowCalled, phaseUnder } from '../../domain/case/succeed.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Reason } from '../../domain/refusals/reason.ts'

/** A reason that was given once, in the names of another policy. */
export function reasonUnder(policy: Policy, process: string, { params = {}, ...reason }: Reason): Reason {
  const { field, phase } = params
  return {
    ...reason,
    params: {
      ...params,
      ...(typeof field === 'string' ? { field: nowCalled(policy.fields, field) } : {}),
      ...(typeof phase === 'string' ? { phase: phaseUnder(policy, process, phase) } : {}),
    },
  }
}
