import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Language, wordsIn } from '../../../src/domain/policy/basics.ts'
import { storyOf } from '../../../src/hosts/cli/demo/story.ts'
import { teller } from '../../../src/hosts/cli/demo/tell.ts'
import { playgroundWords } from '../../../src/sandbox/playground/words.ts'
import { night } from '../../../src/sandbox/story/night.ts'
import { ROOT, textOf } from './files.ts'
import { defaultPolicy } from './parts/default-policy.ts'

const run = promisify(execFile)
const PROGRAM = join(ROOT, 'dist/hikeshi.js')

const blockAfter = (mark: string, document: string): string => {
  const [, block] = new RegExp(`${mark}[\\s\\S]*?\`\`\`text\\n([\\s\\S]*?)\`\`\``).exec(textOf(document)) ?? []
  if (block === undefined) throw new Error(`${document} has no output after "${mark}"`)
  return block
}

/** The demo's steps and how each ends, told without being played: whoever is next after a step, each in turn. */
function toldIn(language: Language): string {
  const say = playgroundWords(language)
  const { fields, processes, roles } = defaultPolicy()
  const columnOf = (phase: string) => wordsIn(language, processes.incident?.phases[phase]?.label ?? phase)
  const told = night(say, (field) => wordsIn(language, fields[field]?.label ?? field))
  const said: string[] = []
  const out = new Writable({
    write(text, _, done) {
      said.push(String(text))
      done()
    },
  })
  const tell = teller(out, say, columnOf)
  tell.step(1, { who: 'reporter', door: 'form', does: say('does.report'), says: told.description })
  for (const who of Object.keys(roles)) tell.moved('', 'reported', who)
  let before = 'reported'
  for (const [at, step] of storyOf(told, say, columnOf).entries()) {
    tell.step(at + 2, step)
    if (step.refused !== undefined) tell.refused('')
    else for (const who of ['', ...Object.keys(roles)]) tell.moved(before, step.phase, who)
    before = step.phase
  }
  return said.join('')
}

describe('outputs that the documents show', () => {
  it('the demo: every line comes so, in this order', { timeout: 600_000 }, async () => {
    const { stdout } = await run(process.execPath, [PROGRAM, 'demo', '--locale', 'en', '--port', '0'])
    const shown = blockAfter('<!-- demo -->', 'README.md')
      .split('\n')
      .filter((line) => line !== '' && line !== '…')
    let from = 0
    for (const line of shown) {
      const at = stdout.indexOf(`${line}\n`, from)
      expect(at, line).toBeGreaterThanOrEqual(0)
      from = at + line.length
    }
    expect(shown.length).toBeGreaterThan(15)
  })

  it.each([
    ['README.md', 'en'],
    ['README.ja.md', 'ja'],
  ] as const)('%s shows in its own language what a start without an app says', (document, language) => {
    const say = playgroundWords(language)
    expect(blockAfter('<!-- start -->', document)).toBe(`${say('terminal.no-app')}\n\n${say('terminal.up')}\n`)
  })

  it('the demo in Japanese: every line is one that the story tells, in its order', () => {
    const shown = blockAfter('<!-- demo -->', 'README.ja.md')
      .split('\n')
      .filter((line) => line !== '' && line !== '…')
    const lines = toldIn('ja').split('\n')
    let from = 0
    for (const line of shown) {
      const at = lines.indexOf(line, from)
      expect(at, line).toBeGreaterThanOrEqual(0)
      from = at + 1
    }
    expect(shown.length).toBeGreaterThan(14)
  })

  it.each([
    ['.github/docs/set-up.md', 'en'],
    ['.github/docs/set-up.ja.md', 'ja'],
  ])('a misspelt phase: %s shows the finding as the check prints it', async (document, language) => {
    const folder = await mkdtemp(join(tmpdir(), 'hikeshi-'))
    try {
      const policy = textOf('templates/policy/hikeshi.yml').replace(/^locale: \w+$/m, `locale: ${language}`)
      await writeFile(join(folder, 'bad.yml'), policy.replace(/to: recovery$/m, 'to: recovry'))
      const said = await run(process.execPath, [PROGRAM, 'check', 'bad.yml', '--locale', language], {
        cwd: folder,
      }).catch((error: { stdout: string; code: number }) => error)
      const withoutPlace = (text: string) => text.replaceAll(/bad\.yml:\d+:\d+/g, 'bad.yml')
      expect(said).toMatchObject({ code: 1 })
      expect(withoutPlace(said.stdout)).toContain(withoutPlace(blockAfter('<!-- check -->', document)))
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('start without a secret: says what is missing, and which document says where it is found', async () => {
    const environment = { PATH: process.env.PATH, APP_ID: '1' }
    const said = await run(process.execPath, [PROGRAM, 'start'], { env: environment, cwd: tmpdir() }).catch(
      (error: { stderr: string; code: number }) => error,
    )
    expect(said).toMatchObject({ code: 2 })
    expect(said.stderr).toContain('"Set up with a server" (set-up-app.md)')
    expect(said.stderr).toContain('hikeshi register --org')
    expect(textOf('.github/docs/set-up-app.md')).toMatch(/^# Set up with a server/)
  })
})
