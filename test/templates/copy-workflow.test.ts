import { execFile, execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTemplate, template } from './workflow-files.ts'

const run = promisify(execFile)
const script = readTemplate(template('copy.yml')).job.steps[0]?.run ?? ''

describe('the copy outside GitHub', () => {
  let folder = ''
  let source = ''
  let outside = ''
  const git = (where: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      ...{ cwd: where, encoding: 'utf8', stdio: 'pipe' },
    }).trim()
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copy-'))
    source = join(folder, 'incidents.git')
    outside = join(folder, 'outside.git')
    for (const path of [source, outside]) {
      await mkdir(path)
      git(path, 'init', '--quiet', '--bare', '--initial-branch', 'main')
    }
    git(folder, 'clone', '--quiet', source, 'work')
    await adds('main', 'runbooks.md', 'call the officer')
    await adds('hikeshi', 'ledger.jsonl', '{"seq":0}')
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function adds(branch: string, file: string, text: string): Promise<void> {
    const work = join(folder, 'work')
    git(work, 'checkout', '--quiet', '-B', branch)
    await writeFile(join(work, file), text)
    git(work, 'add', '.')
    git(work, 'commit', '--quiet', '--message', text)
    git(work, 'push', '--quiet', '--force', 'origin', branch)
  }
  /** As the runner does it, with the settings of nobody. */
  const copies = async (url = outside): Promise<{ code: number; said: string }> => {
    const place = await mkdtemp(join(folder, 'run-'))
    const env = { ...{ PATH: process.env.PATH, HOME: place, TOKEN: 't', SOURCE: source, COPY_URL: url } }
    return run('bash', ['-e', '-c', script], { cwd: place, env }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        ...{ code: error.code, said: error.stdout + error.stderr },
      }),
    )
  }
  const heads = () => git(outside, 'for-each-ref', '--format', '%(refname) %(objectname)')

  it('R4.4-5 records and runbooks are copied each day, by name, and it is looked whether they have arrived', async () => {
    expect(readTemplate(template('copy.yml')).on).toHaveProperty('schedule')
    expect((await copies()).code).toBe(0)
    expect(heads()).toContain(`refs/heads/incidents/hikeshi ${git(source, 'rev-parse', 'hikeshi')}`)
    expect(heads()).toContain(`refs/heads/incidents/main ${git(source, 'rev-parse', 'main')}`)
    await adds('hikeshi', 'ledger.jsonl', '{"seq":1}')
    expect(await copies()).toMatchObject({ code: 0, said: expect.stringContaining('refs/heads/incidents/hikeshi') })
    expect(heads()).toContain(git(source, 'rev-parse', 'hikeshi'))
  })

  it('R4.4-5 refused: records that were rewritten on GitHub do not reach the copy, and the run fails', async () => {
    const before = heads()
    const work = join(folder, 'work')
    git(work, 'checkout', '--quiet', 'hikeshi')
    git(work, 'reset', '--quiet', '--hard', 'HEAD~1')
    await adds('hikeshi', 'ledger.jsonl', '{"seq":"forged"}')
    expect((await copies()).code).not.toBe(0)
    expect(heads()).toBe(before)
  })

  it('R4.4-5 refused: without a place for it the run fails and says what is missing', async () => {
    expect(await copies('')).toMatchObject({ code: 1, said: expect.stringContaining('HIKESHI_COPY_URL') })
  })
})
