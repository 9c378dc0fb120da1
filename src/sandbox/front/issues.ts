import { reads, writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { actingUser, emit, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { invalid, notFound } from '../http-error.ts'
import { asText, asTexts, type Json } from '../json.ts'
import { append, issueKey } from '../notes.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { Issue, Repository } from '../shapes.ts'
import { assignable, keepAssignees } from './assignees.ts'
import { byWayOf, wroteBy } from './by-way-of.ts'
import { tellIssueChange } from './issue-diff.ts'
import { setIssueType } from './issue-settings.ts'
import { checkBody, readIssue, viewIssue } from './issue-view.ts'
import { spellLabels } from './label-names.ts'
import { updatePullAsIssue } from './pull-as-issue.ts'

const LONGEST_TITLE = 256

export function issueRoutes(world: FakeGitHub): Route[] {
  const { access, upstream, notes } = world

  /** Labels and assignees of someone who may not set them are dropped without a word, as on GitHub. */
  const settable = async (request: FrontRequest, repository: Repository): Promise<Json> => {
    const { labels, assignees, assignee: _, ...rest } = request.body
    if (!access.has(request.actor, repository, 'triage')) return rest
    const logins = asTexts(assignees)
    if (logins.some((login) => !assignable(world, repository, login))) {
      throw invalid('Issue', 'assignees', 'is not assignable')
    }
    return {
      ...rest,
      ...(labels === undefined ? {} : { labels: await spellLabels(world, repository, labels) }),
      ...(assignees === undefined ? {} : { assignees: keepAssignees(world, logins) }),
    }
  }

  const checkTitle = (title: unknown) => {
    if (typeof title !== 'string' || title.trim() === '') throw invalid('Issue', 'title', "title can't be blank")
    if (title.length > LONGEST_TITLE)
      throw invalid('Issue', 'title', `title is too long (maximum is ${LONGEST_TITLE} characters)`)
  }

  const open = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('issues', 'read'))
    checkTitle(request.body.title)
    checkBody('Issue', request.body.body)
    const body = await settable(request, repository)
    const made = await upstream.write<Issue>(
      identityOf(request.actor),
      'POST',
      `/repos/${repository.full_name}/issues`,
      body,
    )
    wroteBy(world, request.actor, `issue:${made.id}`)
    notes.issues.set(made.id, issueKey(repository.full_name, made.number))
    const issue = viewIssue(world, repository, made)
    emit(world, 'issues', request.actor, { action: 'opened', issue }, repository)
    tellIssueChange(world, request.actor, repository, { ...issue, labels: [], assignees: [] }, issue)
    return created(issue)
  }

  const show = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, reads('issues'))
    return ok(await readIssue(world, repository, request.params.number ?? ''))
  }

  const update = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('issues', 'read'))
    const before = await readIssue(world, repository, request.params.number ?? '')
    const isAuthor = before.user.id === actingUser(world, request.actor).id
    if (!isAuthor) access.require(request.actor, repository, writes('issues', 'triage'))
    if (request.body.title !== undefined) checkTitle(request.body.title)
    checkBody('Issue', request.body.body)
    const state = request.body.state
    if (state !== undefined && state !== 'open' && state !== 'closed') throw invalid('Issue', 'state', 'is not a state')
    const body = await settable(request, repository)
    if (before.pull_request) return ok(await updatePullAsIssue(world, request.actor, repository, before, body))

    const duplicate = body.state_reason === 'duplicate'
    const { duplicate_issue_id: original, type, ...plain } = body
    setIssueType(world, issueKey(repository.full_name, before.number), type)
    if (original !== undefined && !notes.issues.has(Number(original)))
      throw invalid('Issue', 'duplicate_issue_id', 'is not an issue')
    const sent = duplicate ? { ...plain, state_reason: 'not_planned' } : plain
    const path = `/repos/${repository.full_name}/issues/${before.number}`
    const changed = await byWayOf(world, request.actor, repository, before.number, () =>
      upstream.write<Issue>(identityOf(request.actor), 'PATCH', path, sent),
    )
    remember(repository, before, changed, asText(body.state_reason))
    const after = viewIssue(world, repository, changed)
    tellIssueChange(world, request.actor, repository, before, after)
    return ok(after)
  }

  const remember = (repository: Repository, before: Issue, after: Issue, asked: string | undefined) => {
    const key = issueKey(repository.full_name, after.number)
    const closed = after.state === 'closed'
    if (closed) notes.closed.add(key)
    else notes.closed.delete(key)
    // A later reason replaces an earlier one, `duplicate` too; emulate knows that one not at all.
    if (closed && asked !== undefined) notes.stateReasons.set(key, asked)
    else if (before.state !== after.state || !closed) notes.stateReasons.delete(key)
    const reason = asked ?? asText(after.state_reason) ?? 'completed'
    if (closed && before.state === 'open') append(notes.closings, key, reason)
  }

  const lock = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('issues', 'write'))
    const before = await readIssue(world, repository, request.params.number ?? '')
    if (before.pull_request) throw notFound()
    const path = `/repos/${repository.full_name}/issues/${before.number}/lock`
    // emulate wants a body and invents a reason where none is given.
    await upstream.write(
      identityOf(request.actor),
      request.method,
      path,
      request.method === 'PUT' ? request.body : undefined,
    )
    tellIssueChange(world, request.actor, repository, before, await readIssue(world, repository, before.number))
    return noContent()
  }

  return [
    route('POST /repos/{owner}/{repo}/issues', open),
    route('GET /repos/{owner}/{repo}/issues/{number#}', show),
    route('PATCH /repos/{owner}/{repo}/issues/{number#}', update),
    route('PUT /repos/{owner}/{repo}/issues/{number#}/lock', lock),
    route('DELETE /repos/{owner}/{repo}/issues/{number#}/lock', lock),
  ]
}
