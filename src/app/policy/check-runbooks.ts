import type { SignalOf } from '../inbox/signal.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'

/** The check's name on the pull request; a branch protection rule may ask for it. */
const NAME = 'hikeshi / runbooks'

/**
 * A pull request that changes runbooks is told by line what they lack, before it is merged (R4.1-1). The names in their
 * heads are held against the policy in force: a trigger on a mistyped fact would never be met.
 */
export async function checkRunbooks(world: World, signal: SignalOf<'pull-request'>): Promise<void> {
  const { repository, number, head, what } = signal
  if (what !== 'opened' && what !== 'synchronize' && what !== 'reopened') return
  const policy = (await world.policies.all()).find((one) => hasRunbooksIn(one, repository))
  if (policy === undefined) return
  const folder = `${policy.policy.runbooks.folder}/`
  const changed = (await world.pulls.changedFiles(repository, number)).filter((path) => path.startsWith(folder))
  const found = changed.length === 0 ? undefined : await world.runbooks.proposed(policy, changed, head)
  if (found === undefined || found.files === 0) return
  const errors = found.problems.filter(({ level }) => level === 'error').length
  await world.pulls.check(repository, head, {
    name: NAME,
    conclusion: errors > 0 ? 'failure' : found.problems.length > 0 ? 'neutral' : 'success',
    ...world.words.runbookCheck(found, policy.policy.locale),
  })
}

const hasRunbooksIn = ({ policy, home }: PolicyInForce, { owner, name }: { owner: string; name: string }): boolean =>
  home.owner === owner && (policy.repositories[policy.runbooks.repository] ?? home.name) === name
