import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'

/** The name under which the approval of a notice stands in the record. */
export const noticeApproval = (notice: string): string => `notice:${notice}`

/** Each notice is recorded as sent, by one of these roles or with the approval of one (R4.4-3). */
export const noticesGate = gateKind(
  'notices',
  {
    notices: z.array(idSchema).check(z.minLength(1)),
    'approved-by': z.optional(z.array(idSchema).check(z.minLength(1))),
    ...freshnessShape,
  },
  {
    missing: (gate, view) => {
      const { case: state, rolesOf } = view
      const { counts, stale } = countingFrom(view, gate)
      return gate.notices.flatMap((notice) => {
        const sent = ownProperty(state.notices, notice)
        if (sent === undefined || !counts(sent.seq))
          return [because('notice-unsent', gate.clause, { notice, ...stale(sent?.seq) })]
        const roles = gate['approved-by']
        if (roles === undefined) return []
        const approvals = state.approvals.filter(({ what, seq }) => what === noticeApproval(notice) && counts(seq))
        const people = [sent.by, ...approvals.map(({ by }) => by)]
        const approved = people.some((by) => rolesOf(by).some((role) => roles.includes(role)))
        return approved ? [] : [because('notice-unapproved', gate.clause, { notice, roles })]
      })
    },
    opens: (gate) => [
      ...gate.notices.map((id, index) => ({
        ...{ kind: 'reference' as const, to: 'notice' as const, id, at: ['notices', index] },
      })),
      ...(gate['approved-by'] === undefined
        ? []
        : [{ kind: 'act' as const, command: 'approve', roles: gate['approved-by'], at: ['approved-by'] }]),
    ],
  },
)
