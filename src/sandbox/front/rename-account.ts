import { type FakeGitHub, same, userOf } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import { asObject, asText, isObject } from '../json.ts'
import type { User } from '../shapes.ts'
import { namedAs } from '../upstream-logins.ts'

/**
 * Somebody changes his login: his id, his words, his teams and roles stay his, nothing leads to him from the login that he
 * had, and anybody may take that. No webhook tells of it.
 */
export function renameAccount(world: FakeGitHub, wanted: unknown): void {
  const { from, to } = asObject(wanted)
  const account = userOf(world, asText(from) ?? '')
  const login = asText(to) ?? ''
  if (!/^[a-z\d](?:-?[a-z\d])*$/i.test(login) || [...world.users.keys()].some((each) => same(each, login)))
    throw new HttpError(422, 'Give {"from": login, "to": login that nobody has}')
  const was = account.login
  const { access, authenticator, notes, upstream, users } = world
  upstream.renameAccount(was, login)
  access.renameAccount(was, login)
  authenticator.renameAccount(was, login)
  for (const { members } of notes.teams.values()) if (members.delete(was)) members.add(login)
  for (const [sha, signer] of notes.signatures) if (signer === was) notes.signatures.set(sha, login)
  users.delete(was)
  rename(notes, account.id, was, login)
  rename(account, account.id, was, login)
  users.set(login, account)
}

/** Every account that the front keeps is that person's own, or a copy of him. */
function rename(value: unknown, id: User['id'], was: string, login: string): void {
  if (Array.isArray(value) || value instanceof Set) for (const one of value) rename(one, id, was, login)
  else if (value instanceof Map) for (const one of value.values()) rename(one, id, was, login)
  else if (isObject(value)) {
    if (value.id === id && value.login === was) Object.assign(value, namedAs(value, login))
    for (const one of Object.values(value)) rename(one, id, was, login)
  }
}
