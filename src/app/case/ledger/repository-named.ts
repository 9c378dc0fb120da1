import { LEDGER_BOUND, ledgerBoundSchema } from '../../../domain/case/ledger-line.ts'
import { POLICY_LEDGER_BOUND, policyLedgerBoundSchema } from '../../../domain/policy/policy-ledger.ts'
import type { BoundRepository } from '../../ports/ledger-store.ts'
import { parseLedger } from './text-format.ts'

/** The repository that a ledger says it is of, by its first line alone. */
export function repositoryNamed(text: string): BoundRepository {
  const [line] = parseLedger(text.slice(0, text.indexOf('\n') + 1)).lines
  const bound =
    line?.type === LEDGER_BOUND
      ? ledgerBoundSchema.safeParse(line.data).data
      : line?.type === POLICY_LEDGER_BOUND
        ? policyLedgerBoundSchema.safeParse(line.data).data
        : undefined
  return bound === undefined ? 'not-checked' : { id: bound.repository.id }
}
