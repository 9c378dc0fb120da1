import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import { policyNow } from '../case/policy-now.ts'
import { reportStrangers } from '../messages/report-tampering.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * The record of adoptions has no case by which a process that has just started could see that it was set back. But each line
 * of a case names the policy by which it was judged: where no adoption of that one is on record, the record is looked
 * through, what was taken from it is put back and told, and the case is judged by what was adopted last. One request for
 * each policy that a case names and that is not the one in force; none where it is.
 */
export async function policyByCase(ports: Ports, inForce: PolicyInForce, named: string): Promise<PolicyInForce> {
  const { owner, name } = inForce.home
  const key = `${owner}/${name} ${named}`
  if (ports.memory.adopted.has(key)) return inForce
  const repository = { owner, name }
  const adoptions = await ports.ledger.read({ repository, path: POLICY_LEDGER })
  const isKnown = adoptions?.lines.some(({ type, data }) => type === POLICY_ADOPTED && data.sha === named) === true
  if (!isKnown) await reportStrangers(ports, inForce, repository)
  // One that another home adopted, before its repositories were taken over, is asked about once.
  ports.memory.adopted.add(key)
  return isKnown ? inForce : policyNow(ports, inForce)
}
