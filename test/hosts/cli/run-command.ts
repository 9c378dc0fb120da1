import type { Command } from 'commander'
import { vi } from 'vitest'
import { languageOfCall } from '../../../src/hosts/cli/help-words.ts'
import { inOneSentence } from '../../../src/hosts/cli/in-one-sentence.ts'
import { fetchHere } from '../../support/fetch-here.ts'

/** Runs one command inside this process and gives what it said and how it would end. */
export async function runCommand(
  command: Command,
  ...args: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  const before = process.exitCode
  const connected = globalThis.fetch
  // A GitHub that is up in this very process is asked without a connection.
  const { GITHUB_API_URL: github = '' } = process.env
  if (/^http:\/\/127\.0\.0\.1:\d+$/.test(github))
    globalThis.fetch = (to, options) => (String(to).startsWith(`${github}/`) ? fetchHere : connected)(to, options)
  process.exitCode = 0
  try {
    await command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync([...args], { from: 'user' })
    return { code: Number(process.exitCode), out, err: '' }
  } catch (error) {
    return { code: 2, out, err: inOneSentence(error, languageOfCall(args, process.env)) }
  } finally {
    globalThis.fetch = connected
    process.exitCode = before
    stdout.mockRestore()
  }
}
