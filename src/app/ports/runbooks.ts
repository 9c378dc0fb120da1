import type { Runbook } from '../../domain/runbook/runbook.ts'
import type { PolicyInForce } from './policy-source.ts'

export interface Runbooks {
  all(policy: PolicyInForce): Promise<readonly Runbook[]>
  forget(): void
}
