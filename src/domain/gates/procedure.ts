import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import { because } from '../refusals/reason.ts'
import { gateKind } from './gate-kind.ts'

/** A runbook matches, or an executive is appointed and the response organisation started (R4.2-3). */
export const procedureGate = gateKind(
  'procedure',
  () => ({ 'appointed-by': z.array(idSchema).check(z.minLength(1)) }),
  {
    missing: (gate, { case: state, executives }) => {
      const roles = gate['appointed-by']
      // Every case past the report has exactly one, also where the role that names him stands empty (R4.1-1b).
      if (state.runbook !== undefined)
        return executives().length > 0 ? [] : [because('executive-missing', gate.clause, { roles })]
      return [
        ...(state.executive === undefined ? [because('procedure-missing', gate.clause, { roles })] : []),
        ...(state.organisation === undefined || state.organisation.stoodDown !== undefined
          ? [because('organisation-not-started', gate.clause, { roles })]
          : []),
      ]
    },
    opens: (gate) => [{ kind: 'act', command: 'appoint', roles: gate['appointed-by'], at: ['appointed-by'] }],
  },
)
