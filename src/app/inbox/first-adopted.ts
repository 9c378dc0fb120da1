import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** Kept for as long as the policy is: a sweep asks for each issue that is no case. */
const known = new WeakMap<PolicyInForce, Promise<string | undefined>>()

/** When this company began with Hikeshi, in ISO 8601: its first adoption; undefined where no record tells. */
export function firstAdopted(ports: Pick<Ports, 'ledger'>, inForce: PolicyInForce): Promise<string | undefined> {
  const found = known.get(inForce)
  if (found !== undefined) return found
  const asked = ports.ledger
    .read({ repository: inForce.home, path: POLICY_LEDGER })
    .then((record) => record?.lines.find(({ type }) => type === POLICY_ADOPTED)?.at)
  known.set(inForce, asked)
  asked.catch(() => known.delete(inForce))
  return asked
}
