import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  type HelpWords,
  helpWords,
  IN_ENGLISH,
  languageOfCall,
  mistakeInJapanese,
} from '../../../src/hosts/cli/help-words.ts'
import { program } from '../../../src/hosts/cli/program.ts'
import { width } from '../../../src/hosts/cli/wrap.ts'
import { textOf } from '../../tools/documents/files.ts'

const all = program('1.0.0', IN_ENGLISH)

/** A command as `--help` shows it, with what was added to it. */
function helpOf(name: string): string {
  let said = ''
  const command = all.commands.find((each) => each.name() === name)
  command?.configureOutput({ writeOut: (text) => (said += text) }).outputHelp()
  return said
}

const examplesOf = (name: string): string[] =>
  [...helpOf(name).matchAll(/^ {2}hikeshi (.+)$/gm)].map(([, words = '']) => words)

const dist = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../dist/${name}`, import.meta.url)), 'utf8')

/** A file of the built program, and all that loading it loads at once, by their texts. */
function loadedBy(name: string, known: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  let all = new Map([...known, [name, dist(name)]])
  for (const [, next = ''] of dist(name).matchAll(/^import .*"\.\/([\w-]+\.js)";$/gm))
    if (!all.has(next)) all = new Map(loadedBy(next, all))
  return all
}

describe('the command line in Japanese', () => {
  const texts: Record<string, string> = JSON.parse(textOf('templates/texts/help/ja.json'))
  it('has words for each text that commands, arguments and options have, and no others', async () => {
    const said = new Set<string>()
    const listen: HelpWords = (english) => {
      said.add(english)
      return english
    }
    const heard = program('1', listen)
    for (const command of [heard, ...heard.commands]) command.helpInformation()
    for (const heading of ['Usage:', 'Arguments:', 'Options:', 'Commands:']) said.add(heading)
    // No option takes this; what it says to that is said in Japanese, too.
    for (const option of heard.commands.flatMap(({ options }) => options))
      if (option.argChoices === undefined && option.parseArg !== undefined)
        expect(() => option.parseArg?.('\u0001'.repeat(200), undefined), option.flags).toThrow()
    expect([...said].filter((english) => english !== '').sort()).toEqual(Object.keys(texts).sort())
  })

  it('is shown where somebody asks in it, no line wider than the terminal', async () => {
    expect(languageOfCall(['check', '--locale', 'ja'], { LANG: 'en_US.UTF-8' })).toBe('ja')
    expect(languageOfCall(['check', '--locale=en'], { LANG: 'ja_JP.UTF-8' })).toBe('en')
    expect(languageOfCall(['--help'], { LANG: 'ja_JP.UTF-8' })).toBe('ja')
    expect(languageOfCall(['--help'], { LANG: 'en_US.UTF-8' }, 'ja')).toBe('ja')
    expect(languageOfCall(['--help', '--locale', 'en'], { LANG: 'en_US.UTF-8' }, 'ja')).toBe('en')
    const japanese = program('1', await helpWords('ja'))
    for (const command of [japanese, ...japanese.commands]) {
      const help = command.helpInformation()
      expect(help).toContain('使い方：')
      expect(help.split('\n').filter((line) => width(line) > 80 && !/^使い方| {2}-/.test(line))).toEqual([])
    }
  })

  it.each([
    [
      "error: unknown option '--ful'\n(Did you mean --full?)",
      '「--ful」というオプションはありません。 「--full」のことですか。\n',
    ],
    ["error: required option '--org <name>' not specified", '「--org <name>」は必ず指定してください。\n'],
    [
      "error: option '--locale <language>' argument 'fr' is invalid. Allowed choices are ja, en.",
      '「--locale <language>」の値「fr」は使えません。ja, en のどれかにしてください。\n',
    ],
    [
      "error: option '--port <number>' argument 'x' is invalid. ポートは 65535 までの整数です。",
      '「--port <number>」の値「x」は使えません。 ポートは 65535 までの整数です。\n',
    ],
    [
      "error: too many arguments for 'check'. Expected 1 argument but got 2.",
      '引数が多すぎます（1 個まで。2 個ありました）。\n',
    ],
    ['something new', 'something new'],
  ])('says of a call that cannot be read what is wrong: %s', (english, japanese) => {
    expect(mistakeInJapanese(english)).toBe(japanese)
  })
})

describe('the command line', () => {
  it('shows what commands there are without loading the work of any', () => {
    const [, main = ''] = /import\(["']\.\/(hikeshi-main-[\w-]+\.js)["']\)/.exec(dist('hikeshi.js')) ?? []
    const texts = [...loadedBy(main).values()]
    expect(texts.join('').length).toBeLessThanOrEqual(40_000)
    const others = texts.flatMap((text) => [...text.matchAll(/^import .*"([^".][^"]*)";$/gm)].map(([, from]) => from))
    expect(new Set(others.filter((from) => !from?.startsWith('node:')))).toEqual(new Set(['commander']))
  })

  it('stands in groups, in the order in which a company comes to need them', () => {
    const help = all.helpInformation()
    const headings = ['Try it:', 'Set up:', 'Policy:', 'Run:', 'Records:'].map((heading) =>
      help.indexOf(`\n${heading}\n`),
    )
    expect(headings.every((at) => at > 0)).toBe(true)
    expect(headings.toSorted((one, other) => one - other)).toEqual(headings)
    expect(help.indexOf('  set-up ')).toBeGreaterThan(help.indexOf('Set up:'))
    expect(help.indexOf('  set-up ')).toBeLessThan(help.indexOf('Policy:'))
  })

  it.each(all.commands.map((command) => command.name()))(
    '%s has examples, of itself and with options that it has',
    (name) => {
      const examples = examplesOf(name)
      expect(examples.length).toBeGreaterThan(0)
      const command = all.commands.find((each) => each.name() === name)
      const options = command?.options.flatMap(({ long, short }) => [long, short]) ?? []
      for (const example of examples) {
        const [called, ...words] = example.split(' ')
        expect(called).toBe(name)
        expect(options).toEqual(expect.arrayContaining(words.filter((word) => word.startsWith('-'))))
      }
    },
  )
})

it('ends in peace where the reader of its output has seen enough', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../../dist/hikeshi.js', import.meta.url)), '--help'])
  child.stdout.destroy()
  let said = ''
  child.stderr.on('data', (text) => (said += String(text)))
  const [code] = await once(child, 'close')
  expect([code, said]).toEqual([0, ''])
})
