import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql'
import { oncePer } from '../../domain/values/once-per.ts'
import { type Actor, identityOf } from '../actor.ts'
import { actingUser, type FakeGitHub, same } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asObject, asText } from '../json.ts'
import { graphqlEngine } from '../optional-packages.ts'
import { ok, type Route, route } from '../route.ts'
import { gitMutations } from './graphql-git-write.ts'
import { actorNode, node, repositoryNode } from './graphql-nodes.ts'
import {
  deleteField,
  type FieldDeletion,
  type FieldUpdate,
  makeProject,
  projectNode,
  updateField,
} from './graphql-project.ts'
import { GRAPHQL_SCHEMA } from './graphql-schema.ts'
import { screenMutations } from './graphql-screens.ts'
import { teamNode } from './graphql-team.ts'
import { wordMutations } from './graphql-words.ts'
import { isBoard, seesBoard } from './projects.ts'

/** Every embedded GitHub of a process answers by the same description, and clients ask them the same. */
const reader = oncePer(({ buildSchema, execute, GraphQLError, parse, validate }: typeof import('graphql')) => {
  const schema = buildSchema(GRAPHQL_SCHEMA)
  const known = new Map<string, Checked>()
  const check = (source: string): Checked => {
    try {
      const document = parse(source)
      const errors = validate(schema, document)
      return errors.length === 0 ? { document } : { errors }
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] }
      throw error
    }
  }
  const checked = (source: string): Checked => {
    const found = known.get(source) ?? check(source)
    if (known.size === MOST_DOCUMENTS) known.clear()
    known.set(source, found)
    return found
  }
  return async (source: string, given: Omit<ExecutionArgs, 'schema' | 'document'>): Promise<ExecutionResult> => {
    const found = checked(source)
    return 'errors' in found ? found : execute({ schema, document: found.document, ...given })
  }
})

/** Clients ask by the same few documents again and again: each is read once. */
type Checked = { document: DocumentNode } | { errors: readonly GraphQLError[] }
const MOST_DOCUMENTS = 100

/** emulate has no GraphQL. */
export function graphqlRoutes(world: FakeGitHub): Route[] {
  const mutations = [gitMutations, screenMutations, wordMutations].map((each) => each(world))
  const rootFor = (actor: Actor) => ({
    node: ({ id }: { id: string }) => node(world, actor, id),
    // Of one that is gone GitHub says so among the errors, and gives the others.
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => node(world, actor, id)),
    // Only here GitHub names a bot with its brackets.
    viewer: () => {
      const user = actingUser(world, actor)
      return user && { ...actorNode(user), login: user.login }
    },
    user: ({ login }: { login: string }) => {
      const user = [...world.users.values()].find((each) => each.type === 'User' && same(each.login, login))
      if (user === undefined) throw notFound()
      return actorNode(user)
    },
    organization: ({ login }: { login: string }) => {
      if (!same(login, world.organization.login)) throw notFound()
      return {
        __typename: 'Organization',
        id: world.organization.node_id,
        databaseId: world.organization.id,
        login: world.organization.login,
        url: `${world.url}/${world.organization.login}`,
        avatarUrl: world.organization.avatar_url,
        projectV2: ({ number }: { number: number }) => {
          world.access.requireOrganization(actor, 'organization_projects', 'read')
          if (!isBoard(world, actor, number)) throw notFound()
          return projectNode(world)
        },
        team: ({ slug }: { slug: string }) => {
          world.access.requireOrganization(actor, 'members', 'read')
          const team = world.notes.teams.get(slug.toLowerCase())
          return team === undefined ? null : teamNode(world, team)
        },
      }
    },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const called = world.repositories.find((each) => same(each.full_name, `${owner}/${name}`))
      const id = world.notes.renamed.get(`${owner}/${name}`)
      const repository = called ?? world.repositories.find((each) => each.id === id)
      if (!repository) throw notFound()
      return repositoryNode(world, actor, repository)
    },
    createProjectV2: ({ input }: { input: { ownerId: string; title: string; clientMutationId?: string } }) => {
      world.access.requireOrganization(actor, 'organization_projects', 'write')
      return makeProject(world, input)
    },
    updateProjectV2Field: ({ input }: { input: FieldUpdate }) => {
      world.access.requireOrganization(actor, 'organization_projects', 'write')
      if (!seesBoard(world, actor)) throw notFound()
      return updateField(world, input)
    },
    deleteProjectV2Field: ({ input }: { input: FieldDeletion }) => {
      world.access.requireOrganization(actor, 'organization_projects', 'write')
      if (!seesBoard(world, actor)) throw notFound()
      return deleteField(world, input)
    },
    ...Object.assign({}, ...mutations.map((each) => each(actor))),
  })

  return [
    route('POST /graphql', async (request) => {
      identityOf(request.actor)
      const ask = reader(await graphqlEngine())
      const answer = await ask(asText(request.body.query) ?? '', {
        rootValue: rootFor(request.actor),
        variableValues: asObject(request.body.variables),
        operationName: asText(request.body.operationName) ?? null,
      })
      const errors = answer.errors?.map((each) => ({
        ...each.toJSON(),
        ...(each.originalError instanceof HttpError ? { type: typeOf(each.originalError) } : {}),
      }))
      return ok(errors ? { data: answer.data ?? null, errors } : { data: answer.data })
    }),
  ]
}

const typeOf = (error: HttpError) =>
  error.status === 404 ? 'NOT_FOUND' : error.status === 403 ? 'FORBIDDEN' : 'UNPROCESSABLE'
