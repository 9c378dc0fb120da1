import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readyPolicy } from '../../support/ready-policy.ts'
import { emptyFolder, hikeshi } from './hikeshi.ts'

const path = fileURLToPath(new URL('../../../templates/policy/hikeshi.yml', import.meta.url))
const policy = readFileSync(path, 'utf8')
const ready = readyPolicy()

async function checked(text: string, ...flags: string[]) {
  const folder = await emptyFolder()
  await writeFile(join(folder, 'policy.yml'), text)
  return hikeshi(folder, 'check', 'policy.yml', ...flags)
}

describe('hikeshi check', () => {
  it('R4-2 warns of the placeholders of the default policy, and has nothing else against it', async () => {
    const { code, out } = await checked(policy, '--locale', 'en')
    expect(code).toBe(0)
    expect(out.match(/^policy\.yml:\d+:\d+ .*?:/gm)).toEqual([
      'policy.yml:8:9 warning name-placeholder:',
      'policy.yml:10:10 warning phone-placeholder:',
    ])
    expect(await checked(ready)).toEqual({ code: 0, out: 'policy.yml: 問題はありません\n', err: '' })
  })

  it('names file, line, column and code, shows the line with a caret, and suggests', async () => {
    const broken = policy.replace('start: reported', 'start: reportd')
    const line = broken.split('\n').findIndex((each) => each.includes('reportd')) + 1
    const { code, out } = await checked(broken, '--locale', 'en')
    expect(code).toBe(1)
    expect(out).toMatch(
      new RegExp(
        `^policy\\.yml:${line}:12 unknown-phase: .*Did you mean "reported"\\?\\n {4}.*start: reportd\\n +\\^$`,
        'm',
      ),
    )
  })

  it('names every problem, not the first alone', async () => {
    const { out } = await checked(policy.replace('locale: ja', 'locale: fr').replace('version: 1', 'version: 2'))
    expect(out.match(/^policy\.yml:\d+:\d+ /gm)).toHaveLength(2)
  })

  it.each([
    ['by escapes', ready.replace('roles:', '"\\e[2J\\e]0;x\\a\\n::warning::x\\r\\u202e\\x9bm\\u2028": 1\nroles:')],
    ['as it is written', ready.replace('roles:', 'colour\u202e\u2066: 1\nroles:')],
  ])('refused: a text that steers the terminal, or begins a line of its own, %s', async (_, text) => {
    const { code, out, err } = await checked(text)
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/^policy\.yml:\d+:\d+ /)
    expect(out.split(' ')[1]).toBe('not-text:')
    expect(out).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}](?<!\n)/u)
    expect(out).not.toMatch(/^::/m)
    const { out: json } = await checked(text, '--json')
    expect(json).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}](?<!\n)/u)
  })

  it('as JSON gives one document', async () => {
    const { code, out } = await checked(policy.replace('locale: ja', 'locale: fr'), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      file: 'policy.yml',
      problems: [{ code: 'wrong-value', severity: 'error', path: ['locale'] }],
    })
    expect(JSON.parse((await checked(policy, '--json')).out)).toMatchObject({
      problems: [{ severity: 'warning' }, { severity: 'warning' }],
    })
    expect(JSON.parse((await checked(ready, '--json')).out)).toEqual({ file: 'policy.yml', problems: [], without: [] })
  })

  it("speaks the policy's own language, however broken it is, and another where that is wanted", async () => {
    const broken = policy.replace('start: reported', 'start: reportd')
    expect((await checked(broken)).out).toContain('ではありませんか')
    expect((await checked(broken, '--locale', 'en')).out).toContain('Did you mean "reported"?')
    expect((await checked(policy.replace('  incident:\n', '  incident：\n'))).out).toContain('全角の「：」')
    expect((await checked(broken.replace('locale: ja', 'locale: en'))).out).toContain('Did you mean "reported"?')
  })

  it('ends with 2 where the file cannot be read', async () => {
    const folder = await emptyFolder()
    const { code, err } = await hikeshi(folder, 'check')
    expect(code).toBe(2)
    expect(err).toContain('.github/hikeshi.yml cannot be read')
  })
})
