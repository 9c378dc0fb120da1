import { reads, writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { actingUser, emit, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError, invalid, notFound } from '../http-error.ts'
import { append, commentKey, issueKey } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { Comment, Issue, Repository } from '../shapes.ts'
import { wroteBy } from './by-way-of.ts'
import { checkBody, readIssue, viewComment } from './issue-view.ts'

export const issueNumberOf = (comment: Comment): number => Number(comment.issue_url.split('/').at(-1))

export function commentRoutes(world: FakeGitHub): Route[] {
  const { access, upstream, notes } = world
  const pathOf = (repository: Repository) => `/repos/${repository.full_name}/issues`

  const checkText = (body: unknown) => {
    if (typeof body !== 'string' || body.trim() === '') throw invalid('IssueComment', 'body', "body can't be blank")
    checkBody('IssueComment', body)
  }

  const listFor = (request: FrontRequest, comments: readonly Comment[]) => {
    const since = request.query.get('since')
    const changed = comments.filter(
      (each) => !since || Date.parse(world.clock.show(each.updated_at)) >= Date.parse(since),
    )
    const field = request.query.get('sort') === 'updated' ? 'updated_at' : 'created_at'
    const sign = request.query.get('direction') === 'desc' ? -1 : 1
    changed.sort((a, b) => sign * (a[field].localeCompare(b[field]) || a.id - b.id))
    return paginate(
      world.url,
      request,
      changed.map((each) => viewComment(world, each)),
    )
  }

  /** emulate takes `issues/comments` for an issue of that name, so a repository's comments are gathered issue by issue. */
  const commentsOf = async (repository: Repository, since: string | null) => {
    const places = [...notes.comments.values()].filter(
      ({ issue, changedAt }) =>
        issue.startsWith(`${repository.full_name}#`) &&
        (!since || Date.parse(world.clock.show(changedAt)) >= Date.parse(since)),
    )
    const issues = [...new Set(places.map((each) => each.issue))]
    const lists = issues.map((issue) => upstream.all<Comment>(`/repos/${issue.replace('#', '/issues/')}/comments`))
    return (await Promise.all(lists)).flat()
  }

  const remember = (repository: Repository, comment: Comment) =>
    notes.comments.set(comment.id, {
      issue: issueKey(repository.full_name, issueNumberOf(comment)),
      changedAt: comment.updated_at,
    })

  /** Only people who may write go on; apps do not, whatever they may do elsewhere (probot/stale#25). */
  const refuseLocked = ({ actor }: FrontRequest, repository: Repository, issue: Issue) => {
    if (issue.locked && (actor.kind === 'installation' || !access.has(actor, repository, 'write')))
      throw new HttpError(403, 'Unable to create comment because issue is locked.')
  }

  const add = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('issues', 'read'))
    const issue = await readIssue(world, repository, request.params.number ?? '')
    checkText(request.body.body)
    refuseLocked(request, repository, issue)
    const path = `${pathOf(repository)}/${issue.number}/comments`
    const body = { body: request.body.body }
    const made = await upstream.write<Comment>(identityOf(request.actor), 'POST', path, body)
    wroteBy(world, request.actor, commentKey(made.id))
    const comment = viewComment(world, made)
    remember(repository, comment)
    const after = await readIssue(world, repository, issue.number)
    emit(world, 'issue_comment', request.actor, { action: 'created', issue: after, comment }, repository)
    return created(comment)
  }

  const one = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    if (notes.gone.has(notes.comments.get(Number(request.params.id))?.issue ?? '')) throw notFound()
    const comment = await upstream.get<Comment>(`${pathOf(repository)}/comments/${request.params.id}`)
    return { repository, comment }
  }

  const changeable = async (request: FrontRequest) => {
    access.require(request.actor, repositoryOf(world, request), writes('issues', 'read'))
    const found = await one(request)
    const isAuthor = found.comment.user.id === actingUser(world, request.actor).id
    if (!isAuthor) access.require(request.actor, found.repository, writes('issues', 'write'))
    return found
  }

  const edit = async (request: FrontRequest) => {
    const { repository, comment: before } = await changeable(request)
    checkText(request.body.body)
    if (notes.moods.locked === 'everything')
      refuseLocked(request, repository, await readIssue(world, repository, issueNumberOf(before)))
    const path = `${pathOf(repository)}/comments/${before.id}`
    const body = { body: request.body.body }
    const comment = viewComment(world, await upstream.write<Comment>(identityOf(request.actor), 'PATCH', path, body))
    remember(repository, comment)
    if (before.body === comment.body) return ok(comment)
    const editor = actingUser(world, request.actor)
    append(notes.edits, commentKey(comment.id), { editor, editedAt: comment.updated_at, before: before.body })
    const issue = await readIssue(world, repository, issueNumberOf(comment))
    const changes = { body: { from: before.body } }
    emit(world, 'issue_comment', request.actor, { action: 'edited', changes, issue, comment }, repository)
    return ok(comment)
  }

  const remove = async (request: FrontRequest) => {
    const { repository, comment } = await changeable(request)
    const issue = await readIssue(world, repository, issueNumberOf(comment))
    await upstream.write(identityOf(request.actor), 'DELETE', `${pathOf(repository)}/comments/${comment.id}`)
    notes.comments.delete(comment.id)
    const shown = viewComment(world, comment)
    emit(world, 'issue_comment', request.actor, { action: 'deleted', issue, comment: shown }, repository)
    return noContent()
  }

  return [
    route('POST /repos/{owner}/{repo}/issues/{number#}/comments', add),
    route('GET /repos/{owner}/{repo}/issues/{number#}/comments', async (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('issues'))
      await readIssue(world, repository, request.params.number ?? '')
      return listFor(request, await upstream.all<Comment>(`${pathOf(repository)}/${request.params.number}/comments`))
    }),
    route('GET /repos/{owner}/{repo}/issues/comments', async (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('issues'))
      return listFor(request, await commentsOf(repository, request.query.get('since')))
    }),
    route('GET /repos/{owner}/{repo}/issues/comments/{id#}', async (request) => {
      access.require(request.actor, repositoryOf(world, request), reads('issues'))
      return ok(viewComment(world, (await one(request)).comment))
    }),
    route('PATCH /repos/{owner}/{repo}/issues/comments/{id#}', edit),
    route('DELETE /repos/{owner}/{repo}/issues/comments/{id#}', remove),
  ]
}
