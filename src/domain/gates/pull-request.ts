import * as z from 'zod/mini'
import { ACTION_ITEMS, type Account, type Case, type PullRequestState } from '../case/case.ts'
import { idSchema } from '../policy/basics.ts'
import { BUILT_IN_ROLES } from '../policy/roles.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { type GateView, gateKind } from './gate-kind.ts'

/**
 * The pull request is merged, no section of its plan is empty, and each role is author or approver of the merged head
 * (R4.4-1). Where it was merged without them, `/approve` on the case says so for that very commit.
 */
export const pullRequestGate = gateKind(
  'pull-request',
  () => ({ 'pull-request': idSchema, 'approved-by': z._default(z.array(idSchema), []) }),
  {
    missing: (gate, view) => {
      const { case: state, rolesOf } = view
      const id = gate['pull-request']
      const pull = state.pulls[id]
      if (pull === undefined) return [because('pull-request-missing', gate.clause, { pull: id })]
      const about = { pull: id, number: String(pull.number), repository: pull.repository }
      const reasons: Reason[] = []
      if (pull.state === 'open') reasons.push(because('pull-request-unmerged', gate.clause, about))
      if (pull.state === 'closed') reasons.push(because('pull-request-closed', gate.clause, about))
      for (const section of pull.empty)
        reasons.push(
          section === ACTION_ITEMS
            ? because('action-items-incomplete', gate.clause, about)
            : because('pull-request-incomplete', gate.clause, { ...about, section }),
        )
      const standing = standingIn(state, id, pull).flatMap((account) => rolesOf(account))
      for (const role of gate['approved-by']) {
        if (!standing.includes(role)) reasons.push(because('pull-request-unapproved', gate.clause, { ...about, role }))
      }
      const others = othersOwed(gate, view)
      if (others.length > 0)
        reasons.push(
          because('pull-request-by-one', gate.clause, {
            ...about,
            accounts: others.map(({ login }) => login),
            roles: [...new Set(others.flatMap((account) => rolesOf(account).filter(isOffice)))],
          }),
        )
      return reasons
    },
    opens: (gate) => [
      { kind: 'reference', to: 'pull-request', id: gate['pull-request'], at: ['pull-request'] },
      { kind: 'act', command: 'approve', roles: gate['approved-by'], every: true, at: ['approved-by'] },
    ],
  },
)

/** Its author, and everybody who has written or approved its head, there or on the case. */
const standingIn = ({ approvals }: Case, id: string, pull: PullRequestState): Account[] => [
  ...[pull.author, ...pull.writtenBy, ...pull.approvedBy],
  ...approvals.filter(({ what }) => what === `${id}@${pull.head}`).map(({ by }) => by),
]

/**
 * Where one person stands for all of several roles, the people of whom somebody else approves it, too: two roles in one hand
 * are one pair of eyes. Nobody, where nobody else has a role at all (R4.4-1).
 */
export function othersOwed(
  gate: { 'pull-request': string; 'approved-by': readonly string[] },
  { case: state, everybody, rolesOf }: Pick<GateView, 'case' | 'everybody' | 'rolesOf'>,
): Account[] {
  const pull = state.pulls[gate['pull-request']]
  const roles = new Set(gate['approved-by'])
  if (pull === undefined || roles.size < 2) return []
  const hands = standingIn(state, gate['pull-request'], pull).map((account) => ({ account, has: rolesOf(account) }))
  const [one] = hands.filter(({ has }) => [...roles].every((role) => has.includes(role)))
  if (one === undefined || hands.some(({ account, has }) => account.id !== one.account.id && isInOffice(has))) return []
  return [...new Map(everybody().map((account) => [account.id, account])).values()].filter(
    (account) => account.id !== one.account.id,
  )
}

/** Has a role by the company's word, not by having reported the case or being concerned in it. */
const isInOffice = (roles: readonly string[]): boolean => roles.some(isOffice)

const isOffice = (role: string): boolean => !BUILT_IN_ROLES.some((one) => one === role)
