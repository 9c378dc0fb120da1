import { backoff } from '../../../app/case/ledger/backoff.ts'
import { isMeant } from '../../../app/ports/github.ts'
import type { PullRequestDraft } from '../../../app/ports/pull-requests.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import type { GitHubApi } from '../client/client.ts'
import type { DefaultBranches } from '../client/default-branches.ts'
import { isLostAnswer } from '../client/persist.ts'
import type { DefaultBranch } from '../graphql/default-branch.ts'
import { askGraphql } from '../graphql/document.ts'
import {
  BEGIN,
  commitInput,
  GO_ON,
  OPEN_ALONE,
  type Opened,
  pullInput,
  standing,
} from '../graphql/open-pull-request.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { noCommitYet } from '../no-commit-yet.ts'

/**
 * Branch, commit and pull request with one request; by REST it took five. Where that is refused, or its answer is lost,
 * what is there by now is looked at, and only what is missing is made: whatever an earlier try has left is taken as it is.
 */
export async function openPullRequest(
  client: GitHubApi,
  draft: PullRequestDraft,
  branches: DefaultBranches,
): Promise<Opened> {
  const { attempts, sleep, random } = client.patience
  const base = await branches.of(draft.repository)
  if (base === undefined) throw new ToldError(noCommitYet(draft.repository))
  const { owner, name } = draft.repository
  if (!isMeant(draft.repository, { id: base.id, owner: { login: owner } }))
    throw new ToldError({
      ja: `${owner}/${name} は、運用ポリシーを採択したときのリポジトリではありません。そこには何も書き込みません`,
      en: `${owner}/${name} is another repository than the one that it was when the policy was adopted: nothing is written there`,
    })
  let next = () => begin(client, draft, base)
  for (let failures = 1; ; failures += 1) {
    try {
      return await next()
    } catch (error) {
      if (failures >= attempts || !(isLostAnswer(error) || statusOf(error) === 422)) throw error
      if (isLostAnswer(error)) await sleep(backoff(failures, random))
      const { pull, tip, written } = await standing(client, draft)
      if (pull !== undefined) return pull
      if (tip === undefined && !isLostAnswer(error)) throw error
      if (tip !== undefined) next = () => goOn(client, draft, base, written ? undefined : tip)
    }
  }
}

async function begin(client: GitHubApi, draft: PullRequestDraft, base: DefaultBranch): Promise<Opened> {
  return openedIn(
    await askGraphql(client, BEGIN, {
      ref: { repositoryId: base.repository, name: `refs/heads/${draft.branch}`, oid: base.oid },
      commit: commitInput(draft, base.oid),
      pull: pullInput(draft, base),
    }),
  )
}

/** `tip`: the branch is there, and ends with this commit, but nothing is written on it yet. */
async function goOn(client: GitHubApi, draft: PullRequestDraft, base: DefaultBranch, tip: string | undefined) {
  const pull = pullInput(draft, base)
  return openedIn(
    tip === undefined
      ? await askGraphql(client, OPEN_ALONE, { pull })
      : await askGraphql(client, GO_ON, { pull, commit: commitInput(draft, tip) }),
  )
}

function openedIn({ open }: { open: { pullRequest: { number: number; headRefOid: string } | null } | null }): Opened {
  if (!open?.pullRequest) throw new Error('GitHub did not say which pull request it has opened')
  return { number: open.pullRequest.number, head: open.pullRequest.headRefOid }
}
