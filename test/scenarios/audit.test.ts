import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sealerFrom } from '../../src/adapters/keys/seal-key.ts'
import { auditCommand } from '../../src/hosts/cli/definitions/audit.ts'
import { replayCommand } from '../../src/hosts/cli/definitions/replay.ts'
import { reportCommand } from '../../src/hosts/cli/definitions/report.ts'
import { sweepCommand } from '../../src/hosts/cli/definitions/sweep.ts'
import { verifyCommand } from '../../src/hosts/cli/definitions/verify.ts'
import { IN_ENGLISH } from '../../src/hosts/cli/help-words.ts'
import { program } from '../../src/hosts/cli/program.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { installationToken } from './as-app.ts'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { quietRepository } from './quiet.ts'
import { at } from './walk.ts'

/** The calls of the program in a page: those to copy, those in a sentence, and each of these again with each option beside it. */
function typedIn(text: string): string[][] {
  const typed = text.split(/^#+ /m).flatMap((section) => {
    const calls = [
      ...section.matchAll(/(?:hikeshi -- |`(?:hikeshi )?(?=(?:verify|report|audit|doctor)\b))([a-z][^`\n]*)/g),
    ]
    return calls.flatMap(({ index, 1: words = '' }, at) => {
      const beside = section.slice(index + words.length, calls[at + 1]?.index)
      const options = [...beside.matchAll(/`(--[a-z][^`\n]*)`/g)].map(([, option = '']) => option)
      return [words, ...options.map((option) => `${words} ${option}`)]
    })
  })
  return [...new Set(typed)].map((call) => call.split(' '))
}

/** The branch of the records, as somebody has it who has cloned it. */
async function cloneOfRecords(here: Company, folder: string): Promise<void> {
  const { incidents } = here.sandbox.repos
  const { body } = await here.call('admin', 'GET', `/repos/${incidents}/git/trees/hikeshi?recursive=1`)
  const { tree } = body as { tree: { path: string; type: string }[] }
  for (const { path } of tree.filter(({ type }) => type === 'blob')) {
    const file = await here.call('admin', 'GET', `/repos/${incidents}/contents/${path}?ref=hikeshi`)
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), Buffer.from((file.body as { content: string }).content, 'base64'))
  }
  const bot = `${here.sandbox.app.slug}[bot]`
  const who = ['-c', `user.name=${bot}`, '-c', `user.email=${bot}@users.noreply.invalid`]
  for (const words of [
    ['init', '--quiet'],
    ['add', '--all'],
    [...who, 'commit', '--quiet', '-m', 'Records'],
  ])
    execFileSync('git', words, { cwd: folder })
}

describe('commands that look at a repository through the API', { timeout: 240_000 }, () => {
  let here: Company
  let out = ''
  const before = { ...process.env }
  beforeAll(async () => {
    here = await company()
    out = await mkdtemp(join(tmpdir(), 'hikeshi-'))
    process.env.GITHUB_API_URL = here.sandbox.url
    process.env.GITHUB_TOKEN = here.sandbox.tokens.admin ?? ''
  })
  afterAll(async () => {
    process.env = before
    await here.stop()
    await rm(out, { recursive: true, force: true })
  })

  const policy = fileURLToPath(new URL('../../templates/policy/hikeshi.yml', import.meta.url))
  const COMMANDS = {
    verify: () => [verifyCommand()] as const,
    replay: () => [replayCommand(), '--policy', policy, '--app', here.sandbox.app.slug] as const,
    audit: () => [auditCommand(), '--app', here.sandbox.app.slug] as const,
    report: () => [reportCommand(), '--app', here.sandbox.app.slug, '--out', out] as const,
  }
  const run = (name: keyof typeof COMMANDS, ...more: string[]) => {
    const [command, ...args] = COMMANDS[name]()
    return runCommand(command, ...args, ...more)
  }
  const names = ['verify', 'replay', 'audit', 'report'] as const

  it('R4.4-5 a company without a case yet has an outcome of its own', async () => {
    const { incidents } = here.sandbox.repos
    for (const name of names) {
      const ran = await run(name, '--repo', incidents, '--locale', 'en')
      expect([name, ran.code, ran.err]).toEqual([name, 1, ''])
      if (name !== 'audit') expect(ran.out).toContain(`No case has been recorded yet in ${incidents}`)
      expect((await run(name, '--repo', incidents, '--json')).out).toContain('"record":"no-case"')
    }
    expect((await run('verify', '--repo', incidents, '--locale', 'ja')).out).toContain('まだ案件が一件も')
  })

  it.each(['en', 'ja'] as const)(
    'R5-1 a fresh company reads two pages: the table first, then each thing to do once (%s)',
    async (language) => {
      const { out: text } = await run('audit', '--repo', here.sandbox.repos.incidents, '--locale', language)
      const lines = text.trimEnd().split('\n')
      expect(lines.length).toBeLessThanOrEqual(110)
      expect(lines.findIndex((line) => line.startsWith('| R1-1 '))).toBeLessThan(16)
      expect(text.match(/^\| R\d/gm)).toHaveLength(48)
      const remedies = lines.filter((line) => line.startsWith('/action ')).map((line) => line.split(': ')[1])
      expect(new Set(remedies).size).toBe(remedies.length)
      // By the words of the company, with what is to be looked up: never an id of the file, never three dots.
      expect(text).not.toMatch(/[（(]…[）)]/)
      if (language === 'ja') expect(text).not.toContain('dispatched')
    },
  )

  it('R4.4-5 a repository that is not there ends with 1, as one without the branch does, and both say so', async () => {
    const { runbooks } = here.sandbox.repos
    const mistyped = `${here.sandbox.org}/incident`
    for (const name of names) {
      expect(await run(name, '--repo', mistyped, '--locale', 'en')).toMatchObject({
        ...{
          code: 1,
          out: `There is no record: there is no repository ${mistyped}, or this token does not reach it: look at the name and at what the token may read.\n`,
          err: '',
        },
      })
      expect(await run(name, '--repo', mistyped, '--locale', 'ja', '--json')).toMatchObject({
        ...{ code: 1, out: expect.stringContaining(`リポジトリ ${mistyped} がない`), err: '' },
      })
      expect(await run(name, '--repo', runbooks, '--locale', 'en')).toMatchObject({
        ...{ code: 1, out: `There is no record: ${runbooks} has no branch "hikeshi".\n` },
      })
      const json = await run(name, '--repo', runbooks, '--json')
      expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { record: 'missing', missing: 'branch' }])
    }
    process.env.GITHUB_TOKEN = 'nobody'
    try {
      for (const name of names)
        expect(await run(name, '--repo', here.sandbox.repos.incidents)).toMatchObject({ code: 2, out: '' })
    } finally {
      process.env.GITHUB_TOKEN = here.sandbox.tokens.admin ?? ''
    }
  })

  it('R5-1 R5-2 the operation check reads policy, people, runbooks and cases, and links its evidence', async () => {
    const number = await at(here, 'recovery')
    const ran = await runCommand(
      auditCommand(),
      '--repo',
      here.sandbox.repos.incidents,
      '--app',
      here.sandbox.app.slug,
      '--json',
      '--locale',
      'en',
    )
    expect(ran.err).toBe('')
    const { requirements } = JSON.parse(ran.out)
    const of = (clause: string) => requirements.find((one: { clause: string }) => one.clause === clause)
    expect(of('R4.3-1')).toMatchObject({ state: 'shown' })
    const ledger = `${here.sandbox.repos.incidents}/blob/refs/heads/hikeshi/ledger/\\d{4}/0*${number}\\.jsonl#L\\d+$`
    expect(of('R4.3-1').evidence[0]).toMatchObject({ kind: 'line', url: expect.stringMatching(new RegExp(ledger)) })
    // Nobody has been given anything yet, and nothing else is wrong with it.
    const shown = of('R8-1').findings.map(({ code }: { code: string }) => code)
    expect(new Set(shown)).toEqual(new Set(['edition-missing']))
    // Skeletons that nobody has reviewed: so far only the policy says so.
    expect(of('R4.1-1b').state).toBe('set-up')
    const evidence = requirements.flatMap((one: { findings: { evidence: string[] }[] }) =>
      one.findings.flatMap((each) => each.evidence),
    )
    expect(evidence).toContainEqual(
      expect.stringContaining(`${here.sandbox.repos.incidents}/blob/HEAD/.github/hikeshi.yml`),
    )
    expect(number).toBeGreaterThan(0)
  })

  it.each([
    ['auditor.md', 'en', 6],
    ['auditor.ja.md', 'ja', 6],
    ['audit-pack.md', 'en', 3],
    ['audit-pack.ja.md', 'ja', 3],
    ['administrator.md', 'en', 3],
    ['administrator.ja.md', 'ja', 3],
  ] as const)(
    'R5-1 %s: each command that the page shows is typed as it stands there, and answers',
    async (page, language, least) => {
      const { incidents } = here.sandbox.repos
      const clone = join(out, `clone-${page}`)
      await cloneOfRecords(here, clone)
      const text = readFileSync(new URL(`../../.github/docs/${page}`, import.meta.url), 'utf8')
      const typed = typedIn(text)
      const ownKey = sealerFrom(here.sandbox.secrets.privateKey, 'none').key
      expect(typed.length).toBeGreaterThanOrEqual(least)
      for (const [at, [name = '', ...words]] of typed.entries()) {
        const command = program('1', IN_ENGLISH).commands.find((each) => each.name() === name)
        if (command === undefined) throw new Error(`${page} names ${name}`)
        const names: Readonly<Record<string, string>> = {
          ...{ 'owner/incidents': incidents, 'your-app': here.sandbox.app.slug, FIELD: 'contact', CLONE: clone },
          ...{ 'PUBLIC-KEY': ownKey, 公開鍵: ownKey },
          'audit-pack': join(out, `pack-${page}-${at}`),
        }
        const given = words.map((word) => names[word] ?? word)
        // A command that the page names alone is about the records that it is about throughout.
        const isPlaced = given.includes('--repo') || given.includes('--dir')
        const place = isPlaced ? [] : ['--repo', incidents, '--app', here.sandbox.app.slug]
        const shown = name === 'report' ? ['--out', join(out, `report-${page}-${at}`)] : []
        const ran = await runCommand(command, ...given, ...place, ...shown, '--locale', language)
        expect([name, ...given, ran.code === 2 ? ran.err : '']).toEqual([name, ...given, ''])
        // Of the report the address alone is said, and the page is read.
        const [path] = /^\S+\.html$/m.exec(ran.out) ?? []
        const said = path === undefined ? ran.out : readFileSync(path, 'utf8')
        expect(said).toMatch(language === 'ja' ? /[ぁ-ん]/ : /[a-z]{3}/)
      }
    },
  )

  it('R8-2 what few may read is told of by the check of its own repository alone, and said to be left out elsewhere', async () => {
    const quiet = quietRepository(here)
    const body = filled('restricted-incident', { pointer: '金庫', kind: 'insider-leak', systems: ['file-share'] })
    await quiet.opens('officer', 'hikeshi: restricted-incident', body)
    const of = async (repository: string, ...more: string[]) =>
      (
        await runCommand(
          auditCommand(),
          '--repo',
          repository,
          '--app',
          here.sandbox.app.slug,
          '--locale',
          'en',
          ...more,
        )
      ).out
    const { incidents } = here.sandbox.repos
    const cases = (json: string): number =>
      JSON.parse(json).requirements.find(({ clause }: { clause: string }) => clause === 'R4.4-5').evidence.length
    const [told, quietly] = [await of(incidents, '--json'), await of(incidents, '--json', '--including', 'restricted')]
    expect(cases(quietly)).toBe(cases(told) + 1)
    expect(JSON.parse(told).leftOut).toEqual(['restricted'])
    expect(await of(incidents)).toContain(`hikeshi audit --repo ${incidents} --including restricted`)
    expect(await of(incidents, '--including', 'restricted')).not.toContain('are not judged here')
  })

  it('R4.4-5 a ledger of another repository does not pass, and one that was removed is named', async () => {
    const { incidents } = here.sandbox.repos
    const restricted = `${here.sandbox.org}/restricted`
    const of = (repository: string) => `/repos/${repository}/contents/ledger`
    const folder = async (repository: string): Promise<{ path: string; sha: string; name: string }[]> => {
      const years = (await here.call('admin', 'GET', `${of(repository)}?ref=hikeshi`)).body as { path: string }[]
      const year = years.find(({ path }) => /\d{4}$/.test(path))?.path
      const listed = await here.call('admin', 'GET', `/repos/${repository}/contents/${year}?ref=hikeshi`)
      return listed.body as { path: string; sha: string; name: string }[]
    }
    const findings = async (repository: string) => {
      const ran = await run('verify', '--repo', repository, '--json')
      const report = JSON.parse(ran.out)
      const found = report.findings.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)
      return { code: ran.code, found, notChecked: report.notChecked }
    }
    expect(await findings(incidents)).toEqual({
      code: 0,
      found: [],
      notChecked: ['signatures', 'seals'],
    })
    const [theirs] = await folder(incidents)
    if (theirs === undefined) throw new Error('a case was recorded before')
    const copied = await here.call('admin', 'GET', `/repos/${incidents}/contents/${theirs.path}?ref=hikeshi`)
    const { content } = copied.body as { content: string }
    const path = theirs.path.replace(/\d+\.jsonl$/, '000999.jsonl')
    const put = { message: 'x', branch: 'hikeshi', content: content.replaceAll('\n', '') }
    await here.call('admin', 'PUT', `/repos/${restricted}/contents/${path}`, put)
    expect(await findings(restricted)).toMatchObject({
      code: 1,
      found: [`foreign-binding ${path}`, `foreign-author ${path}`],
    })
    const gone = { message: 'x', branch: 'hikeshi', sha: theirs.sha }
    await here.call('admin', 'DELETE', `/repos/${incidents}/contents/${theirs.path}`, gone)
    expect(await findings(incidents)).toMatchObject({ code: 1, found: [`file-removed ${theirs.path}`] })
    await here.call('admin', 'PUT', `/repos/${incidents}/contents/${theirs.path}`, put)
    expect(new Set((await findings(incidents)).found)).toEqual(
      new Set([`file-removed ${theirs.path}`, `foreign-author ${theirs.path}`]),
    )
  })

  it('hikeshi sweep does one round by a token of the app, and none by one of a person', async () => {
    const { repos } = here.sandbox
    const refused = await runCommand(sweepCommand(), '--repo', repos.incidents)
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('no policy that the app adopted') })
    process.env.GITHUB_TOKEN = await installationToken(here.sandbox)
    const ran = await runCommand(sweepCommand(), '--repo', repos.incidents, '--json')
    expect(ran.err).toBe('')
    const done = JSON.parse(ran.out)
    expect(done.failed).toBe(0)
    expect(done.issues).toBeGreaterThan(0)
  })

  it('R1-1 an issue that nobody heard is named with its link; one that was answered or is under way, and one among few elsewhere, is not', async () => {
    const { incidents } = here.sandbox.repos
    const quiet = quietRepository(here)
    const loses = async <T>(act: () => Promise<T>): Promise<T> => {
      await here.control('POST', '/faults', { drop: 1 })
      const made = await act()
      await here.control('POST', '/faults', {})
      return made
    }
    const unheard = await loses(() => here.as('reporter').report('端末が動かない', { title: '秘密の題' }))
    const few = (await loses(() => quiet.opens('deputy', '', '金庫が開いていた'))).number
    const answered = await here.as('officer').report(filled('violation', {}), { labels: ['hikeshi: violation'] })
    const heard = async (...more: string[]) => {
      const words = ['--repo', incidents, '--app', here.sandbox.app.slug, '--locale', 'ja', ...more]
      const { out: said } = await runCommand(auditCommand(), ...words)
      return said
    }
    expect(await heard()).not.toContain(`/issues/${unheard})`)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60 * 1000 })
    try {
      const said = await heard()
      expect(said).toContain(`[#${unheard}](${here.sandbox.url}/${incidents}/issues/${unheard})`)
      expect(said).toContain('Issue が案件になっておらず、返事もありません')
      for (const no of ['秘密の題', '端末が動かない', `issues/${answered})`, 'restricted/issues'])
        expect(said).not.toContain(no)
      expect(await heard('--including', 'restricted')).toContain(`restricted/issues/${few})`)
    } finally {
      vi.useRealTimers()
    }
    await here.sweep()
    expect(await heard()).not.toContain('Issue が案件になっておらず')
  })
})
