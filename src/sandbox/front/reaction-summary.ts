import type { Actor } from '../actor.ts'
import { actingUser, type FakeGitHub } from '../fake-github.ts'
import type { Json } from '../json.ts'

export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const

export function reactionSummary(world: FakeGitHub, subject: string, url: string): Json {
  const given = world.notes.reactions.get(subject) ?? []
  const counts = REACTIONS.map((content) => [content, given.filter((each) => each.content === content).length])
  return { url, total_count: given.length, ...Object.fromEntries(counts) }
}

const GRAPHQL_NAMES: Readonly<Record<string, string>> = { '+1': 'THUMBS_UP', '-1': 'THUMBS_DOWN' }
export const graphqlReaction = (content: string): string => GRAPHQL_NAMES[content] ?? content.toUpperCase()

/** Every kind of reaction, given or not, and whether whoever asks has given it. */
export function reactionGroups(world: FakeGitHub, subject: string, actor: Actor): Json[] {
  const me = actingUser(world, actor).id
  const given = world.notes.reactions.get(subject) ?? []
  return REACTIONS.map((content) => {
    const all = given.filter((each) => each.content === content)
    return {
      content: graphqlReaction(content),
      createdAt: all[0] === undefined ? null : world.clock.show(all[0].created_at),
      viewerHasReacted: all.some(({ user }) => user.id === me),
    }
  })
}
