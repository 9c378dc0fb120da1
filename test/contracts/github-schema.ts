import { buildSchema, type GraphQLSchema } from 'graphql'
import { graphqlSdl } from './descriptions.ts'

let built: GraphQLSchema | undefined

/** GitHub's GraphQL schema, as far as it is kept; built when it is first asked for. */
export function githubSchema(): GraphQLSchema {
  built ??= buildSchema(graphqlSdl)
  return built
}
