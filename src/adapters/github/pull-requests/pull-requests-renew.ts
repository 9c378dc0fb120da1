import type { RepositoryName } from '../../../app/ports/github.ts'
import type { PlaceInFile, Renewal, RenewedFile } from '../../../app/ports/pull-requests.ts'
import type { GitHubApi } from '../client/client.ts'
import { boundedText } from '../client/file-text.ts'
import { wholeName } from '../client/whole-name.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { bothChange } from './both-change.ts'

const PAGE = 100
const RENEWED = 'Stand behind the revision that was merged'

type Open = { number: number; branch: string; head: string; base: string }

/**
 * Open pull requests that add a line to a file of which another line was merged: GitHub merges no two lines at one place. The
 * line is taken off the branch, GitHub merges the default branch into it, and the line comes behind the other one. All of it
 * happens on a branch of its own: where the two change one place elsewhere, nothing is touched, and the places are told.
 */
export async function renewPulls(client: GitHubApi, repository: RepositoryName, file: RenewedFile): Promise<Renewal[]> {
  const { owner, name: repo } = repository
  const open = await client.paginate((page) =>
    client.request('GET /repos/{owner}/{repo}/pulls', { owner, repo, state: 'open', per_page: PAGE, page }),
  )
  const done: Renewal[] = []
  for (const { number, head, base, user } of open) {
    // Anyone may name a branch so, in a fork, too.
    const isOurs = Number(user?.id) === file.author && head.repo?.full_name === base.repo.full_name
    if (!isOurs || !head.ref.startsWith(file.branches) || base.ref !== base.repo.default_branch) continue
    const pull = { number, branch: head.ref, head: head.sha, base: base.ref }
    try {
      done.push(...(await renewed(client, repository, pull, file)))
    } catch (error) {
      // Protected, or gone meanwhile: its text says how both lines stay by hand.
      if (![403, 404, 409, 422].includes(statusOf(error) ?? 0)) throw error
    }
  }
  return done
}

async function renewed(
  client: GitHubApi,
  repository: RepositoryName,
  pull: Open,
  { path, lineOf }: RenewedFile,
): Promise<Renewal[]> {
  const at = { owner: repository.owner, repo: repository.name }
  const { number, branch, head, base } = pull
  const [theirs, ours] = await Promise.all([
    boundedText(client, repository, path, wholeName(base)),
    boundedText(client, repository, path, head),
  ])
  const line = ours?.text === undefined ? undefined : lineOf(branch, ours.text)
  const merged = theirs?.text?.trimEnd()
  if (line === undefined || merged === undefined) return []
  if (ours?.text?.startsWith(`${merged}\n`))
    return (await isRenewal(client, repository, head)) ? [{ number, branch, head, places: [] }] : []
  const { data: compared } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...{ ...at, basehead: `${base}...${head}`, per_page: PAGE },
  })
  const origin = compared.merge_base_commit.sha
  const before = await boundedText(client, repository, path, origin)
  const trial = `hikeshi/renew/${number}`
  // Left behind where a process ended in the midst of it.
  await forget(client, repository, trial)
  await client.request('POST /repos/{owner}/{repo}/git/refs', { ...at, ref: wholeName(trial), sha: head })
  try {
    await write(client, repository, trial, path, before?.text)
    if (!(await merges(client, repository, trial, base))) {
      const { data: since } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        ...{ ...at, basehead: `${origin}...${base}`, per_page: PAGE },
      })
      return [{ number, branch, head, places: placesOf(compared.files ?? [], since.files ?? [], path) }]
    }
    const sha = await write(client, repository, trial, path, `${merged}\n${line}\n`)
    if (sha === undefined) return []
    await client.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
      ...at,
      ref: `heads/${branch}`,
      sha,
      force: false,
    })
    return [{ number, branch, head: sha, places: [] }]
  } finally {
    await forget(client, repository, trial)
  }
}

/** A process that ended behind the renewal has told nobody of it. */
async function isRenewal(client: GitHubApi, { owner, name: repo }: RepositoryName, ref: string): Promise<boolean> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    owner,
    repo,
    commit_sha: ref,
  })
  return data.message === RENEWED
}

async function forget(client: GitHubApi, { owner, name: repo }: RepositoryName, branch: string): Promise<void> {
  try {
    await client.request('DELETE /repos/{owner}/{repo}/git/refs/{ref}', { owner, repo, ref: `heads/${branch}` })
  } catch (error) {
    // GitHub says 422 of a branch that is not there.
    if (![404, 422].includes(statusOf(error) ?? 0)) throw error
  }
}

/** The commit that it was written with; a file without a text is taken away. */
async function write(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  branch: string,
  path: string,
  text: string | undefined,
): Promise<string | undefined> {
  const there = await boundedText(client, { owner, name: repo }, path, wholeName(branch))
  const at = { owner, repo, path, branch, message: RENEWED }
  if (text === undefined) {
    if (there === undefined) return undefined
    const { data } = await client.request('DELETE /repos/{owner}/{repo}/contents/{path}', { ...at, sha: there.sha })
    return data.commit.sha
  }
  const content = Buffer.from(text, 'utf8').toString('base64')
  const { data } = await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
    ...{ ...at, content, ...(there === undefined ? {} : { sha: there.sha }) },
  })
  return data.commit.sha
}

async function merges(client: GitHubApi, { owner, name: repo }: RepositoryName, base: string, head: string) {
  try {
    await client.request('POST /repos/{owner}/{repo}/merges', { owner, repo, base, head })
    return true
  } catch (error) {
    if (statusOf(error) !== 409) throw error
    return false
  }
}

type Changed = readonly { filename: string; patch?: string }[]

function placesOf(one: Changed, other: Changed, except: string): PlaceInFile[] {
  return one.flatMap(({ filename: path, patch = '' }) => {
    const there = path === except ? undefined : other.find(({ filename }) => filename === path)
    if (there === undefined) return []
    const lines = bothChange(patch, there.patch ?? '')
    // Of a file that is too large GitHub shows no changes: the file alone is told.
    return patch !== '' && there.patch !== undefined && lines.length === 0 ? [] : [{ path, lines }]
  })
}
