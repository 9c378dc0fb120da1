import { readAdopt } from '../../domain/commands/read-adopt.ts'
import { adopters } from '../case/adopters.ts'
import { isOurs } from '../case/is-own-comment.ts'
import type { CommentSeen, IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { World } from '../ports/ports.ts'

// Between opening an issue and writing `/adopt` below it nobody takes longer.
const ABOUT_TO_ADOPT_MS = 10 * 60 * 1000

/**
 * Whether an issue is there to adopt a policy, so that it is no incident: its body, or the first comment, is the `/adopt` of
 * its author, who may adopt. A title alone by such a person, while a changed policy waits, is left for that comment to come.
 */
export async function isForAdoption(
  world: World,
  policy: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  comments: readonly CommentSeen[],
): Promise<boolean> {
  const first = comments.find(({ author }) => author.type === 'User' && author.id !== world.self.id)
  const spoken =
    first === undefined ? issue.body : `${issue.body}\n\n${first.author.id === issue.author.id ? first.body : ''}`
  if (readAdopt(spoken) !== undefined) {
    // It was answered: whether its author still may does not matter any more.
    const answered = first !== undefined && comments.some(isOurs(world, markOf(`adopt=${first.id}`)))
    return answered || mayAdopt(world, policy, repository, issue)
  }
  const age = world.now().getTime() - Date.parse(issue.createdAt)
  if (first !== undefined || issue.body.trim() !== '' || age >= ABOUT_TO_ADOPT_MS) return false
  if (repository.name !== policy.home.name || !(await mayAdopt(world, policy, repository, issue))) return false
  const candidate = await world.adoptions.candidate(policy.home)
  return candidate !== undefined && candidate.sha !== policy.sha
}

async function mayAdopt(
  world: World,
  policy: PolicyInForce,
  repository: RepositoryName,
  { author }: IssueSeen,
): Promise<boolean> {
  const { holders } = await adopters(world, policy)
  return (
    holders.some(({ id }) => id === author.id) ||
    (await world.people.administration(author, repository)) === 'administers'
  )
}
