import { POLICY_LEDGER } from '../../../domain/case/ledger-path.ts'
import { adoptionSchema, POLICY_ADOPTED } from '../../../domain/policy/policy-ledger.ts'
import { dayAt } from '../../../domain/time/is-day.ts'
import type { LedgerSnapshot } from '../../ports/ledger-store.ts'
import type { EditionVersion } from '../../ports/messages.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { Ports } from '../../ports/ports.ts'

/** Since when this policy is in force, and the revisions that came by pull request; never who adopted them. */
export async function versionOf(ports: Ports, { rules: policy, sha, home }: PolicyInForce): Promise<EditionVersion> {
  const ref = { repository: home, path: POLICY_LEDGER }
  const adoptionsIn = (record: LedgerSnapshot | undefined) =>
    (record?.lines ?? [])
      .filter(({ type }) => type === POLICY_ADOPTED)
      .map(({ at, data }) => ({ day: dayAt(at, policy['time-zone']), ...adoptionSchema.parse(data) }))
  const recalled = adoptionsIn(ports.ledger.recall(ref))
  // To know that this policy is in force its record was read, unless by another process.
  const adopted = recalled.at(-1)?.sha === sha ? recalled : adoptionsIn(await ports.ledger.read(ref))
  return {
    sha,
    day: adopted.findLast((one) => one.sha === sha)?.day ?? dayAt(ports.now().toISOString(), policy['time-zone']),
    revised: adopted.flatMap((one) => (one.how === 'pull-request' ? [{ day: one.day, sha: one.sha }] : [])),
  }
}
