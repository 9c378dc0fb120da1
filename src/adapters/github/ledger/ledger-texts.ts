import type { Repository } from '../../../app/ports/ledger-store.ts'
import type { LedgerTexts } from '../../../app/ports/ledger-texts.ts'
import { LEDGER_BRANCH, parseLedgerPath } from '../../../domain/case/ledger-path.ts'
import type { GitHubApi } from '../client/client.ts'
import { wholeName } from '../client/whole-name.ts'
import { folder } from '../graphql/default-branch.ts'
import { readLedgerFile } from './git-ledger-file.ts'

/** One request reads a year's ledgers; of fewer than this many each is read by itself. */
const FEW = 4

const HEAD = wholeName(LEDGER_BRANCH)

/**
 * One request lists them all. A sha always names the same text, so on a server later rounds read what has changed and
 * nothing else; a run that knows nothing yet reads a year in one request.
 */
export function ledgerTexts(client: GitHubApi): LedgerTexts {
  const known = new Map<string, Map<string, string>>()
  return async (repository) => {
    const listed = await folder(client, repository, 'ledger', false, HEAD)
    if (listed === undefined) return undefined
    return { repository: { id: listed.branch.id }, texts: texts(repository, listed.files) }
  }

  async function* texts(repository: Repository, listed: readonly { path: string; sha: string }[]) {
    const files = listed.filter(({ path }) => parseLedgerPath(path) !== undefined)
    const key = `${repository.owner}/${repository.name}`
    const before = known.get(key)
    const read = new Map(files.flatMap(({ sha }) => (before?.has(sha) ? [[sha, before.get(sha) ?? ''] as const] : [])))
    known.set(key, read)
    const missing = () => files.filter(({ sha }) => !read.has(sha))
    if (missing().length >= FEW) {
      for (const year of new Set(missing().map(({ path }) => path.split('/').slice(0, 2).join('/')))) {
        const seen = await folder(client, repository, year, true, HEAD)
        for (const { sha, text } of seen?.files ?? []) if (text !== undefined) read.set(sha, text)
      }
    }
    // A few of them, or what is too long for that answer.
    for (const { path, sha } of files) {
      const text = read.get(sha) ?? (await readLedgerFile(client, { repository, path }, HEAD))?.text
      if (text === undefined) continue
      read.set(sha, text)
      yield { path, text }
    }
  }
}
