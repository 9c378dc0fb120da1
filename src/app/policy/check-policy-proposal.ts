import type { SignalOf } from '../inbox/signal.ts'
import type { World } from '../ports/ports.ts'

/** The check's name on the pull request; a branch protection rule may ask for it. */
const NAME = 'hikeshi / policy'

/**
 * A pull request that changes the policy is told what is wrong with it, at its line, and what recorded cases would have
 * met under it: before it is merged, and long before it counts (R9-2).
 */
export async function checkPolicyProposal(world: World, signal: SignalOf<'pull-request'>): Promise<void> {
  const { repository, number, head, what } = signal
  if (world.proposals === undefined || (what !== 'opened' && what !== 'synchronize' && what !== 'reopened')) return
  const policy = (await world.policies.all()).find(
    ({ home }) => home.owner === repository.owner && home.name === repository.name,
  )
  if (policy === undefined) return
  const changed = await world.pulls.changedFiles(repository, number)
  const proposed = changed.includes(world.adoptions.file) ? await world.proposals.at(policy, head) : undefined
  if (proposed === undefined) return
  await world.pulls.check(repository, head, {
    name: NAME,
    conclusion: proposed.problems.length === 0 ? 'success' : 'failure',
    ...world.words.policyCheck(proposed, policy.policy.locale),
  })
}
