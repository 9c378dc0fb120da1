import { isMeant, type MeantRepository, type RepositoryName } from '../../../app/ports/github.ts'
import { ttlCache } from '../../../app/state/ttl-cache.ts'
import { type DefaultBranch, defaultBranch, folder } from '../graphql/default-branch.ts'
import type { GitHubApi } from './client.ts'

/** Milliseconds: as long as a runbook that somebody changed may stay unseen. */
const LIFE = 60_000
/** Far more than an installation has repositories that policies name. */
const REPOSITORIES = 1_000

export interface FileThere {
  path: string
  /** The blob's. */
  sha: string
  /** Bytes. */
  size: number
  /** One request for all files of the folder, none for what was read before. */
  text(): Promise<string>
}

/**
 * Default branches as they were a moment ago. Runbooks are read from there and pull requests begin there, so one request
 * a minute does for both; by REST the runbooks alone took one for each file (14 for the default ones).
 */
export interface DefaultBranches {
  /** Undefined where there is no such repository, or no commit in it. One request, none within a minute. */
  of(repository: RepositoryName): Promise<DefaultBranch | undefined>
  /** All files under a folder, none where that is another repository than the one that is meant: always one request. */
  folder(repository: MeantRepository, path: string): Promise<readonly FileThere[]>
  /** The text of a file of a folder that was read within the last minute; no request. */
  seen(repository: RepositoryName, path: string): string | undefined
  forget(): void
}

/** `eager`: texts come with the first list of files, where somebody is going to read them all. */
export function defaultBranches(client: GitHubApi, now: () => Date, { eager = true } = {}): DefaultBranches {
  const kept = ttlCache<DefaultBranch | undefined>({ life: LIFE, most: REPOSITORIES }, now)
  const listed = new Map<string, { at: number; shas: ReadonlyMap<string, string> }>()
  // A blob's text never changes.
  const texts = new Map<string, string>()
  const keyOf = ({ owner, name }: RepositoryName) => `${owner}/${name}`

  async function read(repository: RepositoryName, path: string, withTexts: boolean) {
    const found = await folder(client, repository, path, withTexts)
    // A file that GitHub gives no text of (too large, or no text) is nothing that anybody could follow.
    if (withTexts) for (const { sha, text = '' } of found?.files ?? []) texts.set(sha, text)
    return found
  }

  /** Each change of a runbook leaves a text behind that nobody asks for again. */
  function forgetUnlisted(): void {
    const there = new Set([...listed.values()].flatMap(({ shas }) => [...shas.values()]))
    for (const sha of texts.keys()) if (!there.has(sha)) texts.delete(sha)
  }

  return {
    of: (repository) => kept.get(keyOf(repository), () => defaultBranch(client, repository)),

    async folder(repository, path) {
      const told = await read(repository, path, eager && texts.size === 0)
      const found =
        told !== undefined && isMeant(repository, { id: told.branch.id, owner: { login: repository.owner } })
          ? told
          : undefined
      const files = found?.files ?? []
      listed.set(keyOf(repository), { at: now().getTime(), shas: new Map(files.map((file) => [file.path, file.sha])) })
      forgetUnlisted()
      kept.drop(keyOf(repository))
      await kept.get(keyOf(repository), async () => found?.branch)
      let rest: ReturnType<typeof read> | undefined
      const text = async (sha: string): Promise<string> => {
        const known = texts.get(sha)
        if (known !== undefined) return known
        rest ??= read(repository, path, true)
        return (await rest)?.files.find((file) => file.sha === sha)?.text ?? ''
      }
      return files.map(({ path: at, sha, size }) => ({ path: at, sha, size, text: () => text(sha) }))
    },

    seen(repository, path) {
      const { at = 0, shas } = listed.get(keyOf(repository)) ?? {}
      return now().getTime() - at < LIFE ? texts.get(shas?.get(path) ?? '') : undefined
    },

    forget() {
      kept.forget()
      listed.clear()
    },
  }
}
