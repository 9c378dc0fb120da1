import { later } from '../domain/due.ts'
import { caseLabel } from '../domain/policy/form-of.ts'
import { POLICY_ADOPTED, POLICY_LEDGER } from '../domain/policy-ledger.ts'
import { ledgerOf } from './case-file.ts'
import { beginCase, homeOf, openCase } from './open-case.ts'
import type { PolicyInForce } from './ports/policy-source.ts'
import type { World } from './ports/world.ts'

/** Opens what is due by the calendar: where the last case, or before the first one the policy, is old enough (R9-3). */
export async function schedule(world: World, policy: PolicyInForce): Promise<void> {
  for (const [process, rule] of Object.entries(policy.policy.processes)) {
    const repository = homeOf(policy, process)
    if (rule.schedule === undefined || repository === undefined) continue
    const issues = await world.issues.list(repository, { state: 'all', labels: caseLabel(process) })
    const last = issues.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0]
    const since = last?.createdAt ?? (await adoptedAt(world, policy))
    const due = later(policy.policy, since, rule.schedule.every)
    if (Date.parse(due) <= world.now().getTime()) {
      // Two who sweep at once name it alike: the day on which it fell due.
      await openCase(world, policy, process, `scheduled=${process}:${due.slice(0, 10)}`)
    } else if (
      last?.author.id === world.self.id &&
      (await world.ledger.read(ledgerOf({ repository, issue: last }))) === undefined
    ) {
      await beginCase(world, policy, process, repository, last)
    }
  }
}

/** Whoever adopted the policy has just looked through it. */
async function adoptedAt(world: World, { home }: PolicyInForce): Promise<string> {
  const record = await world.ledger.read({ repository: home, path: POLICY_LEDGER })
  return record?.lines.findLast(({ type }) => type === POLICY_ADOPTED)?.at ?? world.now().toISOString()
}
