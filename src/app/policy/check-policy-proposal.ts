import { policyOfHome } from '../case/policy-now.ts'
import type { PullRequestHeard } from '../inbox/signal.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'

/** The check's name on the pull request; a branch protection rule may ask for it. */
const NAME = 'hikeshi / policy'

/**
 * A pull request that changes the policy is told what is wrong with it, at its line, and what recorded cases would have
 * met under it: before it is merged, and long before it counts (R9-2).
 */
export async function checkPolicyProposal(
  ports: Ports,
  signal: Pick<PullRequestHeard, 'number' | 'head' | 'what'> & { repository: RepositoryName },
): Promise<void> {
  const { repository, number, head, what } = signal
  if (what !== 'opened' && what !== 'synchronize' && what !== 'reopened') return
  const inForce = await policyOfHome(ports, repository)
  if (inForce === undefined) return
  const changed = await ports.pulls.changedFiles(repository, number)
  const proposed = changed.some((path) => ports.adoptions.files.includes(path))
    ? await ports.proposals.at(inForce, head)
    : undefined
  if (proposed === undefined) return
  await ports.pulls.check(repository, head, {
    name: NAME,
    conclusion: proposed.problems.length === 0 ? 'success' : 'failure',
    ...(await ports.messages.policyCheck(proposed, inForce.rules.locale)),
  })
}
