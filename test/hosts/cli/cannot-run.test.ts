import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareEnvironment, checkedOutInto, configuredApp, ranToEnd } from './package-copy.ts'

const PROGRAM = fileURLToPath(new URL('../../../dist/hikeshi.js', import.meta.url))

let bare = ''
beforeAll(async () => {
  bare = await mkdtemp(join(tmpdir(), 'hikeshi-bare-'))
  await checkedOutInto(bare, 'not-installed')
})
afterAll(() => rm(bare, { recursive: true, force: true }))

const env = bareEnvironment()
const oneSentence = (text: string) => expect.stringMatching(new RegExp(`^hikeshi: [^\\n]*${text}[^\\n]*\\n$`))

describe('where it cannot run, one sentence says why', () => {
  /** The program behind the scripts of npm, on a Node that says it is another. */
  async function on(version: string) {
    const pretend = join(bare, 'pretend.cjs')
    const versions = `{ ...process.versions, node: '${version}' }`
    await writeFile(pretend, `Object.defineProperty(process, 'versions', { value: ${versions} })`)
    return ranToEnd(process.execPath, ['--require', pretend, 'src/hosts/bundle/run.js', 'start'], { cwd: bare, env })
  }

  it.each(['12.22.0', '18.20.4', '20.18.3', '21.7.0'])('Node %s is refused', async (version) => {
    expect(await on(version)).toEqual({ code: 2, said: oneSentence(`this is Node ${version}, and Hikeshi needs`) })
  })

  it.each(['20.19.0', '20.20.2', '22.0.0', '23.1.0', '100.0.0'])('Node %s is not', async (version) => {
    expect((await on(version)).said).not.toContain('this is Node')
  })

  it.each([['start'], ['run', 'demo'], ['run', 'hikeshi', '--', 'check']])(
    'npm %s before npm ci ends with 2',
    async (...words) => {
      const ran = await ranToEnd('npm', ['--silent', ...words], { cwd: bare, env })
      expect(ran).toEqual({ code: 2, said: oneSentence('are not installed .*: run "npm ci" in ') })
    },
  )

  it('a port that is taken ends with 2', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo
    const taken = oneSentence(`port ${port} of 127\\.0\\.0\\.1 is taken: .*`)
    const hikeshi = (...args: string[]) => ranToEnd(process.execPath, [PROGRAM, ...args], { cwd: bare, env })
    expect(await hikeshi('sandbox', '--port', String(port))).toEqual({ code: 2, said: taken })
    const start = { cwd: bare, env: { ...env, ...configuredApp(), PORT: String(port) } }
    expect(await ranToEnd(process.execPath, [PROGRAM, 'start'], start)).toEqual({ code: 2, said: taken })
    await new Promise((closed) => other.close(closed))
  })

  it.each([
    ['check', 'nowhere.yml'],
    ['sandbox', '--policy', 'nowhere.yml'],
    ['generate', '--schema', 'nowhere.yml/schema.json'],
  ])('%s of a file that is not there ends with 2', async (...args) => {
    const ran = await ranToEnd(process.execPath, [PROGRAM, ...args], { cwd: bare, env })
    expect(ran).toEqual({ code: 2, said: oneSentence('nowhere\\.yml') })
  })
})

it('--version says which version this is', async () => {
  const { version } = JSON.parse(await readFile(join(bare, 'package.json'), 'utf8'))
  expect(version).toMatch(/^\d+\.\d+\.\d+/)
  expect(await ranToEnd(process.execPath, [PROGRAM, '--version'], { cwd: bare, env })).toEqual({
    code: 0,
    said: `${version}\n`,
  })
})
