import * as z from 'zod/mini'
import type { LedgerRef, Repository } from '../../../app/ports/ledger-store.ts'
import { sendGraphql } from '../client/send-graphql.ts'
import type { GitHubClient } from '../ledger/git-ledger-client.ts'
import type { LedgerFile } from '../ledger/git-ledger-file.ts'

export const blobSchema = z.object({
  oid: z.string(),
  text: z.nullish(z.string()),
  isTruncated: z.optional(z.boolean()),
  isBinary: z.nullish(z.boolean()),
})
const data = z.object({ repository: z.record(z.string(), z.nullable(blobSchema)) })

/** One query for so many files; REST would take a request for each. */
export function ledgerFilesOf(count: number): { text: string; data: typeof data } {
  const numbers = Array.from({ length: count }, (_, at) => at)
  const variables = numbers.map((at) => `$f${at}: String!`).join(', ')
  const files = numbers
    .map((at) => `    f${at}: object(expression: $f${at}) { __typename oid ... on Blob { text isTruncated isBinary } }`)
    .join('\n')
  const text = `query LedgerFiles($owner: String!, $name: String!, ${variables}) {
  repository(owner: $owner, name: $name) {
${files}
  }
}`
  return { text, data }
}

/** Git's own: `absent` is said of a path at which there is nothing; `not-told`: to be read by itself, as what is too long for this. */
export type FileTold = LedgerFile | 'absent' | 'not-told'

/** So many records of a hundred lines are some megabytes. */
const AT_ONCE = 100

/** The files of these ledgers of one repository, in their order: a request for a hundred. */
export async function ledgerFiles(
  client: GitHubClient,
  repository: Repository,
  refs: readonly LedgerRef[],
  branch: string,
): Promise<FileTold[]> {
  const parts = Array.from({ length: Math.ceil(refs.length / AT_ONCE) }, (_, at) =>
    onePart(client, repository, refs.slice(at * AT_ONCE, (at + 1) * AT_ONCE), branch),
  )
  return (await Promise.all(parts)).flat()
}

async function onePart(
  client: GitHubClient,
  { owner, name }: Repository,
  refs: readonly LedgerRef[],
  branch: string,
): Promise<FileTold[]> {
  const document = ledgerFilesOf(refs.length)
  // By its whole name: git takes a tag before a branch, and anyone who may write can make one of this name.
  const paths = Object.fromEntries(refs.map(({ path }, at) => [`f${at}`, `refs/heads/${branch}:${path}`]))
  const { repository } = document.data.parse(
    await sendGraphql(client.request, document.text, { owner, name, ...paths }),
  )
  return refs.map((_, at) => {
    const file = repository[`f${at}`]
    return file === undefined ? 'not-told' : fileTold(file)
  })
}

export function fileTold(file: z.infer<typeof blobSchema> | null): FileTold {
  if (file === null) return 'absent'
  const whole = file.text != null && file.isTruncated === false && file.isBinary === false
  return whole ? { text: file.text ?? '', sha: file.oid } : 'not-told'
}
