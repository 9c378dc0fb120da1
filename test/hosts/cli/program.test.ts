import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { program } from '../../../src/hosts/cli/program.ts'

const all = program('1.0.0')

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
