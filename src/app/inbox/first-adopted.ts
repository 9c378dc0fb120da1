import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** When this company began with Hikeshi, in ISO 8601: its first adoption; undefined where no record tells. */
export function firstAdopted(
  { ledger, memory: { firstAdopted: known } }: Pick<Ports, 'ledger' | 'memory'>,
  { home, sha }: PolicyInForce,
): Promise<string | undefined> {
  const key = `${home.owner}/${home.name} ${sha}`
  const found = known.get(key)
  if (found !== undefined) return found
  const ref = { repository: home, path: POLICY_LEDGER }
  // The first line is the same ever after, and a record of adoptions only grows.
  const asked = Promise.resolve(ledger.recall(ref) ?? ledger.read(ref)).then(
    (record) => record?.lines.find(({ type }) => type === POLICY_ADOPTED)?.at,
  )
  asked.catch(() => known.drop(key))
  return known.keep(key, asked)
}
