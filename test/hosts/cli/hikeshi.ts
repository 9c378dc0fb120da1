import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { onTestFinished, vi } from 'vitest'
import { checkCommand } from '../../../src/hosts/cli/definitions/check.ts'
import { generateCommand } from '../../../src/hosts/cli/definitions/generate.ts'
import { initCommand } from '../../../src/hosts/cli/definitions/init.ts'
import { languageOfCall } from '../../../src/hosts/cli/help-words.ts'
import { inOneSentence } from '../../../src/hosts/cli/in-one-sentence.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

/** Runs a command of the set-up in a folder, inside this process: starting one for each would take minutes. */
export async function hikeshi(folder: string, ...args: readonly string[]): Promise<Ran> {
  const said = { out: '', err: '' }
  const hear = (key: keyof typeof said) => (text: unknown) => {
    said[key] += String(text)
    return true
  }
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(hear('out'))
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'))
  const before = { folder: process.cwd(), exitCode: process.exitCode }
  process.chdir(folder)
  process.exitCode = 0
  // No test asks GitHub itself where tags are.
  const server = process.env.GITHUB_SERVER_URL
  process.env.GITHUB_SERVER_URL = server?.startsWith('file:') === true ? server : 'file:///nowhere'
  try {
    const program = new Command('hikeshi').exitOverride()
    for (const command of [initCommand(), generateCommand(), checkCommand()]) program.addCommand(command.exitOverride())
    await program.parseAsync([...args], { from: 'user' })
    return { code: Number(process.exitCode), ...said }
  } catch (error) {
    return { code: 2, out: said.out, err: said.err + inOneSentence(error, languageOfCall(args, process.env)) }
  } finally {
    process.chdir(before.folder)
    process.exitCode = before.exitCode
    if (server === undefined) delete process.env.GITHUB_SERVER_URL
    else process.env.GITHUB_SERVER_URL = server
    stdout.mockRestore()
    stderr.mockRestore()
  }
}

const program = fileURLToPath(new URL('../../../dist/hikeshi.js', import.meta.url))

/** The built program, as people start it, with nothing on its standard input. */
export function startHikeshi(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: '', ...environment }
    const child = execFile(process.execPath, [program, ...args], { cwd: folder, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
    })
    child.stdin?.end()
  })
}

/** An empty folder that is gone after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
