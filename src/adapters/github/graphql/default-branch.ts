import * as z from 'zod/mini'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from './document.ts'
import { there } from './there.ts'

const branchSchema = z.object({
  repository: z.nullable(
    z.object({
      id: z.string(),
      databaseId: z.nullable(z.int()),
      nameWithOwner: z.string(),
      defaultBranchRef: z.nullable(z.object({ name: z.string(), target: z.nullable(z.object({ oid: z.string() })) })),
      object: z.optional(z.unknown()),
    }),
  ),
})

const DEFAULT_BRANCH = {
  text: `query DefaultBranch($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { id databaseId nameWithOwner defaultBranchRef { name target { oid } } }
}`,
  data: branchSchema,
}

const under = (deeper: string) => `... on Tree { entries { path object { ...File ${deeper} } } }`

/** A folder's files, and those of folders in it, three levels deep: as many requests by REST as there are files. */
const FOLDER = {
  text: `query Folder($owner: String!, $name: String!, $folder: String!, $texts: Boolean!) {
  repository(owner: $owner, name: $name) {
    id
    databaseId
    nameWithOwner
    defaultBranchRef { name target { oid } }
    object(expression: $folder) { ${under(under(under(under(''))))} }
  }
}
fragment File on Blob { oid byteSize isTruncated text @include(if: $texts) }`,
  data: branchSchema,
}

/** Where new work on a repository begins. */
export interface DefaultBranch {
  /** GitHub's node id of the repository, and its number. */
  repository: string
  id: number
  name: string
  /** Its last commit. */
  oid: string
}

interface FileSeen {
  path: string
  /** The blob's. */
  sha: string
  /** Bytes. */
  size: number
  /** Undefined where it was not asked for, or where GitHub gives less than all of it. */
  text: string | undefined
}

/** Undefined where there is no such repository, or nothing in it yet. */
export async function defaultBranch(client: GitHubApi, place: RepositoryName): Promise<DefaultBranch | undefined> {
  const answer = await there(askGraphql(client, DEFAULT_BRANCH, { owner: place.owner, name: place.name }))
  return answer && branchIn(answer, place)
}

/** A folder of the default branch, or of another one by its whole name. */
export async function folder(
  client: GitHubApi,
  place: RepositoryName,
  path: string,
  texts: boolean,
  revision = 'HEAD',
): Promise<{ branch: DefaultBranch; files: FileSeen[] } | undefined> {
  const answer = await there(
    askGraphql(client, FOLDER, { owner: place.owner, name: place.name, folder: `${revision}:${path}`, texts }),
  )
  const branch = answer && branchIn(answer, place)
  if (branch === undefined) return undefined
  return { branch, files: filesIn(answer?.repository?.object) }
}

/** By the name that a repository had GitHub leads to it, to another owner's too: there nothing is this one's any more. */
function branchIn({ repository }: z.infer<typeof branchSchema>, place: RepositoryName): DefaultBranch | undefined {
  const ref = repository?.defaultBranchRef
  if (!repository || !ref?.target) return undefined
  if (repository.nameWithOwner.split('/')[0]?.toLowerCase() !== place.owner.toLowerCase()) return undefined
  const id = repository.databaseId
  if (id === null) throw new Error(`GitHub does not say which repository ${place.owner}/${place.name} is`)
  return { repository: repository.id, id, name: ref.name, oid: ref.target.oid }
}

const part = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

function filesIn(tree: unknown): FileSeen[] {
  const entries = part(tree, 'entries')
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    const object = part(entry, 'object')
    const sha = part(object, 'oid')
    if (typeof sha !== 'string') return filesIn(object)
    const text = part(object, 'text')
    const whole = part(object, 'isTruncated') === false && typeof text === 'string'
    const size = Number(part(object, 'byteSize'))
    return [{ path: String(part(entry, 'path')), sha, size, text: whole ? text : undefined }]
  })
}
