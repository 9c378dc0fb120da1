import type { Case } from '../../domain/case/case.ts'
import { dayAt } from '../../domain/time/is-day.ts'
import type { WrongItem } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { PullRequestSeen } from '../ports/pull-requests.ts'

/**
 * Action items of a plan that would come to nothing (R4.4-3), save those that the case has already. Once it is merged only an
 * owner who is nobody counts: a day that went by since is overdue, as that of any item.
 */
export async function wrongActionItems(
  ports: Ports,
  inForce: PolicyInForce,
  actions: Case['actions'],
  { plan, state }: Pick<PullRequestSeen, 'plan' | 'state'>,
): Promise<WrongItem[]> {
  const isKnown = ({ owner, due }: { owner: string; due: string }): boolean =>
    actions.some((one) => one.due === due && one.owner.login.toLowerCase() === owner.toLowerCase())
  if (typeof plan !== 'string') return []
  const { planItems } = await ports.messages.papers()
  const items = planItems(plan).filter((item) => !isKnown(item))
  if (items.length === 0) return []
  const { accounts } = await ports.people.directory(
    inForce,
    items.map(({ owner }) => owner),
    'lately',
  )
  const today = dayAt(ports.now().toISOString(), inForce.rules['time-zone'])
  return items.flatMap(({ owner, due }): WrongItem[] => {
    if (!accounts.has(owner.toLowerCase())) return [{ owner, day: undefined }]
    return state === 'open' && due < today ? [{ owner, day: due }] : []
  })
}
