import { readAdopt } from '../../domain/commands/read-adopt.ts'
import { adopters } from '../case/adopters.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { CommentSeen, IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

// Between opening an issue and writing `/adopt` below it nobody takes longer.
const ABOUT_TO_ADOPT_MS = 10 * 60 * 1000

/**
 * Whether an issue is there to adopt a policy, so that it is no incident: its body, or the first comment, is the `/adopt` of
 * its author, who may adopt. A title alone by such a person, while a changed policy waits, is left for that comment to come.
 */
export async function isForAdoption(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  comments: readonly CommentSeen[],
): Promise<boolean> {
  const first = comments.find(({ author }) => author.type === 'User' && author.id !== ports.self.id)
  const spoken =
    first === undefined ? issue.body : `${issue.body}\n\n${first.author.id === issue.author.id ? first.body : ''}`
  if (readAdopt(spoken) !== undefined) {
    // It was answered: whether its author still may does not matter any more.
    const answered = first !== undefined && comments.some(isOwnComment(ports, markOf(`adopt=${first.id}`)))
    return answered || mayAdopt(ports, inForce, repository, issue)
  }
  const age = ports.now().getTime() - Date.parse(issue.createdAt)
  if (first !== undefined || issue.body.trim() !== '' || age >= ABOUT_TO_ADOPT_MS) return false
  if (repository.name !== inForce.home.name || !(await mayAdopt(ports, inForce, repository, issue))) return false
  const candidate = await ports.adoptions.candidate(inForce.home)
  return candidate !== undefined && candidate.sha !== inForce.sha
}

async function mayAdopt(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  { author }: IssueSeen,
): Promise<boolean> {
  const { holders } = await adopters(ports, inForce, 'lately')
  return (
    holders.some(({ id }) => id === author.id) ||
    (await ports.people.administration(author, repository)) === 'administers'
  )
}
