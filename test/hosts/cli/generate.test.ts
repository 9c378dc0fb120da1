import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { emptyFolder, hikeshi } from './hikeshi.ts'

const EVENTS = '.github/workflows/hikeshi-events.yml'

/** By mode, as `init` lays it; each test has a copy. */
const laid = new Map<string, Promise<string>>()
afterAll(async () => {
  for (const folder of await Promise.all(laid.values())) await rm(folder, { recursive: true, force: true })
})

async function layOut(mode: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-laid-'))
  await hikeshi(folder, 'init', '--mode', mode, '--repository', 'aoki/cases')
  return folder
}

async function checkout(mode = 'action'): Promise<string> {
  const whole = laid.get(mode) ?? layOut(mode)
  laid.set(mode, whole)
  const folder = await emptyFolder()
  await cp(await whole, folder, { recursive: true })
  return folder
}

async function change(folder: string, path: string, by: (text: string) => string): Promise<string> {
  const changed = by(await readFile(join(folder, path), 'utf8'))
  await writeFile(join(folder, path), changed)
  return changed
}

describe('hikeshi generate', () => {
  it.each(['app', 'action', 'one-repository'])('has nothing to say after init: %s', async (mode) => {
    expect(await hikeshi(await checkout(mode), 'generate', '--check')).toEqual({ code: 0, out: '', err: '' })
  })

  it.each([
    ['.github/ISSUE_TEMPLATE/01-incident.ja.yml', 'わからない', 'さっぱり'],
    ['.github/hikeshi.schema.json', '"object"', '"string"'],
    ['.github/labels.yml', '"phase: reported"', '"phase: told"'],
    ['.github/ISSUE_TEMPLATE/config.yml', '119', '911'],
    [EVENTS, "sender.type != 'Bot'", "sender.type != 'Dog'"],
    [EVENTS, 'cancel-in-progress: false', 'cancel-in-progress: true'],
    [EVENTS, 'permissions: {}', 'permissions: write-all'],
    [EVENTS, '- labeled', '- pinned'],
    [EVENTS, 'permission-members: read', 'permission-administration: write'],
  ])('%s: sees %j turned into %j, and puts it right', async (path, from, to) => {
    const folder = await checkout()
    const before = await readFile(join(folder, path), 'utf8')
    const drifted = await change(folder, path, (text) => text.replace(from, to))
    expect(drifted).not.toBe(before)
    const checked = await hikeshi(folder, 'generate', '--check')
    expect(checked.code).toBe(1)
    expect(checked.out).toContain(`${path}：運用ポリシーと食い違っています`)
    expect(checked.out).toMatch(/^-.*$/m)
    expect(await readFile(join(folder, path), 'utf8')).toBe(drifted)
    expect((await hikeshi(folder, 'generate')).code).toBe(0)
    expect(parse(await readFile(join(folder, path), 'utf8'))).toEqual(parse(before))
    expect((await hikeshi(folder, 'generate', '--check')).code).toBe(0)
  })

  it('leaves to the company what is its own: the runner, schedules, newer versions of actions, further steps', async () => {
    const folder = await checkout()
    await change(folder, EVENTS, (text) =>
      text.replace('ubuntu-latest', 'self-hosted').replace(/@[\da-f]{40} # v.*/, `@${'a'.repeat(40)} # v9.9.9`),
    )
    await change(folder, '.github/workflows/hikeshi-sweep.yml', (text) => text.replace('37 */3', '7 */2'))
    expect(await hikeshi(folder, 'generate', '--check')).toEqual({ code: 0, out: '', err: '' })
  })

  it('a changed policy shows in forms, labels and the token’s repositories', async () => {
    const folder = await checkout()
    await change(folder, '.github/hikeshi.yml', (text) =>
      [
        text.replace(/^repositories: .*$/m, 'repositories: { incidents: cases, runbooks: playbooks }'),
        'board: null\nprocesses:\n  incident:\n    phases:\n      reported: { label: 受付 }\n',
      ].join(''),
    )
    const { code, out } = await hikeshi(folder, 'generate')
    expect(code).toBe(0)
    expect(out).toContain('作成  .github/labels.yml')
    expect(out).toContain('作成  .github/hikeshi.resolved.yml')
    const events = parse(await readFile(join(folder, EVENTS), 'utf8'))
    const token = events.jobs.hikeshi.steps[0].with
    expect(token.repositories.split('\n')).toContain('playbooks')
    expect(token).not.toHaveProperty('permission-organization-projects')
  })

  it('does not write over a workflow that lost its steps, but says so', async () => {
    const folder = await checkout()
    await change(folder, EVENTS, (text) => text.replace('id: hikeshi', 'id: mine'))
    const { code, out } = await hikeshi(folder, 'generate')
    expect(code).toBe(1)
    expect(out).toContain(`${EVENTS}：変更が大きいため`)
    expect(await readFile(join(folder, EVENTS), 'utf8')).toContain('id: mine')
  })

  it('finds the form of a process that is gone, and leaves people’s own forms alone', async () => {
    const folder = await checkout()
    const form = await readFile(join(folder, '.github/ISSUE_TEMPLATE/01-incident.ja.yml'), 'utf8')
    await writeFile(join(folder, '.github/ISSUE_TEMPLATE/gone.yml'), form)
    await writeFile(join(folder, '.github/ISSUE_TEMPLATE/bug.yml'), 'name: Bug\n')
    expect((await hikeshi(folder, 'generate', '--check')).out).toContain(
      'gone.yml：運用ポリシーにあるどれにも当たりません',
    )
    const moved = join(folder, '.github/ISSUE_TEMPLATE/incident.yml')
    await writeFile(moved, form)
    expect((await hikeshi(folder, 'generate', '--check')).out).toContain(
      'incident.yml：運用ポリシーにあるどれにも当たりません',
    )
    await rm(moved)
    expect((await hikeshi(folder, 'generate')).out).toBe('削除  .github/ISSUE_TEMPLATE/gone.yml\n')
    expect((await hikeshi(folder, 'generate', '--check')).code).toBe(0)
  })

  it('R4-2 the emergency link of the chooser leads to Markdown in the repository of the forms, before an upgrade and after', async () => {
    const folder = await checkout()
    const chooser = async () => parse(await readFile(join(folder, '.github/ISSUE_TEMPLATE/config.yml'), 'utf8'))
    const url = 'https://github.com/aoki/cases/blob/HEAD/.github/EMERGENCY.md'
    expect((await chooser()).contact_links).toMatchObject([{ url }])
    await change(folder, '.github/ISSUE_TEMPLATE/config.yml', (text) =>
      text.replace('aoki/cases/blob/HEAD/.github/EMERGENCY.md', 'aoki/runbooks/blob/HEAD/runbooks/phone-page.html'),
    )
    await hikeshi(folder, 'generate')
    expect((await chooser()).contact_links).toMatchObject([{ url }])
    const page = await readFile(join(folder, '.github/EMERGENCY.md'), 'utf8')
    expect(page).not.toContain('{{')
    await change(folder, '.github/EMERGENCY.md', (text) => text.replace('119', '911'))
    expect((await hikeshi(folder, 'generate', '--check')).out).toContain('EMERGENCY.md：運用ポリシーと食い違っています')
    await hikeshi(folder, 'generate')
    expect(await readFile(join(folder, '.github/EMERGENCY.md'), 'utf8')).toBe(page)
    // The number of the template is called by nobody.
    expect(page).not.toContain('03-0000-0000')
    expect(page).toContain('印刷した電話連絡表の番号に電話')
    expect(page.indexOf('情報セキュリティ責任者')).toBeLessThan(page.indexOf('責任者代行'))
    // In a table of two columns each is a few words wide on a phone.
    expect(page).toMatch(/^- \*\*故障・損壊：熱暴走\*\*<br>.*119/m)
    expect(page).not.toContain('|')
  })

  it('refused: a difference that it shows steers no terminal', async () => {
    const folder = await checkout()
    await change(folder, '.github/labels.yml', (text) => `${text}# \u001b[2J\u009b31m\u202e\n`)
    const { out } = await hikeshi(folder, 'generate', '--check')
    expect(out).toContain('.github/labels.yml：運用ポリシーと食い違っています')
    expect(out).toContain('# ·[2J·31m·')
    expect(out).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)/u)
  })

  it('CRLF from git is no drift', async () => {
    const folder = await checkout()
    await change(folder, '.github/labels.yml', (text) => text.replaceAll('\n', '\r\n'))
    expect((await hikeshi(folder, 'generate', '--check')).code).toBe(0)
  })

  it('needs a policy, and one that can be read', async () => {
    const folder = await emptyFolder()
    expect(await hikeshi(folder, 'generate')).toMatchObject({ code: 2, out: '' })
    const broken = await checkout('app')
    await change(broken, '.github/hikeshi.yml', (text) => text.replace('locale: ja', 'locale: fr'))
    expect(await hikeshi(broken, 'generate')).toMatchObject({ code: 1, out: '' })
  })
})
