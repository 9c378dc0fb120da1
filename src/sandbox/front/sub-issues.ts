import { reads, writes } from '../access.ts'
import type { Actor } from '../actor.ts'
import { emit, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asNumber } from '../json.ts'
import { issueKey, splitIssueKey } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, ok, type Route, route } from '../route.ts'
import type { Issue, Repository } from '../shapes.ts'
import { note } from './issue-diff.ts'
import { readIssue } from './issue-view.ts'

/** GitHub's own limit. */
const MOST = 100

type Place = { repository: Repository; issue: Issue; key: string }

/** emulate has no sub-issues. */
export function subIssueRoutes(world: FakeGitHub): Route[] {
  const { access, notes } = world

  const placeOf = async (key: string): Promise<Place> => {
    const { repository: name, number } = splitIssueKey(key)
    const repository = world.repositories.find((each) => each.full_name === name)
    if (!repository) throw notFound()
    return { repository, issue: await readIssue(world, repository, number), key }
  }

  const parentOf = async (request: FrontRequest, need: 'read' | 'write'): Promise<Place> => {
    if (notes.moods.subIssues === 'missing') throw notFound()
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, need === 'read' ? reads('issues') : writes('issues', 'triage'))
    return placeOf(issueKey(repository.full_name, Number(request.params.number)))
  }

  const childOf = async (request: FrontRequest): Promise<Place> => {
    const key = notes.issues.get(asNumber(request.body.sub_issue_id) ?? -1)
    if (!key) throw new HttpError(404, 'The provided sub-issue does not exist')
    const child = await placeOf(key)
    if (!access.canSee(request.actor, child.repository)) throw notFound()
    return child
  }

  const tell = (actor: Actor, action: 'added' | 'removed', parent: Place, child: Place) => {
    const payload = {
      sub_issue_id: child.issue.id,
      sub_issue: child.issue,
      sub_issue_repo: child.repository,
      parent_issue_id: parent.issue.id,
      parent_issue: parent.issue,
      parent_issue_repo: parent.repository,
    }
    emit(world, 'sub_issues', actor, { action: `sub_issue_${action}`, ...payload }, parent.repository)
    emit(world, 'sub_issues', actor, { action: `parent_issue_${action}`, ...payload }, child.repository)
    note(world, actor, parent.key, `sub_issue_${action}`, { sub_issue: child.issue })
    note(world, actor, child.key, `parent_issue_${action}`, { parent: parent.issue })
  }

  const add = async (request: FrontRequest) => {
    const parent = await parentOf(request, 'write')
    const child = await childOf(request)
    if (child.key === parent.key) throw new HttpError(422, 'Sub issue may not be its own parent')
    const old = notes.parents.get(child.key)
    if (old && request.body.replace_parent !== true) {
      throw new HttpError(
        422,
        'An error occurred while adding the sub-issue to the parent issue. Sub issue may only have one parent',
      )
    }
    const count = [...notes.parents.values()].filter((each) => each === parent.key).length
    if (count >= MOST || notes.moods.subIssues === 'full') {
      throw new HttpError(
        422,
        `An error occurred while adding the sub-issue to the parent issue. Parent cannot have more than ${MOST} sub-issues`,
      )
    }
    notes.parents.set(child.key, parent.key)
    const after = await placeOf(parent.key)
    tell(request.actor, 'added', after, child)
    return created(after.issue)
  }

  const remove = async (request: FrontRequest) => {
    const parent = await parentOf(request, 'write')
    const child = await childOf(request)
    if (notes.parents.get(child.key) !== parent.key) throw notFound()
    notes.parents.delete(child.key)
    const after = await placeOf(parent.key)
    tell(request.actor, 'removed', after, child)
    return ok(after.issue)
  }

  return [
    route('GET /repos/{owner}/{repo}/issues/{number#}/sub_issues', async (request) => {
      const parent = await parentOf(request, 'read')
      const keys = [...notes.parents].filter(([, each]) => each === parent.key).map(([child]) => child)
      const children = await Promise.all(keys.map(placeOf))
      return paginate(
        world.url,
        request,
        children.map((each) => each.issue),
      )
    }),
    route('POST /repos/{owner}/{repo}/issues/{number#}/sub_issues', add),
    route('DELETE /repos/{owner}/{repo}/issues/{number#}/sub_issue', remove),
    route('GET /repos/{owner}/{repo}/issues/{number#}/parent', async (request) => {
      const child = await parentOf(request, 'read')
      const key = notes.parents.get(child.key)
      if (!key) throw notFound()
      return ok((await placeOf(key)).issue)
    }),
  ]
}
