import { type FakeGitHub, userOf } from '../fake-github.ts'
import { nodeId, type Team } from '../notes.ts'
import { connection, type Window } from './graphql-connection.ts'
import { actorNode } from './graphql-nodes.ts'

export const teamNode = (world: FakeGitHub, team: Team) => ({
  __typename: 'Team',
  id: nodeId('Team', team.id),
  databaseId: team.id,
  name: team.name,
  slug: team.slug,
  members: (window: Window) =>
    connection(
      [...team.members].map((login) => actorNode(userOf(world, login))),
      window,
    ),
})
