import * as z from 'zod/mini'
import { ACTION_ITEMS } from '../case/case.ts'
import { idSchema } from '../policy/basics.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/**
 * The pull request is merged, no section of its plan is empty, and each role is author or approver of the merged head
 * (R4.4-1). Where it was merged without them, `/approve` on the case says so for that very commit.
 */
export const pullRequestGate = gateKind(
  'pull-request',
  () => ({ 'pull-request': idSchema, 'approved-by': z._default(z.array(idSchema), []) }),
  {
    missing: (gate, { case: state, rolesOf }) => {
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
      const byCommand = state.approvals.filter((approval) => approval.what === `${id}@${pull.head}`).map(({ by }) => by)
      const standing = [pull.author, ...pull.writtenBy, ...pull.approvedBy, ...byCommand].flatMap((account) =>
        rolesOf(account),
      )
      for (const role of gate['approved-by']) {
        if (!standing.includes(role)) reasons.push(because('pull-request-unapproved', gate.clause, { ...about, role }))
      }
      return reasons
    },
    opens: (gate) => [
      { kind: 'reference', to: 'pull-request', id: gate['pull-request'], at: ['pull-request'] },
      { kind: 'act', command: 'approve', roles: gate['approved-by'], every: true, at: ['approved-by'] },
    ],
  },
)
