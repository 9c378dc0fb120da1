import { isOwnComment } from '../case/is-own-comment.ts'
import { languageNamed } from '../case/language-of.ts'
import { elsewhere } from '../inbox/elsewhere.ts'
import { openingOf } from '../inbox/form-answers.ts'
import type { CommentSeen, IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { postComment } from './post-comment.ts'

/** To whoever files for few what many can read here: where it belongs, and how it is taken away. Once, and nothing of its content. */
export async function redirectRestrictedReport(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
  known?: readonly CommentSeen[],
): Promise<void> {
  if (issue.author.type !== 'User') return
  const command = openingOf(inForce.rules, issue, issue.createdAt)
  const there = elsewhere(inForce.rules, repository.name, command)
  if (there === undefined || command?.kind !== 'open') return
  const ref = { repository, number: issue.number }
  const mark = markOf('elsewhere')
  const comments = known ?? (await ports.issues.comments(ref))
  if (comments.some(isOwnComment(ports, mark))) return
  const form = `${ports.web}/${inForce.home.owner}/${there}/issues/new/choose`
  await postComment(
    ports,
    ref,
    `${mark}\n\n${ports.messages.elsewhere(form, languageNamed(command.language, inForce))}`,
    mark,
  )
}
