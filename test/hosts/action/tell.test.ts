import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { GitHubError } from '../../../src/adapters/github/client/github-error.ts'
import type { Warning } from '../../../src/app/ports/warning.ts'
import { BrokenWorldError } from '../../../src/hosts/action/broken-world.ts'
import { speakerOf } from '../../../src/hosts/action/speaker.ts'
import { tellFailure, tellWarning } from '../../../src/hosts/action/tell.ts'

const SOURCE = fileURLToPath(new URL('../../../src', import.meta.url))

describe('what the Action writes into its log', () => {
  const before = process.exitCode
  afterEach(() => {
    process.exitCode = before
    vi.restoreAllMocks()
  })

  async function written(write: () => Promise<void>): Promise<string> {
    let all = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      all += String(text)
      return true
    })
    await write()
    vi.restoreAllMocks()
    return all
  }

  const HOSTILE = 'words\n::stop-commands::x\r\n::add-mask::a\u2028\u001b[2J'

  const ABOUT: Warning = { id: 'no-account', about: { login: HOSTILE } }
  const ENGLISH = speakerOf('en')

  it.each([
    ['what is only worth knowing', () => tellWarning(undefined, ABOUT, ENGLISH), 0],
    ['what broke on the way', () => tellWarning(new Error(HOSTILE), ABOUT, ENGLISH), 1],
    ['why the run failed', () => tellFailure(new Error(HOSTILE), ENGLISH), 1],
    ['what is said in each language', () => tellFailure(new Error(HOSTILE), speakerOf(undefined)), 1],
  ])('refused: a line of its own that a text begins, in %s', async (_, write, commands) => {
    const lines = (await written(write)).trimEnd().split(/[\r\n]+/)
    expect(lines).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(commands)
    expect(lines.filter((line) => /^::(?:stop|add)/.test(line))).toEqual([])
  })

  const gone = () => new GitHubError('unauthorised', { method: 'GET', path: '/user' }, new Error('Bad credentials'))

  it.each([
    ['ja', /トークンまたは鍵を認めません.*有効なトークンを渡してください/s, /Pass a token/],
    ['en', /does not know this token.*Pass a token that is still valid/s, /[ぁ-ん]/],
  ] as const)('a failure and a warning in %s, each with what to do, and in no other', async (language, wanted, not) => {
    const speaker = speakerOf(undefined)
    speaker.heard(language)
    const all = await written(async () => {
      await tellFailure(gone(), speaker)
      await tellWarning(gone(), { id: 'card-unplaced' }, speaker)
    })
    expect(all).toMatch(wanted)
    expect(all).not.toMatch(not)
  })

  it('before any policy was read both languages; the input before any policy', async () => {
    const both = await written(() => tellFailure(new BrokenWorldError('no-token'), speakerOf(undefined)))
    expect(both).toMatch(/トークンがありません。.*There is no token\./)
    const asked = speakerOf('en')
    asked.heard('ja')
    expect(await written(() => tellFailure(new BrokenWorldError('no-token'), asked))).not.toMatch(/[ぁ-ん]/)
  })

  it('every warning and every obstacle has its words and remedy, and no words are left of one that went', () => {
    const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
    const texts = sources.map((path) => readFileSync(join(SOURCE, path), 'utf8'))
    const ids = texts.flatMap((text) => [...text.matchAll(/\bid: '([a-z.-]+)'/g)].map(([, id = '']) => id))
    const broken = texts.flatMap((text) =>
      [...text.matchAll(/new BrokenWorldError\('([a-z-]+)'/g)].map(([, id = '']) => id),
    )
    const keys = Object.keys(JSON.parse(readFileSync(join(SOURCE, '../templates/texts/warnings/en.json'), 'utf8')))
    const warnings = keys.filter((key) => !/^(?:broken|remedy)\./.test(key))
    expect(warnings.filter((key) => !ids.includes(key))).toEqual([])
    expect(broken.length).toBeGreaterThan(6)
    for (const id of broken) expect(keys).toEqual(expect.arrayContaining([`broken.${id}`, `remedy.${id}`]))
    for (const kind of ['later', 'unauthorised', 'permission-missing', 'not-found', 'archived', 'locked'])
      expect(keys).toContain(`remedy.${kind}`)
  })
})
