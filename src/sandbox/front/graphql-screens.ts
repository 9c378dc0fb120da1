import type { Actor } from '../actor.ts'
import type { FakeGitHub } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { readNodeId, splitIssueKey } from '../notes.ts'
import { byRest } from './by-rest.ts'
import { node } from './graphql-nodes.ts'
import { itemNode } from './graphql-project.ts'
import { issueRoutes } from './issues.ts'
import { labelsOf } from './label-names.ts'
import { contentOf, projectItemRoutes } from './project-items.ts'
import { seesBoard } from './projects.ts'

interface IssueUpdate {
  id: string
  assigneeIds?: string[]
  labelIds?: string[]
}

interface FieldValue {
  projectId: string
  itemId: string
  fieldId: string
  value: { singleSelectOptionId?: string }
}

const unresolved = (id: string): never => {
  throw new HttpError(404, `Could not resolve to a node with the global id of '${id}'`)
}

/** An issue's labels and assignees, and a card's column by GraphQL. */
export function screenMutations(world: FakeGitHub) {
  const routes = [issueRoutes, projectItemRoutes].flatMap((each) => each(world))

  const labelNames = async (repository: string, ids: readonly string[]): Promise<string[]> => {
    const there = world.repositories.find(({ full_name }) => full_name === repository)
    const known = there === undefined ? [] : await labelsOf(world, there)
    return ids.map((id) => known.find((label) => label.node_id === id)?.name ?? unresolved(id))
  }

  return (actor: Actor) => {
    const rest = byRest(routes, actor)
    return {
      updateIssue: async ({ input }: { input: IssueUpdate }) => {
        const named = readNodeId(input.id)
        const key = named?.type === 'Issue' ? world.notes.issues.get(named.id) : undefined
        if (key === undefined) throw notFound()
        const { repository, number } = splitIssueKey(key)
        const labels = input.labelIds && (await labelNames(repository, input.labelIds))
        const assignees = input.assigneeIds?.map(
          (id) => [...world.users.values()].find((user) => user.node_id === id)?.login ?? unresolved(id),
        )
        const wanted = { ...(labels && { labels }), ...(assignees && { assignees }) }
        await rest('PATCH', `/repos/${repository}/issues/${number}`, wanted)
        return { issue: () => node(world, actor, input.id) }
      },

      updateProjectV2ItemFieldValue: async ({ input }: { input: FieldValue }) => {
        const { project } = world.notes
        if (input.projectId !== project.nodeId || !seesBoard(world, actor)) return unresolved(input.projectId)
        const item = project.items.find(({ nodeId }) => nodeId === input.itemId) ?? unresolved(input.itemId)
        const field = project.fields.find(({ nodeId }) => nodeId === input.fieldId) ?? unresolved(input.fieldId)
        const path = `/orgs/${world.organization.login}/projectsV2/${project.number}/items/${item.id}`
        await rest('PATCH', path, { fields: [{ id: field.id, value: input.value.singleSelectOptionId ?? null }] })
        const content = async () => node(world, actor, (await contentOf(world, item)).node_id)
        return { projectV2Item: () => itemNode(world, item, content) }
      },
    }
  }
}
