import { isLate } from '../../domain/clock/last-sweep.ts'
import type { SignalOf } from '../inbox/signal.ts'
import { lastSweep } from '../messages/last-sweep.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The check's name on the pull request; a branch protection rule may ask for it. */
const NAME = 'hikeshi / runbooks'

/**
 * A pull request that changes runbooks is told by line what they lack, before it is merged (R4.1-1). The names in their
 * heads are held against the policy in force: a trigger on a mistyped fact would never be met.
 */
export async function checkRunbooks(
  ports: Ports,
  {
    repository,
    number,
    head,
    what,
  }: Pick<SignalOf<'pull-request'>, 'number' | 'head' | 'what'> & { repository: RepositoryName },
): Promise<void> {
  if (what !== 'opened' && what !== 'synchronize' && what !== 'reopened') return
  const inForce = (await ports.policies.all()).find((one) => hasRunbooksIn(one, repository))
  if (inForce === undefined) return
  const folder = `${inForce.rules.runbooks.folder}/`
  const changed = (await ports.pulls.changedFiles(repository, number)).filter((path) => path.startsWith(folder))
  const found = changed.length === 0 ? undefined : await ports.runbooks.proposed(inForce, changed, head)
  if (found === undefined || found.files === 0) return
  const sweep = await lastSweep(ports, inForce)
  const late = typeof sweep !== 'string' && isLate(sweep, ports.now().toISOString()) ? sweep : undefined
  const errors = found.problems.filter(({ severity }) => severity === 'error').length
  await ports.pulls.check(repository, head, {
    name: NAME,
    conclusion: errors > 0 ? 'failure' : found.problems.length > 0 ? 'neutral' : 'success',
    ...(await ports.messages.runbookCheck(found, inForce.rules, late)),
  })
}

const hasRunbooksIn = (
  { rules: policy, home }: PolicyInForce,
  { owner, name }: { owner: string; name: string },
): boolean => home.owner === owner && (policy.repositories[policy.runbooks.repository] ?? home.name) === name
