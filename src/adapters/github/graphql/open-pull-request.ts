import * as z from 'zod/mini'
import type { PullRequestDraft } from '../../../app/ports/pull-requests.ts'
import type { GitHubApi } from '../client/client.ts'
import type { DefaultBranch } from './default-branch.ts'
import { askGraphql } from './document.ts'

const pullSchema = z.object({ number: z.int(), headRefOid: z.string() })
const opened = z.object({ open: z.nullable(z.object({ pullRequest: z.nullable(pullSchema) })) })

const OPEN = 'open: createPullRequest(input: $pull) { pullRequest { number headRefOid } }'
const COMMIT = 'commit: createCommitOnBranch(input: $commit) { clientMutationId }'

/** GitHub carries them out in this order, and the later ones even where an earlier one is refused. */
export const BEGIN = {
  text: `mutation Begin($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!, $pull: CreatePullRequestInput!) {
  ref: createRef(input: $ref) { clientMutationId }
  ${COMMIT}
  ${OPEN}
}`,
  data: opened,
}

export const GO_ON = {
  text: `mutation GoOn($commit: CreateCommitOnBranchInput!, $pull: CreatePullRequestInput!) {
  ${COMMIT}
  ${OPEN}
}`,
  data: opened,
}

export const OPEN_ALONE = { text: `mutation Open($pull: CreatePullRequestInput!) {\n  ${OPEN}\n}`, data: opened }

const STANDING = {
  text: `query Standing($owner: String!, $name: String!, $branch: String!, $ref: String!, $file: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { oid } }
    object(expression: $file) { oid }
    pullRequests(headRefName: $branch, first: 1, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number headRefOid }
    }
  }
}`,
  data: z.object({
    repository: z.object({
      ref: z.nullable(z.object({ target: z.nullable(z.object({ oid: z.string() })) })),
      object: z.nullable(z.object({ oid: z.string() })),
      pullRequests: z.object({ nodes: z.nullable(z.array(z.nullable(pullSchema))) }),
    }),
  }),
}

export interface Opened {
  number: number
  head: string
}

/** The remains of an earlier try: the pull request, or the branch's last commit and whether the first file is there. */
export async function standing(client: GitHubApi, { repository, branch, files }: PullRequestDraft) {
  const ref = `refs/heads/${branch}`
  const ask = { owner: repository.owner, name: repository.name, branch, ref, file: `${ref}:${files[0]?.path ?? ''}` }
  const found = (await askGraphql(client, STANDING, ask)).repository
  const pull = found.pullRequests.nodes?.[0]
  return {
    pull: pull ? { number: pull.number, head: pull.headRefOid } : undefined,
    tip: found.ref?.target?.oid,
    written: found.object !== null,
  }
}

export const commitInput = ({ repository, branch, files, message }: PullRequestDraft, expectedHeadOid: string) => ({
  branch: { repositoryNameWithOwner: `${repository.owner}/${repository.name}`, branchName: branch },
  message: { headline: message },
  expectedHeadOid,
  fileChanges: {
    additions: files.map(({ path, content }) => ({ path, contents: Buffer.from(content, 'utf8').toString('base64') })),
  },
})

export const pullInput = ({ branch, title, body }: PullRequestDraft, base: DefaultBranch) => ({
  ...{ repositoryId: base.repository, baseRefName: base.name, headRefName: branch, title, body },
})
