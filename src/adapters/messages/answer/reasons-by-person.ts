import type { Account } from '../../../domain/case/case.ts'
import { rolesOf } from '../../../domain/case/roles-of.ts'
import type { Reason } from '../../../domain/refusals/reason.ts'
import { whoActs } from '../../../domain/screen/who-acts.ts'
import type { MessageContext } from '../message-context.ts'

/** Reasons that a person can do something about now, or must know of, and what others do, by their roles. */
export interface ByPerson {
  own: readonly Reason[]
  others: readonly { roles: readonly string[]; reasons: readonly Reason[] }[]
}

export function reasonsByPerson({ context, state }: MessageContext, by: Account, reasons: readonly Reason[]): ByPerson {
  const { policy, directory } = context
  const process = policy.processes[state.process]
  if (process === undefined) return { own: reasons, others: [] }
  const held = rolesOf(policy, directory, state, by)
  const own: Reason[] = []
  const others = new Map<string, { roles: readonly string[]; reasons: Reason[] }>()
  for (const reason of reasons) {
    const roles = whoActs({ policy, process }, reason)
    if (roles === undefined || roles.some((role) => held.includes(role))) {
      own.push(reason)
      continue
    }
    const group = others.get(roles.join(' '))
    if (group === undefined) others.set(roles.join(' '), { roles, reasons: [reason] })
    else group.reasons.push(reason)
  }
  return { own, others: [...others.values()] }
}
