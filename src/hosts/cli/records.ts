import { Octokit } from '@octokit/rest'
import { ledgerCheckout } from '../../adapters/files/ledger-checkout.ts'
import { githubClient } from '../../adapters/github/client/client.ts'
import { gitLedger } from '../../adapters/github/ledger/git-ledger.ts'
import type { RecordsPlaceNamed } from '../../adapters/messages/records-words.ts'
import type { LedgerStore, Repository } from '../../app/ports/ledger-store.ts'
import { ToldError } from '../../domain/values/told-error.ts'

export interface RecordsOptions {
  repo?: string
  dir?: string
}

export interface Records {
  store: LedgerStore
  repository: Repository
  place: RecordsPlaceNamed
}

/** Where the commands that look at records find them: a repository through the API, or a checkout of its ledger branch. */
export function recordsFrom({ repo, dir }: RecordsOptions): Records {
  if (dir !== undefined && repo !== undefined)
    throw new ToldError({
      ja: '記録の場所は、--repo か --dir のどちらか一つだけで指定してください',
      en: 'say where the records are by --repo or by --dir, not by both',
    })
  if (dir !== undefined)
    return { store: ledgerCheckout(dir), repository: { owner: '', name: '' }, place: { by: 'dir', where: dir } }
  const repository = repositoryNamed(repo ?? '')
  if (repository === undefined) {
    throw new ToldError({
      ja: '記録の場所を、--repo owner/name（API で読む）か --dir フォルダー（ブランチ「hikeshi」のチェックアウト）で指定してください',
      en: 'say where the records are: --repo owner/name (through the API) or --dir FOLDER (a checkout of the branch "hikeshi")',
    })
  }
  const store = gitLedger(githubClient({ octokit: octokitFromEnvironment() }))
  return { store, repository, place: { by: 'repo', where: `${repository.owner}/${repository.name}` } }
}

export function repositoryNamed(text: string): Repository | undefined {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? []
  return owner === undefined || name === undefined ? undefined : { owner, name }
}

/** The server that `--repo` is on. */
export const apiFromEnvironment = (): string => process.env.GITHUB_API_URL ?? 'https://api.github.com'

const silent = () => undefined

/** GitHub by the token of the environment, as GitHub's own tools read it. */
export function octokitFromEnvironment(): Octokit {
  const { GITHUB_TOKEN: auth, GITHUB_API_URL: baseUrl } = process.env
  if (auth === undefined || auth === '')
    throw new ToldError({
      ja: '--repo には、そのリポジトリを読めるトークンが必要です。環境変数 GITHUB_TOKEN に入れてください',
      en: '--repo needs a token that may read the repository in GITHUB_TOKEN',
    })
  // Octokit prints each 404 that is expected; what is wrong is said by whoever asked.
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  return new Octokit({ auth, userAgent: 'hikeshi', log, ...(baseUrl === undefined ? {} : { baseUrl }) })
}
