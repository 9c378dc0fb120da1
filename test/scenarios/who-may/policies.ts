import { expect } from 'vitest'
import type { Company } from '../company.ts'

const FILE = '.github/hikeshi.yml'

/** Policies on their way: each says the same as the one before, under another name of its file's version. */
export interface PolicyDesk {
  /** On the default branch, as anybody with Write pushes it; gives the version's name. */
  pushes(): Promise<string>
  /** In a pull request of the administrator. */
  proposes(): Promise<{ pull: string; sha: string }>
  /** The version that was adopted last. */
  adopted(): Promise<string | undefined>
}

export function policyDesk({ call, sandbox }: Company): PolicyDesk {
  const at = `/repos/${sandbox.repos.incidents}`
  let versions = 0

  async function writes(branch: string): Promise<string> {
    versions += 1
    const { sha, content } = (await call('admin', 'GET', `${at}/contents/${FILE}?ref=${branch}`)).body as {
      sha: string
      content: string
    }
    const text = `${Buffer.from(content, 'base64').toString('utf8')}# ${versions}\n`
    const put = await call('admin', 'PUT', `${at}/contents/${FILE}`, {
      ...{ message: 'Change', branch, sha, content: Buffer.from(text).toString('base64') },
    })
    expect(put.status).toBeLessThan(300)
    await sandbox.idle()
    return (put.body as { content: { sha: string } }).content.sha
  }

  return {
    pushes: () => writes('main'),
    async proposes() {
      const head = `policy-${versions}`
      const { object } = (await call('admin', 'GET', `${at}/git/ref/heads/main`)).body as { object: { sha: string } }
      await call('admin', 'POST', `${at}/git/refs`, { ref: `refs/heads/${head}`, sha: object.sha })
      const sha = await writes(head)
      const opened = await call('admin', 'POST', `${at}/pulls`, { title: 'Policy', head, base: 'main' })
      expect(opened.status).toBe(201)
      await sandbox.idle()
      return { pull: `${at}/pulls/${(opened.body as { number: number }).number}`, sha }
    },
    async adopted() {
      const { body } = await call('admin', 'GET', `${at}/contents/ledger/policy.jsonl?ref=hikeshi`)
      const lines = Buffer.from((body as { content: string }).content, 'base64')
        .toString('utf8')
        .trim()
        .split('\n')
      const all = lines.map((line) => JSON.parse(line) as { type: string; data: { sha?: string } })
      return all.findLast(({ type }) => type === 'policy-adopted')?.data.sha
    },
  }
}
