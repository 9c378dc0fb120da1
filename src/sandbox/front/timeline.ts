import { reads } from '../access.ts'
import { type FakeGitHub, repositoryOf } from '../fake-github.ts'
import type { Json } from '../json.ts'
import { issueKey } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { type FrontRequest, type Route, route } from '../route.ts'
import type { Comment, IssueEvent, Repository, User } from '../shapes.ts'
import { viewOtherApp } from './app-view.ts'
import { readIssue, viewComment } from './issue-view.ts'

/** Timeline entries of emulate that GitHub does not have. */
const NOT_ON_GITHUB = ['opened', 'edited']

/** The events of an issue, emulate's and ours, oldest first. */
export async function issueEvents(world: FakeGitHub, repository: Repository, number: number): Promise<IssueEvent[]> {
  const key = issueKey(repository.full_name, number)
  const path = `/repos/${repository.full_name}/issues/${number}/events`
  const isIssue = [...world.notes.issues.values()].includes(key)
  const recorded = isIssue ? await world.upstream.all<IssueEvent & { issue?: Json }>(path) : []
  const reasons = [...(world.notes.closings.get(key) ?? [])]
  const own = (world.notes.timeline.get(key) ?? []).map((each) => ({ ...each, event: String(each.event) }))
  const theirs = recorded
    .filter((each) => !NOT_ON_GITHUB.includes(each.event))
    .map(({ issue: _, ...each }) =>
      trim(world, each.event === 'closed' ? { ...each, state_reason: reasons.shift() ?? null } : each),
    )
  // emulate takes every account for a person's.
  const known = (each: IssueEvent): IssueEvent => ({
    ...each,
    actor: world.users.get(String((each.actor as User | null)?.login)) ?? each.actor,
  })
  return [...theirs, ...own].map(known).sort((a, b) => a.created_at.localeCompare(b.created_at))
}

/** GitHub leaves out what an event is not about. */
function trim(world: FakeGitHub, event: IssueEvent): IssueEvent {
  const by = world.notes.ways.get(`event:${event.id}`)
  const kept: IssueEvent = { ...event, performed_via_github_app: by === undefined ? null : viewOtherApp(world, by) }
  for (const name of ['label', 'assignee', 'milestone', 'rename']) if (!kept[name]) delete kept[name]
  return kept
}

export function timelineRoutes(world: FakeGitHub): Route[] {
  const find = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, reads('issues'))
    const issue = await readIssue(world, repository, request.params.number ?? '')
    return { repository, issue, events: await issueEvents(world, repository, issue.number) }
  }

  return [
    route('GET /repos/{owner}/{repo}/issues/{number#}/events', async (request) =>
      paginate(world.url, request, (await find(request)).events),
    ),
    route('GET /repos/{owner}/{repo}/issues/{number#}/timeline', async (request) => {
      const { repository, issue, events } = await find(request)
      const path = `/repos/${repository.full_name}/issues/${issue.number}/comments`
      const comments = (await world.upstream.all<Comment>(path)).map((comment) => ({
        ...viewComment(world, comment),
        event: 'commented',
        actor: comment.user,
      }))
      const all = [...events, ...comments].sort((a, b) => a.created_at.localeCompare(b.created_at))
      return paginate(world.url, request, all)
    }),
  ]
}
