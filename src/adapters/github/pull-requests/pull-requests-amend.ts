import * as z from 'zod/mini'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Amendment } from '../../../app/ports/pull-requests.ts'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from '../graphql/document.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

const AMEND = {
  text: `mutation Amend($commit: CreateCommitOnBranchInput!) {
  commit: createCommitOnBranch(input: $commit) { commit { oid } }
}`,
  data: z.object({ commit: z.nullable(z.object({ commit: z.nullable(z.object({ oid: z.string() })) })) }),
}

/** Protected, gone, or written to by somebody since. */
const REFUSED = [403, 404, 409, 422]

/** A commit on top of the head that was looked at: GitHub takes it only while the branch still ends with that one. */
export async function amendPull(
  client: GitHubApi,
  { owner, name }: RepositoryName,
  { branch, head, path, text, message }: Amendment,
): Promise<string | undefined> {
  const commit = {
    branch: { repositoryNameWithOwner: `${owner}/${name}`, branchName: branch },
    expectedHeadOid: head,
    message: { headline: message },
    fileChanges: { additions: [{ path, contents: Buffer.from(text, 'utf8').toString('base64') }] },
  }
  try {
    return (await askGraphql(client, AMEND, { commit })).commit?.commit?.oid
  } catch (error) {
    if (!REFUSED.includes(statusOf(error) ?? 0)) throw error
    return undefined
  }
}
