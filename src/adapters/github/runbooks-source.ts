import type { RepositoryName } from '../../app/ports/github.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Runbooks } from '../../app/ports/runbooks.ts'
import type { Runbook } from '../../domain/runbook/runbook.ts'
import { type RunbookProblem, runbookProblem } from '../../domain/runbook/runbook-problem.ts'
import { surroundingsOf } from '../../domain/runbook/surroundings-of.ts'
import { parseRunbook } from '../runbooks/parse-runbook.ts'
import { blobText, fileText } from './client/file-text.ts'
import { keptFor } from './client/kept-for.ts'
import type { GitHubApi } from './client.ts'
import { statusOf } from './git-ledger-client.ts'

const LIFE = 60_000
/** Milliseconds; a repository changes its default branch rarely. */
const LONG_LIFE = 10 * 60_000
const LARGEST = 512 * 1024

export interface RunbooksOptions {
  now: () => Date
  /** What keeps a runbook from being used, and what its owner should mend. */
  report?: (problems: readonly RunbookProblem[]) => void
}

/**
 * Runbooks of the default branch: one request a minute while nothing changes, and one more for each file that did.
 * A runbook that cannot be followed is left out and reported, so that it hides no other.
 */
export function runbooksSource(client: GitHubApi, { now, report = () => undefined }: RunbooksOptions): Runbooks {
  const lists = keptFor<readonly Runbook[]>(LIFE, now)
  const bases = keptFor<string>(LONG_LIFE, now)
  // What a sha names never changes.
  const blobs = keptFor<string>(Number.POSITIVE_INFINITY, now)

  const defaultBranch = ({ owner, name: repo }: RepositoryName): Promise<string> =>
    bases.get(`${owner}/${repo}`, async () => {
      const { data } = await client.request('GET /repos/{owner}/{repo}', { owner, repo })
      return data.default_branch
    })

  async function files(repository: RepositoryName, folder: string) {
    const { owner, name: repo } = repository
    try {
      const tree = await defaultBranch(repository)
      const { data } = await client.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
        ...{ owner, repo, tree_sha: tree, recursive: '1' },
      })
      return data.tree.filter(({ path, type }) => type === 'blob' && isRunbook(path, folder))
    } catch (error) {
      // No such repository, or nothing in it yet: then no runbook matches, and the officer appoints (R4.2-3).
      if ([404, 409].includes(statusOf(error) ?? 0)) return []
      throw error
    }
  }

  async function read({ policy, home }: PolicyInForce): Promise<readonly Runbook[]> {
    const name = policy.repositories[policy.runbooks.repository] ?? home.name
    const repository = { owner: home.owner, name }
    const runbooks: Runbook[] = []
    const problems: RunbookProblem[] = []
    const found = await files(repository, policy.runbooks.folder)
    const texts = await Promise.all(
      found.map(async ({ path, sha, size }) => {
        const small = (size ?? 0) <= LARGEST
        const text = small
          ? await blobs.get(`${owner(repository)} ${sha}`, () => blobText(client, repository, sha))
          : ''
        return { path, text }
      }),
    )
    for (const { path, text } of texts.sort((one, other) => (one.path < other.path ? -1 : 1))) {
      // Not held against the policy here: one that names a renamed system is still better than none at night.
      const parsed = parseRunbook(path, text)
      problems.push(...parsed.problems)
      const { runbook } = parsed
      if (runbook === undefined) continue
      if (runbooks.some(({ head }) => head.id === runbook.head.id))
        problems.push(
          runbookProblem(
            'repeated-id',
            { path, line: 1, column: 1 },
            { id: runbook.head.id, list: policy.runbooks.folder },
          ),
        )
      else runbooks.push(runbook)
    }
    if (problems.length > 0) report(problems)
    return runbooks
  }

  async function proposed(inForce: PolicyInForce, paths: readonly string[], head: string) {
    const { policy, home } = inForce
    const repository = { owner: home.owner, name: policy.repositories[policy.runbooks.repository] ?? home.name }
    const around = surroundingsOf(policy, now().toISOString())
    const wanted = paths.filter((path) => isRunbook(path, policy.runbooks.folder))
    const texts = await Promise.all(
      wanted.map(async (path) => ({ path, file: await fileText(client, repository, path, head) })),
    )
    const found = texts.flatMap(({ path, file }) => (file === undefined ? [] : [parseRunbook(path, file.text, around)]))
    return { files: found.length, problems: found.flatMap(({ problems }) => problems) }
  }

  /** A merged commit keeps the date on which it was written: what brought it here says since when it stands here. */
  async function changedAt({ policy, home }: PolicyInForce): Promise<string | undefined> {
    const repo = policy.repositories[policy.runbooks.repository] ?? home.name
    const place = { owner: home.owner, repo }
    try {
      const { data: commits } = await client.request('GET /repos/{owner}/{repo}/commits', {
        ...{ ...place, path: policy.runbooks.folder, per_page: 1 },
      })
      const [last] = commits
      if (last === undefined) return undefined
      const { data: pulls } = await client.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
        ...{ ...place, commit_sha: last.sha },
      })
      const dates = [last.commit.committer?.date, ...pulls.map(({ merged_at }) => merged_at)]
      return dates
        .flatMap((date) => date ?? [])
        .sort()
        .at(-1)
    } catch (error) {
      if ([404, 409].includes(statusOf(error) ?? 0)) return undefined
      throw error
    }
  }

  return {
    proposed,
    changedAt,
    all: (policy) => lists.get(`${owner(policy.home)} ${policy.sha}`, () => read(policy)),
    forget: () => lists.forget(),
  }
}

const owner = ({ owner: of, name }: RepositoryName): string => `${of}/${name}`

const isRunbook = (path: string, folder: string): boolean =>
  path.startsWith(`${folder}/`) && path.endsWith('.md') && !/(^|\/)README\.md$/i.test(path)
