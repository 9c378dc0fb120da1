import type { Actor } from '../actor.ts'
import type { FakeGitHub } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { readNodeId } from '../notes.ts'
import { byRest } from './by-rest.ts'
import { commentRoutes } from './comments.ts'
import { node } from './graphql-nodes.ts'
import { graphqlReaction, REACTIONS } from './reaction-summary.ts'
import { reactionRoutes } from './reactions.ts'

/** Comments and reactions by GraphQL. */
export function wordMutations(world: FakeGitHub) {
  const routes = [commentRoutes, reactionRoutes].flatMap((each) => each(world))

  /** Where REST has what this node id names. */
  const pathOf = (id: string): string => {
    const named = readNodeId(id)
    const issue = named && (named.type === 'Issue' ? world.notes.issues.get(named.id) : commentedIssue(named))
    if (named === undefined || issue === undefined) throw notFound()
    const [repository, number] = issue.split('#')
    const path = `/repos/${repository}/issues`
    return named.type === 'Issue' ? `${path}/${number}` : `${path}/comments/${named.id}`
  }
  const commentedIssue = ({ type, id }: { type: string; id: number }) =>
    type === 'IssueComment' ? world.notes.comments.get(id)?.issue : undefined

  return (actor: Actor) => {
    const rest = byRest(routes, actor)
    return {
      addComment: async ({ input }: { input: { subjectId: string; body: string } }) => {
        await rest('POST', `${pathOf(input.subjectId)}/comments`, { body: input.body })
        return { subject: () => node(world, actor, input.subjectId) }
      },

      updateIssueComment: async ({ input }: { input: { id: string; body: string } }) => {
        await rest('PATCH', pathOf(input.id), { body: input.body })
        return { issueComment: () => node(world, actor, input.id) }
      },

      addReaction: async ({ input }: { input: { subjectId: string; content: string } }) => {
        await rest('POST', `${pathOf(input.subjectId)}/reactions`, { content: restName(input.content) ?? null })
        return {}
      },
    }
  }
}

const restName = (content: string) => REACTIONS.find((each) => content === graphqlReaction(each))
