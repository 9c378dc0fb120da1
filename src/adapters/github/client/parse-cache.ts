import { createHash, randomBytes } from 'node:crypto'
import { type HistoryRules, isOfTheApp } from '../../../app/case/ledger/verify-history.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import { type Sealing, type SealVerifier, sealerOf } from '../../../app/ports/sealing.ts'
import { LEDGER_BRANCH } from '../../../domain/case/ledger-path.ts'
import { commitSeen } from '../ledger/commit-seen.ts'
import { NO_RETRIES, statusOf } from '../ledger/git-ledger-client.ts'
import type { GitHubApi } from './client.ts'
import { readingsPath } from './parse-cache-path.ts'
import { wholeName } from './whole-name.ts'

/**
 * The parsed files that a sha names, kept beside the records as JSON, so that a run need not read the same YAML
 * again: that took 160 of the 390 ms of an accepted transition for the policy, and 65 for the runbooks.
 */
export interface ParseCache {
  /** The result of `read`, now or once by this very version of the app: `name` holds the sha of the file. */
  of<Read>(repository: RepositoryName, name: string, read: () => Promise<Read>): Promise<Read>
  /** Looks ahead of time for what is kept for a repository. */
  begin(repository: RepositoryName): void
  /** Keeps what had to be read now, with all else that was asked for; two requests, none where nothing was new. */
  keep(): Promise<void>
}

export interface ReadingsOptions {
  /** Names this version of the code that reads: what another one has read does not count. */
  reader: string
  /** The accounts that may have kept it: the same as with the records. */
  rules: Promise<HistoryRules>
  sealing: Sealing
}

/** Nothing is kept, everything is read. */
export const noReadings: ParseCache = {
  of: (_repository, _name, read) => read(),
  begin: () => undefined,
  keep: async () => undefined,
}

interface FileRead {
  text: string
  sha: string
}

interface Kept {
  values: ReadonlyMap<string, unknown>
  sha: string | undefined
}

/** Beyond this, what nobody asked for now is left out: GitHub gives no content above 1 MB. */
const LARGEST = 300_000

const MESSAGE = /^Keep what was read, (?<digest>[0-9a-f]{64}) \[skip ci\]$/
/** The first line, where the app has a key. */
const SEAL = /^\{"key":"(?<key>[\w-]{43})","signature":"(?<signature>[\w-]{86})"\}\n/

/**
 * People who may push could put another policy's reading there. So it counts under the app's seal, which stands in its first
 * line and takes no request; or, where the app has no key, if the last commit that touched the file is the app's own, by
 * the same rules as the record of adoptions, and names the digest of this very content. An older one that somebody puts
 * back says the same: what is read of a sha stays what it is.
 */
export function parseCache(client: GitHubApi, { reader, rules, sealing }: ReadingsOptions): ParseCache {
  const path = readingsPath(reader)
  const places = new Map<string, { repository: RepositoryName; kept: Promise<Kept>; used: Map<string, unknown> }>()
  const stale = new Set<string>()

  async function load({ owner, name: repo }: RepositoryName): Promise<Kept> {
    const asked = contents(owner, repo)
    const counts = sealing === 'no-key' ? isNamed(asked, lastDigest(owner, repo)) : isSealed(asked, sealing)
    const [file, isOwn] = await Promise.all([asked, counts])
    if (file === undefined || !isOwn) return { values: new Map(), sha: file?.sha }
    return { values: new Map(Object.entries(JSON.parse(file.text.replace(SEAL, '')))), sha: file.sha }
  }

  async function isNamed(asked: Promise<FileRead | undefined>, last: Promise<string | undefined>): Promise<boolean> {
    const [file, digest] = await Promise.all([asked, last])
    return file !== undefined && digestOf(file.text) === digest
  }

  async function isSealed(asked: Promise<FileRead | undefined>, verifier: SealVerifier): Promise<boolean> {
    const { text = '' } = (await asked) ?? {}
    const { key, signature } = SEAL.exec(text)?.groups ?? {}
    if (key === undefined || signature === undefined) return false
    return verifier.verify({ key, signature }, sealedReading(path, digestOf(text.replace(SEAL, ''))))
  }

  async function contents(owner: string, repo: string): Promise<FileRead | undefined> {
    try {
      const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', {
        ...{ owner, repo, path, ref: wholeName(LEDGER_BRANCH) },
      })
      if (Array.isArray(data) || data.type !== 'file') return undefined
      // Above 1 MB GitHub leaves the content out: then it is read anew.
      return { text: Buffer.from(data.content, 'base64').toString('utf8'), sha: data.sha }
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  async function lastDigest(owner: string, repo: string): Promise<string | undefined> {
    try {
      const { data } = await client.request('GET /repos/{owner}/{repo}/commits', {
        ...{ owner, repo, path, sha: wholeName(LEDGER_BRANCH), per_page: 1 },
      })
      const [commit] = data
      if (commit === undefined || !isOfTheApp(commitSeen(commit), await rules)) return undefined
      return MESSAGE.exec(commit.commit.message)?.groups?.digest
    } catch (error) {
      if ([404, 409].includes(statusOf(error) ?? 0)) return undefined
      throw error
    }
  }

  const sealer = sealerOf(sealing)
  const sealedText = (text: string): string => {
    if (sealer === 'no-key') return text
    const { key, signature } = sealer.sign(sealedReading(path, digestOf(text)))
    return `${JSON.stringify({ key, signature })}\n${text}`
  }

  function placeOf(repository: RepositoryName) {
    const key = `${repository.owner}/${repository.name}`
    const place = places.get(key) ?? { repository, kept: load(repository), used: new Map<string, unknown>() }
    places.set(key, place)
    return { key, place }
  }

  return {
    async of<Read>(repository: RepositoryName, name: string, read: () => Promise<Read>): Promise<Read> {
      const { key, place } = placeOf(repository)
      const { values } = await place.kept
      // The same code wrote it, from the content of the same sha: it has the same shape.
      const known = values.get(name) as Read | undefined
      const value = known ?? (await read())
      if (known === undefined) stale.add(key)
      place.used.set(name, value)
      return value
    },

    begin(repository) {
      // The caller that asks for it hears of the failure.
      placeOf(repository).place.kept.catch(() => undefined)
    },

    async keep() {
      for (const key of stale) {
        const place = places.get(key)
        if (place === undefined) continue
        const { sha, values } = await place.kept
        const whole = printed([...values, ...place.used])
        const text = sealedText(whole.length > LARGEST ? printed([...place.used]) : whole)
        const { owner, name: repo } = place.repository
        try {
          await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
            ...{ owner, repo, path, branch: LEDGER_BRANCH, ...(sha !== undefined && { sha }), ...NO_RETRIES },
            message: `Keep what was read, ${digestOf(text)} [skip ci]`,
            content: Buffer.from(text, 'utf8').toString('base64'),
          })
        } catch (error) {
          // Somebody was faster, there is no such branch yet, or the answer was lost: it only costs time.
          if (![404, 409, 422].includes(statusOf(error) ?? 0) && (statusOf(error) ?? 0) < 500) throw error
        }
      }
      stale.clear()
    },
  }
}

/** Never twice the same: GitHub lists no commit that changes nothing, and a stranger's would stay the last one. */
const printed = (values: readonly (readonly [string, unknown])[]): string =>
  JSON.stringify(Object.fromEntries([...values, ['', randomBytes(8).toString('hex')]]))

const sealedReading = (path: string, digest: string): string => JSON.stringify(['hikeshi-readings-2', path, digest])

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
