import { execFile } from 'node:child_process'
import { parse } from 'node:path'
import { promisify } from 'node:util'
import type { TagSeen } from '../../app/set-up/pin-action.ts'

const run = promisify(execFile)
const LONGEST_MS = 20_000
const LINE = /^([\da-f]{40})\trefs\/tags\/(\S+?)(\^\{\})?$/

/** The tags of a repository, as git itself asks for them, by whatever right the person at the terminal has; none where it gets no answer. */
export async function remoteTags(server: string, action: string): Promise<TagSeen[]> {
  const [, repository] = /^([\w.-]+\/[\w.-]+)@/.exec(action) ?? []
  if (repository === undefined) return []
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' }
  // Not in the folder where the command was called: what its configuration says of addresses and programs is nobody's wish.
  const options = { cwd: parse(process.cwd()).root, env, timeout: LONGEST_MS }
  const asked = run('git', ['ls-remote', '--tags', '--', `${server}/${repository}`], options)
  const { stdout } = await asked.catch(() => ({ stdout: '' }))
  const tags = new Map<string, string>()
  for (const line of stdout.split('\n')) {
    const [, commit, name, peeled] = LINE.exec(line) ?? []
    // Of a tag with words of its own the second line names the commit.
    if (commit !== undefined && name !== undefined && (peeled !== undefined || !tags.has(name))) tags.set(name, commit)
  }
  return [...tags].map(([name, commit]) => ({ name, commit }))
}
