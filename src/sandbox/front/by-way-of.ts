import type { Actor } from '../actor.ts'
import type { FakeGitHub } from '../fake-github.ts'
import type { IssueEvent, Repository } from '../shapes.ts'

/** Carries out a change of an issue, and remembers by way of which app its events came about. */
export async function byWayOf<Result>(
  world: FakeGitHub,
  actor: Actor,
  repository: Repository,
  number: number,
  change: () => Promise<Result>,
): Promise<Result> {
  if (actor.kind !== 'person' || actor.by === undefined) return change()
  const path = `/repos/${repository.full_name}/issues/${number}/events`
  const before = new Set((await world.upstream.all<IssueEvent>(path)).map(({ id }) => id))
  const done = await change()
  for (const { id } of await world.upstream.all<IssueEvent>(path))
    if (!before.has(id)) world.notes.ways.set(`event:${id}`, actor.by)
  return done
}

/** The same of a text that somebody wrote. */
export function wroteBy(world: FakeGitHub, actor: Actor, subject: string): void {
  if (actor.kind === 'person' && actor.by !== undefined) world.notes.ways.set(subject, actor.by)
}
