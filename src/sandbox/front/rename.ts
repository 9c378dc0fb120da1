import type { Actor } from '../actor.ts'
import { emit, type FakeGitHub } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asObject, asText } from '../json.ts'
import { asShown } from '../organisation/account.ts'
import type { Organization, Repository } from '../shapes.ts'

/** Somebody renames a repository on its page: all of it goes by the new name, and GitHub leads there from the one that it had. */
export async function renameRepository(world: FakeGitHub, wanted: unknown): Promise<void> {
  const { repository: from = '', to = '', by = 'admin' } = asTextsOf(wanted)
  const repository = repositoryNamed(world, from)
  const actor = { kind: 'person', login: by } as const
  await world.upstream.write(actor, 'PATCH', `/repos/${from}`, { name: to })
  const was = repository.name
  await goesBy(world, repository, `${from.split('/')[0]}/${to}`)
  const changes = { repository: { name: { from: was } } }
  emit(world, 'repository', actor, { action: 'renamed', changes }, repository)
}

/**
 * Somebody gives a repository to another owner, with all that is in it: there only that owner's apps have anything to do with
 * it, and this company's app is told nothing. The same way back.
 */
export async function handOver(world: FakeGitHub, wanted: unknown): Promise<void> {
  const { repository: from = '', to = '', by = 'admin' } = asTextsOf(wanted)
  const repository = repositoryNamed(world, from)
  await world.upstream.write({ kind: 'person', login: by }, 'POST', `/repos/${from}/transfer`, { new_owner: to })
  await goesBy(world, repository, `${to}/${repository.name}`)
}

function repositoryNamed({ repositories }: FakeGitHub, name: string): Repository {
  const found = repositories.find(({ full_name }) => full_name === name)
  if (found === undefined) throw notFound()
  return found
}

/** All of it goes by the new name, and GitHub leads there from the one that it had. */
async function goesBy(world: FakeGitHub, repository: Repository, now: string): Promise<void> {
  const { notes, access, upstream, url } = world
  const from = repository.full_name
  const owner = await upstream.get<Organization>(`/orgs/${now.split('/')[0]}`)
  const { name, full_name, ...rest } = asShown(url, owner, await upstream.get<Repository>(`/repos/${now}`))
  const addresses = Object.entries(rest).filter(([key]) => /(?:^|_)url$/.test(key))
  Object.assign(repository, { name, full_name, owner: rest.owner, ...Object.fromEntries(addresses) })
  const renamed = (text: string): string =>
    text === from || text.startsWith(`${from}#`) || text.startsWith(`${from}/`)
      ? `${full_name}${text.slice(from.length)}`
      : text
  rename(notes, renamed)
  access.rename(from, full_name)
  notes.renamed.set(from, repository.id)
}

const asTextsOf = (wanted: unknown): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(asObject(wanted)).map(([key, value]) => [key, asText(value)]))

/** Every place in the front's memory that is told by the repository's name. */
function rename(value: unknown, to: (text: string) => string): unknown {
  if (typeof value === 'string') return to(value)
  if (Array.isArray(value)) value.splice(0, value.length, ...value.map((one) => rename(one, to)))
  else if (value instanceof Set) {
    const all = [...value].map((one) => rename(one, to))
    value.clear()
    for (const one of all) value.add(one)
  } else if (value instanceof Map) {
    const all = [...value].map(([key, one]) => [rename(key, to), rename(one, to)] as const)
    value.clear()
    for (const [key, one] of all) value.set(key, one)
  } else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) Object.assign(value, { [key]: rename(one, to) })
  return value
}

/** The path by which a repository is known whatever it is called. */
const BY_ID = /^\/repositories\/(\d+)(\/.*)?$/s

/** The path with the name that the repository has now, where it was named by its id. */
export function byName({ repositories }: FakeGitHub, path: string): string {
  const [, id, rest = ''] = BY_ID.exec(path) ?? []
  const found = id === undefined ? undefined : repositories.find((each) => each.id === Number(id))
  return found === undefined ? path : `/repos/${found.full_name}${rest}`
}

/** Throws what GitHub answers to whoever asks by the name that a repository had: reads are led on, and so are writes, unchanged. */
export function refuseRenamed(world: FakeGitHub, actor: Actor, method: string, path: string, search: string): void {
  const [, name = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/s.exec(path) ?? []
  const id = world.notes.renamed.get(name)
  const isTaken = world.repositories.some(({ full_name }) => full_name === name)
  const found = world.repositories.find((each) => each.id === id)
  if (found === undefined || isTaken || !world.access.canSee(actor, found)) return
  const headers = { location: `${world.url}/repositories/${id}${rest}${search}` }
  if (method === 'GET') throw new HttpError(301, 'Moved Permanently', { headers })
  throw new HttpError(307, 'Temporary Redirect', { headers })
}
