import * as z from 'zod/mini'
import { runsOf } from '../findings/ranges.ts'
import { unanswered } from '../findings/unanswered.ts'
import { idSchema } from '../policy/basics.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** Every finding has become an action or has a reason, and one of these roles has signed just these findings (R5-1). */
export const findingsGate = gateKind(
  'findings',
  () => ({ what: idSchema, 'signed-by': z.array(idSchema).check(z.minLength(1)) }),
  {
    missing: (gate, { case: state, rolesOf }) => {
      const { clause, what, 'signed-by': roles } = gate
      const { findings } = state
      if (findings === undefined) return [because('not-looked-through', clause)]
      const open = runsOf(unanswered(state))
      const signatures = state.approvals.filter(
        (one) => one.what === what && rolesOf(one.by).some((role) => roles.includes(role)),
      )
      const signed: Reason[] = signatures.some(({ edition }) => edition === findings.edition)
        ? []
        : [because(signatures.length === 0 ? 'signature-missing' : 'findings-changed', clause, { what, roles })]
      return [...(open.length === 0 ? [] : [because('findings-open', clause, { findings: open })]), ...signed]
    },
    opens: (gate) => [
      { kind: 'reference', to: 'approval', id: gate.what, at: ['what'] },
      { kind: 'act', command: 'approve', roles: gate['signed-by'], at: ['signed-by'] },
    ],
  },
)
