import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { countingFrom, freshnessShape } from './freshness.ts'
import { gateKind } from './gate-kind.ts'

/** A fact that needs a reason and somebody's consent, given after it was recorded, by somebody else (R4.4-2: no harm on a breach). */
export const consentGate = gateKind(
  'consent',
  () => ({ fact: idSchema, by: z.array(idSchema).check(z.minLength(1)), ...freshnessShape() }),
  {
    missing: (gate, view) => {
      const { case: state, rolesOf } = view
      const { counts, stale } = countingFrom(view, gate)
      const fact = state.facts[gate.fact]
      if (fact === undefined) return []
      const valid = state.consents.filter(
        (consent) =>
          consent.what === gate.fact &&
          consent.seq > fact.seq &&
          consent.by.id !== fact.by.id &&
          rolesOf(consent.by).some((role) => gate.by.includes(role)),
      )
      const given = valid.some(({ seq }) => counts(seq))
      const reasons: Reason[] = []
      if (fact.text.trim() === '') reasons.push(because('harm-reason-missing', gate.clause, { field: gate.fact }))
      if (!given)
        reasons.push(
          because('consent-missing', gate.clause, { field: gate.fact, roles: gate.by, ...stale(valid.at(-1)?.seq) }),
        )
      return reasons
    },
    opens: (gate) => [
      { kind: 'fact', field: gate.fact, at: ['fact'] },
      { kind: 'act', command: 'consent', roles: gate.by, at: ['by'] },
    ],
  },
)
