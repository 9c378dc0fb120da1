import { execFile, execFileSync, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { laidOut } from '../../../src/hosts/cli/sandbox-set-up.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
import { send } from '../../sandbox/send.ts'
import { appsInside } from '../../support/app-inside.ts'
import { quickStart } from '../../support/quick-start.ts'
import { DOCUMENTS, ROOT, textOf } from './files.ts'

// Somebody who has a shell, and the documents on running: each of their blocks is typed as it stands there, with the names
// put in that they leave open. git reads and writes a folder where they say GitHub; npm and gh are words for what is there.

const PROGRAM = join(ROOT, 'dist/hikeshi.js')
const LONG = 240_000
const OWN = textOf('test/fixtures/policies/own/more-phases.yml')
const sh = promisify(execFile)

const blocksOf = (document: string): string[] =>
  [...textOf(`.github/docs/${document}`).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block)

/** The test that types the commands of a page. */
const HERE = 'test/tools/documents/played.test.ts'
const TYPED_BY: Readonly<Record<string, string>> = {
  'README.md': 'test/tools/documents/outputs.test.ts',
  '.github/docs/audit-pack.md': 'test/scenarios/audit.test.ts',
  '.github/docs/auditor.md': 'test/scenarios/audit.test.ts',
  '.github/docs/backup.md': HERE,
  '.github/docs/leaving.md': HERE,
  '.github/docs/records.md': HERE,
  '.github/docs/running.md': HERE,
  '.github/docs/set-up.md': 'test/tools/documents/from-zero.test.ts',
  '.github/docs/set-up-app.md': HERE,
  '.github/docs/upgrading.md': HERE,
}

interface Ended {
  code: number
  out: string
  err: string
}

describe('the documents on running, typed as they stand there', () => {
  let github: Sandbox
  let home = ''
  const repository = (name: string) => join(home, 'github', `${name}.git`)

  const call = async (login: string, method: string, path: string, body?: unknown) =>
    (await send(github.url + path, method, github.tokens[login], body)).object
  const control = async (path: string, body?: unknown) =>
    (await send(`${github.control}${path}`, 'POST', undefined, body)).object
  const incidents = () => `/repos/${github.repos.incidents}`

  const bot = () => `${github.app.slug}[bot]`

  /** Surroundings of the reader's: the machine's own settings count for nothing. */
  const surroundings = () => ({
    ...{
      HOME: home,
      LANG: 'en_US.UTF-8',
      GIT_CONFIG_NOSYSTEM: '1',
      PATH: join(home, 'bin') + delimiter + process.env.PATH,
    },
    ...{ GITHUB_API_URL: github.url, GITHUB_SERVER_URL: 'file:///nowhere', GITHUB_TOKEN: github.tokens.admin ?? '' },
  })

  async function typed(block: string, folder: string): Promise<Ended> {
    const text = block
      .replaceAll(/YOUR-ORGANISATION|\bowner\b(?=\/incidents)/g, github.org)
      .replaceAll('your-app', github.app.slug)
    const options = { cwd: folder, env: surroundings() }
    return sh('bash', ['--noprofile', '--norc', '-euo', 'pipefail', '-c', text], options).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        out: stdout,
        err: stderr,
      }),
    )
  }

  /** The words of something that stays up, until it has said this; then it is ended. */
  async function said(block: string, folder: string, enough: RegExp): Promise<string> {
    const text = block.replaceAll('YOUR-ORGANISATION', github.org)
    const options = { cwd: folder, env: surroundings(), stdio: ['ignore', 'pipe', 'pipe'] as 'pipe'[], detached: true }
    const child = spawn('bash', ['--noprofile', '--norc', '-c', text], options)
    const ended = new Promise((resolve) => child.on('exit', resolve))
    let all = ''
    const heard = new Promise<boolean>((resolve) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (more: Buffer) => {
          all += more.toString()
          if (enough.test(all)) resolve(true)
        })
      void ended.then(() => resolve(enough.test(all)))
    })
    expect(await heard, all).toBe(true)
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
    return all
  }

  const git = (folder: string, ...words: string[]) =>
    execFileSync('git', words, { cwd: folder, env: surroundings(), encoding: 'utf8', stdio: 'pipe' })

  /** A checkout of its own beside the laid repositories. */
  async function checkout(): Promise<string> {
    const at = await mkdtemp(join(home, 'company-'))
    for (const name of ['hikeshi', 'incidents', 'restricted', 'runbooks']) await mkdir(join(at, name))
    return join(at, 'hikeshi')
  }

  /** GitHub's branch of the records, and the copy of it that the workflow brings out of GitHub, as git has them. */
  async function recordsInGit(): Promise<void> {
    const records = join(home, 'records')
    const { tree: files } = (await call('admin', 'GET', `${incidents()}/git/trees/hikeshi?recursive=1`)) as {
      tree: { path: string; type: string }[]
    }
    git(home, 'init', '-q', '-b', 'hikeshi', records)
    for (const { path } of files.filter(({ type }) => type === 'blob')) {
      const { content } = await call('admin', 'GET', `${incidents()}/contents/${path}?ref=hikeshi`)
      await mkdir(dirname(join(records, path)), { recursive: true })
      await writeFile(join(records, path), Buffer.from(String(content), 'base64'))
    }
    git(records, 'add', '-A')
    // As GitHub signs what the app writes there.
    const [tree, who] = [
      git(records, 'write-tree').trim(),
      `${bot()} <${bot()}@users.noreply.invalid> 1893456000 +0000`,
    ]
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n abc\n -----END PGP SIGNATURE-----'
    const commit = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n${signature}\n\nRecords\n`
    await writeFile(join(home, 'commit'), commit)
    const sha = git(records, 'hash-object', '-t', 'commit', '-w', join(home, 'commit')).trim()
    git(records, 'update-ref', 'refs/heads/hikeshi', sha)
    for (const name of ['incidents', 'copy']) git(home, 'init', '-q', '--bare', '-b', 'hikeshi', repository(name))
    git(records, 'push', '-q', repository('incidents'), 'hikeshi')
    git(records, 'push', '-q', repository('copy'), 'hikeshi:incidents/hikeshi')
  }

  async function word(name: string, lines: string): Promise<void> {
    const path = join(home, 'bin', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, `#!/bin/sh\n${lines}\n`)
    await chmod(path, 0o755)
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'hikeshi-'))
    github = await startSandbox({
      ...{ ...appsInside(() => undefined), ...(await quickStart()) },
      ...laidOut(OWN),
    })
    await word(
      'npm',
      `[ "$1 $2 $3 $4" = "run --silent hikeshi --" ] || exit 64; shift 4; exec "${process.execPath}" "${PROGRAM}" "$@"`,
    )
    await word('gh', '[ "$1 $2" = "auth token" ] && echo "$GITHUB_TOKEN"')
    const places = [
      [repository('incidents'), `https://github.com/${github.org}/incidents.git`],
      [repository('copy'), 'https://git.example.com/company/copy.git'],
    ]
    const instead = places.map(([there, said]) => `[url "${there}"]\n  insteadOf = ${said}\n`)
    const who = `[user]\n  name = ${bot()}\n  email = ${bot()}@users.noreply.invalid\n`
    await writeFile(join(home, '.gitconfig'), [who, ...instead].join(''))
    // In the morning, when the night is over.
    await control('/clock', { now: '2030-01-16T22:24:00Z' })
    await call('reporter', 'POST', `${incidents()}/issues`, {
      ...{ title: 'Lost', body: 'A phone is lost', labels: ['hikeshi: incident'] },
    })
    await github.idle()
    await recordsInGit()
  })
  afterAll(async () => {
    await github.stop()
    await rm(home, { recursive: true, force: true })
  })

  it('leaving.md: cases, operation check and record are taken along; whoever comes back goes on from the record', {
    timeout: LONG,
  }, async () => {
    const folder = await checkout()
    const [take = '', ...more] = blocksOf('leaving.md')
    expect(more).toEqual([])
    const ends: number[] = []
    for (const line of take.trim().split('\n')) ends.push((await typed(line, folder)).code)
    // The operation check of a company that has just begun has findings.
    expect(ends).toEqual([0, 1, 0])
    expect(await readdir(join(folder, 'report'))).toEqual(
      expect.arrayContaining(['register.csv', 'register.json', 'report.html']),
    )
    expect(await readdir(join(folder, 'audit-pack'))).toContain('SHA256SUMS')
    expect(await readdir(join(folder, 'record'))).toContain('ledger')

    const { number } = await call('reporter', 'POST', `${incidents()}/issues`, {
      title: 'x',
      body: 'x',
      labels: ['hikeshi: incident'],
    })
    await github.idle()
    await control('/github', { installation: 'gone' })
    await call('responder', 'POST', `${incidents()}/issues/${number}/comments`, { body: '/contain Locked while away' })
    await github.idle()
    await control('/github', { installation: 'there' })
    await control('/sweep')
    await github.idle()
    expect(await recordOf(Number(number))).toContain('Locked while away')
  })

  it('backup.md: cloned each day and verified; what was taken away is noticed; the copy is read, and brought back only where nothing is', {
    timeout: LONG,
  }, async () => {
    const folder = await checkout()
    const [daily = '', restore = '', ...more] = blocksOf('backup.md')
    expect(more).toEqual([])
    const first = await typed(daily, folder)
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(/holds|ledgers?/)])
    // Somebody takes commits away and writes others.
    const other = join(home, 'other')
    git(home, 'init', '-q', '-b', 'hikeshi', other)
    await writeFile(join(other, 'x'), 'x')
    git(other, 'add', '-A')
    git(other, 'commit', '-q', '-m', 'x')
    git(other, 'push', '-q', '--force', repository('incidents'), 'hikeshi')
    const pull = daily.split('\n').find((line) => line.includes(' pull ')) ?? ''
    expect((await typed(pull, folder)).code).not.toBe(0)

    const again = await checkout()
    const refused = await typed(restore, again)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('rejected')])
    git(repository('incidents'), 'update-ref', '-d', 'refs/heads/hikeshi')
    const third = await checkout()
    expect(await typed(restore, third)).toMatchObject({ code: 0 })
    const tip = (name: string, branch: string) => git(repository(name), 'rev-parse', `refs/heads/${branch}`)
    expect(tip('incidents', 'hikeshi')).toBe(tip('copy', 'incidents/hikeshi'))
  })

  it('upgrading.md: files are made and proved, GitHub is compared, and the base says what it would change', {
    timeout: LONG,
  }, async () => {
    const folder = await checkout()
    const lay = blocksOf('set-up.md').find((block) => block.includes('--mode app')) ?? ''
    const names = '--repository acme/incidents --company Acme --phone 03-5550-0100'
    expect(await typed(`${lay.trim()} ${names}`, folder)).toMatchObject({ code: 0 })
    await rm(join(folder, '../incidents/.github/ISSUE_TEMPLATE'), { recursive: true })
    const [files = '', base = '', ...more] = blocksOf('upgrading.md')
    expect(more).toEqual([])
    const made = await typed(files, folder)
    expect(await readdir(join(folder, '../incidents/.github/ISSUE_TEMPLATE'))).not.toEqual([])
    expect(made.out).toContain('nothing is wrong')
    // The company of the embedded GitHub is compared, and each thing that it lacks is named.
    expect(made.out).toMatch(/Nothing is wrong|→|remed/i)
    const raised = await typed(base, folder)
    expect([raised.code, raised.err]).toEqual([expect.any(Number), ''])
    expect(raised.code).toBeLessThan(2)
  })

  it('github-down.md: what was written on paper counts with its own times; what was said while nothing answered is taken up', {
    timeout: LONG,
  }, async () => {
    const [, note = ''] = /`(\/note at 02:40 [^`]+)`/.exec(textOf('.github/docs/github-down.md')) ?? []
    expect(note).not.toBe('')
    const { number } = await call('reporter', 'POST', `${incidents()}/issues`, {
      title: 'y',
      body: 'y',
      labels: ['hikeshi: incident'],
    })
    await github.idle()
    await call('responder', 'POST', `${incidents()}/issues/${number}/comments`, { body: note })
    await github.idle()
    const record = await recordOf(Number(number))
    expect(record).toContain('Phoned the officer')
    expect(record).toContain('2030-01-16T17:40:00')

    await control('/faults', { drop: 1 })
    await call('responder', 'POST', `${incidents()}/issues/${number}/comments`, { body: '/contain Unplugged unheard' })
    await github.idle()
    expect(await recordOf(Number(number))).not.toContain('Unplugged unheard')
    await control('/faults', {})
    await control('/sweep')
    await github.idle()
    expect(await recordOf(Number(number))).toContain('Unplugged unheard')
  })

  it('records.md and running.md: a record on GitHub is verified, a rehearsal says what it would make, a key is made', {
    timeout: LONG,
  }, async () => {
    const folder = await checkout()
    const [verify = '', key = ''] = blocksOf('records.md')
    expect(await typed(verify, folder)).toMatchObject({ code: 0 })
    const [make = ''] = key.split('\n')
    expect(await typed(make, folder)).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, 'hikeshi-seal.pem'), 'utf8')).toContain('PRIVATE KEY')
    const [rehearse = ''] = blocksOf('running.md')
    const planned = await typed(`${rehearse.trim()} --app ${github.app.slug} --dry-run`, folder)
    expect([planned.code, planned.out]).toEqual([0, expect.stringContaining('hikeshi-rehearsal')])
  })

  it('set-up.md and set-up-app.md: what stays up says where it is, what lacks its app says so, and GitHub is compared', {
    timeout: LONG,
  }, async () => {
    const folder = await checkout()
    const blocks = [...blocksOf('set-up.md'), ...blocksOf('set-up-app.md')]
    const having = (...words: readonly string[]) =>
      blocks.find((block) => words.every((each) => block.includes(each)))?.trim() ?? expect.fail(words.join(' '))
    expect(await typed(having('hikeshi -- start'), folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('APP_ID'),
    })
    const compared = await typed(`${having('doctor', '--fix')} --app ${github.app.slug}`, folder)
    expect([compared.code, compared.err]).toEqual([expect.any(Number), ''])
    expect(compared.code).toBeLessThan(2)
    expect(await said(`${having('sandbox', '--empty')} --port 0`, folder, /set-up --org/)).toContain('GITHUB_TOKEN')
    await said(having('register'), folder, /http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}/)
  })

  it('every page whose commands start Hikeshi is typed by a test', () => {
    const starts = /npm run --silent hikeshi -- |npm start|npm run demo/
    const pages = DOCUMENTS.filter((page) => !page.endsWith('.ja.md')).filter((page) =>
      [...textOf(page).matchAll(/```sh\n([\s\S]*?)```/g)].some(([, block = '']) => starts.test(block)),
    )
    expect(pages.toSorted()).toEqual(Object.keys(TYPED_BY).toSorted())
    for (const [page, test] of Object.entries(TYPED_BY)) expect(textOf(test), page).toContain(page.split('/').at(-1))
  })

  async function recordOf(number: number): Promise<string> {
    const { tree } = (await call('admin', 'GET', `${incidents()}/git/trees/hikeshi?recursive=1`)) as {
      tree: { path: string }[]
    }
    const path = tree.find((each) => each.path.endsWith(`/${String(number).padStart(6, '0')}.jsonl`))?.path
    const { content } = await call('admin', 'GET', `${incidents()}/contents/${path}?ref=hikeshi`)
    return Buffer.from(String(content), 'base64').toString()
  }
})
