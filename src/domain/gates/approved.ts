import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** Somebody of these roles approved it, and never the one who asked for it. */
export const approvedGate = gateKind(
  'approved',
  () => ({ what: idSchema, by: z.array(idSchema).check(z.minLength(1)) }),
  {
    missing: (gate, { case: state, rolesOf }) =>
      state.approvals.some(
        ({ what, by }) =>
          what === gate.what && by.id !== state.opened.by.id && rolesOf(by).some((role) => gate.by.includes(role)),
      )
        ? []
        : [because('approval-missing', gate.clause, { what: gate.what, roles: gate.by })],
    opens: (gate) => [
      { kind: 'reference', to: 'approval', id: gate.what, at: ['what'] },
      { kind: 'act', command: 'approve', roles: gate.by, at: ['by'] },
    ],
  },
)
