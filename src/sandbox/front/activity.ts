import { reads } from '../access.ts'
import type { Actor } from '../actor.ts'
import { actingUser, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { append, nodeId } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { type Route, route } from '../route.ts'
import type { Repository } from '../shapes.ts'

export type ActivityKind = 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge'

export interface Moved {
  ref: string
  before: string
  after: string
}

/** GitHub remembers who moved a branch from where to where, also what no branch holds any more. */
export function noteActivity(
  world: FakeGitHub,
  actor: Actor,
  repository: Repository,
  { ref, before, after }: Moved,
  kind: ActivityKind,
): void {
  // Numbers of its own: two GitHubs on which people do the same give the same ids to what people see, however often is pushed.
  const id = (world.notes.activities.get(repository.full_name)?.length ?? 0) + 1
  append(world.notes.activities, repository.full_name, {
    ...{ id, node_id: nodeId('Activity', id), before, after, ref },
    ...{ timestamp: world.clock.stamp(), activity_type: kind, actor: actingUser(world, actor) },
  })
}

export function activityRoutes(world: FakeGitHub): Route[] {
  return [
    route('GET /repos/{owner}/{repo}/activity', async (request) => {
      const repository = repositoryOf(world, request)
      world.access.require(request.actor, repository, reads('contents'))
      if (world.notes.moods.activity === 'missing') throw notFound()
      const [ref, kind] = [request.query.get('ref'), request.query.get('activity_type')]
      const all = (world.notes.activities.get(repository.full_name) ?? []).toReversed()
      const asked = all.filter(
        (one) =>
          (ref === null || one.ref === ref || one.ref === `refs/heads/${ref}`) &&
          (kind === null || one.activity_type === kind),
      )
      return paginate(world.url, request, asked)
    }),
  ]
}
