import { elsewhere } from './asked/elsewhere.ts'
import { openingOf } from './asked/form-answers.ts'
import { languageNamed } from './language-of.ts'
import { isOurs } from './our-own.ts'
import type { CommentSeen, IssueSeen, RepositoryName } from './ports/github.ts'
import type { PolicyInForce } from './ports/policy-source.ts'
import { markOf } from './ports/words.ts'
import type { World } from './ports/world.ts'

/** To whoever files for few what many can read here: where it belongs, and how it is taken away. Once, and nothing of its content. */
export async function sayElsewhere(
  world: World,
  policy: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  known?: readonly CommentSeen[],
): Promise<void> {
  if (issue.author.type !== 'User') return
  const command = openingOf(policy.policy, issue, issue.createdAt)
  const there = elsewhere(policy.policy, repository.name, command)
  if (there === undefined || command?.kind !== 'open') return
  const ref = { repository, number: issue.number }
  const mark = markOf('elsewhere')
  const comments = known ?? (await world.issues.comments(ref))
  if (comments.some(isOurs(world, mark))) return
  const form = `${world.web}/${policy.home.owner}/${there}/issues/new/choose`
  await world.issues.comment(
    ref,
    `${mark}\n\n${world.words.elsewhere(form, languageNamed(command.language, policy))}`,
    mark,
  )
}
