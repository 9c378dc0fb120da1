import type { Company } from './company.ts'

type Json = Record<string, unknown>

/** The record of a case of this year. */
export const recordPath = (number: number): string =>
  `ledger/${new Date().getUTCFullYear()}/${String(number).padStart(6, '0')}.jsonl`

/** By somebody with Write, on the branch of the records: by git's own objects, under whatever name he likes. */
export function pushing(office: Company, repository = office.sandbox.repos.incidents) {
  const ok = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const answer = await office.call('admin', method, `/repos/${repository}${path}`, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Json
  }
  const bot = { name: 'hikeshi', email: `${office.sandbox.app.slug}[bot]@users.noreply.github.com` }
  return {
    ok,

    async textOf(path: string): Promise<string> {
      const { content } = await ok('GET', `/contents/${path}?ref=refs/heads/hikeshi`)
      return Buffer.from(String(content), 'base64').toString('utf8')
    },

    /** Files by their paths; `gone`: taken away. Gives the commit. */
    async push(files: Readonly<Record<string, string>>, as: 'the app' | 'himself'): Promise<string> {
      const head = ((await ok('GET', '/git/ref/heads/hikeshi')).object as { sha: string }).sha
      const before = (await ok('GET', `/git/commits/${head}`)).tree as { sha: string }
      const tree = Object.entries(files).map(([path, content]) => ({
        ...{ path, mode: '100644', type: 'blob' },
        ...(content === 'gone' ? { sha: null } : { content }),
      }))
      const made = await ok('POST', '/git/trees', { base_tree: before.sha, tree })
      const names = as === 'the app' ? { author: bot, committer: bot } : {}
      const commit = { message: 'case: note-added [skip ci]', tree: made.sha, parents: [head], ...names }
      const { sha } = await ok('POST', '/git/commits', commit)
      await ok('PATCH', '/git/refs/heads/hikeshi', { sha })
      await office.sandbox.idle()
      return String(sha)
    },
  }
}
