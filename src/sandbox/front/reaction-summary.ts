import type { FakeGitHub } from '../fake-github.ts'
import type { Json } from '../json.ts'

export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const

export function reactionSummary(world: FakeGitHub, subject: string, url: string): Json {
  const given = world.notes.reactions.get(subject) ?? []
  const counts = REACTIONS.map((content) => [content, given.filter((each) => each.content === content).length])
  return { url, total_count: given.length, ...Object.fromEntries(counts) }
}
