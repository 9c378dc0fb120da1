import type { FakeGitHub } from '../fake-github.ts'
import { readIssue, viewComment } from '../front/issue-view.ts'
import type { Comment, Repository } from '../shapes.ts'
import { columnOf } from './column-of.ts'
import { document, html } from './html.ts'

export async function issuePage(world: FakeGitHub, repository: Repository, number: string): Promise<string> {
  const issue = await readIssue(world, repository, number)
  const path = `/repos/${repository.full_name}/issues/${number}/comments`
  const comments = (await world.upstream.all<Comment>(path)).map((comment) => viewComment(world, comment))
  const entry = (who: string, at: string, text: string) =>
    html`<p class="by">${who} · ${world.clock.show(at)}</p><div class="text">${text}</div>`
  const facts = [
    issue.state_reason && issue.state === 'closed' ? `closed: ${issue.state_reason}` : issue.state,
    `board: ${columnOf(world, repository.full_name, issue.number) ?? 'none'}`,
    `assigned: ${issue.assignees.map((user) => user.login).join(', ') || 'nobody'}`,
  ]
  return document(
    `${issue.title} #${issue.number}`,
    html`<p>${repository.full_name}</p>
<p>${[...facts, ...issue.labels.map((label) => label.name)].map((each) => html`<span class="tag">${each}</span>`)}</p>
${entry(issue.user.login, issue.created_at, issue.body ?? '')}
${comments.map((comment) => entry(comment.user.login, comment.created_at, comment.body))}`,
  )
}
