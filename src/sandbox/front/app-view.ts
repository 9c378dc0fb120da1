import { botLogin, type FakeGitHub } from '../fake-github.ts'
import type { Json } from '../json.ts'
import { nodeId } from '../notes.ts'
import { asAccount } from '../organisation/account.ts'

/** The app as GitHub shows it, wherever it acted. */
export const viewApp = (world: FakeGitHub): Json => view(world, { ...world.app, name: 'Hikeshi' })

const OTHERS = 9_000

/** Another app, by way of which somebody acted. */
export const viewOtherApp = (world: FakeGitHub, slug: string): Json =>
  view(world, { id: OTHERS + slug.length, slug, name: slug, permissions: {}, events: [] })

function view(
  world: FakeGitHub,
  {
    id,
    slug,
    name,
    permissions,
    events,
  }: Pick<FakeGitHub['app'], 'id' | 'slug' | 'permissions' | 'events'> & { name: string },
): Json {
  const created_at = world.users.get(botLogin(world))?.created_at ?? world.clock.stamp()
  return {
    id,
    slug,
    node_id: nodeId('App', id),
    owner: asAccount(world.url, world.organization),
    name,
    description: null,
    external_url: `${world.url}/apps/${slug}`,
    html_url: `${world.url}/apps/${slug}`,
    created_at,
    updated_at: created_at,
    permissions,
    events,
  }
}
