import { botLogin, type FakeGitHub } from '../fake-github.ts'
import type { Json } from '../json.ts'
import { nodeId } from '../notes.ts'
import { asAccount } from '../organisation/account.ts'

/** The app as GitHub shows it, wherever it acted. */
export function viewApp(world: FakeGitHub): Json {
  const { id, slug, permissions, events } = world.app
  const created_at = world.users.get(botLogin(world))?.created_at ?? world.clock.stamp()
  return {
    id,
    slug,
    node_id: nodeId('App', id),
    owner: asAccount(world.url, world.organization),
    name: 'Hikeshi',
    description: null,
    external_url: `${world.url}/apps/${slug}`,
    html_url: `${world.url}/apps/${slug}`,
    created_at,
    updated_at: created_at,
    permissions,
    events,
  }
}
