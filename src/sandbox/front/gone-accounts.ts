import { type FakeGitHub, userOf } from '../fake-github.ts'
import { isObject, type Json } from '../json.ts'

/** Somebody deletes his account: his words stay, and the account named ghost stands for him in REST; in GraphQL nobody does. */
export function removeAccount(world: FakeGitHub, login: string): void {
  const { id } = userOf(world, login)
  world.notes.goneAccounts.add(id)
  world.users.delete(login)
  for (const team of world.notes.teams.values()) team.members.delete(login)
  for (const { full_name } of world.repositories) world.access.grant(login, full_name, 'none')
}

const GHOST = { id: 10_137, login: 'ghost', node_id: 'MDQ6VXNlcjEwMTM3', type: 'User', site_admin: false }

/** A text about people, without those whose account is gone. */
export function withoutGone<Told>({ notes: { goneAccounts } }: FakeGitHub, told: Told, byGraphql: boolean): Told {
  if (goneAccounts.size === 0) return told
  const isGone = (value: unknown): value is Json =>
    isObject(value) && 'login' in value && goneAccounts.has(Number(byGraphql ? value.databaseId : value.id))
  const look = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => !isGone(one)).map(look)
    if (isGone(value)) return byGraphql ? null : { ...value, ...GHOST }
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, look(one)]))
  }
  return look(told) as Told
}
