import { describe, expect, it } from 'vitest'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { readCommands } from '../../../src/domain/commands/read-commands.ts'
import { IN_ENGLISH } from '../../../src/hosts/cli/help-words.ts'
import { program } from '../../../src/hosts/cli/program.ts'
import { sourcesIn, spreads } from '../architecture/spread.ts'
import { DECISIONS, DOCUMENTS, ROOT, repositoryFiles, TWINS, textOf } from './files.ts'
import { defaultPolicy } from './parts/default-policy.ts'

const contributing = textOf('.github/CONTRIBUTING.md')
const security = textOf('.github/SECURITY.md')
const manifest = JSON.parse(textOf('package.json')) as {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}

describe('CONTRIBUTING', () => {
  it('names every place that knows the gate kind of its example', () => {
    const knows = repositoryFiles().filter((path) => {
      if (!path.startsWith('src/')) return false
      const text = textOf(path)
      return ["'evidence-missing'", 'evidenceGate', "=== 'evidence'"].some((name) => text.includes(name))
    })
    expect(knows.length).toBeGreaterThan(2)
    expect(knows.filter((path) => !contributing.includes(`\`${path}\``))).toEqual([])
  })

  it.each(['recovered', 'system-recovered'])('names every file that knows %s, the command of its example', (name) => {
    const files = spreads(sourcesIn(ROOT)).flatMap((one) => (one.name === name ? one.files : []))
    expect(files).toContain('src/domain/commands/kinds/recovered.ts')
    expect(files.filter((path) => !contributing.includes(`\`${path}\``))).toEqual([])
  })

  it('a phase that is added as it says passes the check, without a line of code', () => {
    const yaml = [...contributing.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, inside = '']) => inside.trim())
    const phase = yaml.find((text) => text.startsWith('observation:')) ?? ''
    const way = yaml.find((text) => text.includes('from: observation')) ?? ''
    const [, charge = ''] = /under `in-charge`: `([^`]+)`/.exec(contributing) ?? []
    const policy = textOf('templates/policy/hikeshi.yml')
    const changed = policy
      .replace(/^( {6}recovery: \{ label.*)$/m, `$1\n      ${phase}`)
      .replace(/^( {6}recovery: \[executive, officer\])$/m, `$1\n      ${charge}`)
      .replace(/(- from: recovery\n\s+to: )learning$/m, `$1observation`)
      .replace(/^( {6}- from: learning\n)/m, `      ${way}\n$1`)
    expect(changed.match(/observation/g)).toHaveLength(4)
    expect(checkPolicyText(changed, 'hikeshi.yml', 'en')).toEqual([])
  })
})

describe('SECURITY', () => {
  it('gives a reason for each dependency, and for no other', () => {
    const supply = security.slice(security.indexOf('| package |'), security.indexOf('## What is assumed'))
    const named = [...supply.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name)
    expect(named).toEqual(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).sort())
  })

  it('invents no address to write to', () => {
    expect(DOCUMENTS.filter((path) => /[\w.-]+@[\w-]+\.[a-z]{2,}/i.test(textOf(path)))).toEqual([])
  })
})

describe('documents', () => {
  it('show commands for comments that the app reads', () => {
    const policy = defaultPolicy()
    const around = { now: '2030-01-01T00:00:00Z', timeZone: 'Asia/Tokyo', process: 'incident' }
    const pages = TWINS.flatMap(({ en, ja }) => [en, ja]).filter((path) => !path.includes('/commands'))
    const shown = pages.flatMap((path) =>
      [...textOf(path).matchAll(/`(\/[a-z][^`\n]* [^`\n]*[^`\s])`/g)].map(([, command = '']) => ({ path, command })),
    )
    expect(shown.length).toBeGreaterThan(20)
    const filled = (command: string): string =>
      command
        .replaceAll(/‹(?:date|期限)›/g, '2030-01-31')
        .replaceAll(/‹[^›]*›/g, '#1')
        .replaceAll('…', 'x')
    const unread = shown.filter(({ command }) => {
      const read = readCommands(filled(command), policy, around)
      return read.length !== 1 || read[0]?.command.kind === 'unreadable'
    })
    expect(unread).toEqual([])
  })

  it('name scripts of package.json and commands of the program only', () => {
    const texts = DOCUMENTS.map(textOf).join('\n')
    const scripts = [...texts.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name)
    expect(scripts.length).toBeGreaterThan(10)
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([])
    const commands = [...texts.matchAll(/(?:hikeshi -- |`hikeshi )([a-z]+(?:-[a-z]+)*)/g)].map(([, name = '']) => name)
    const known = repositoryFiles().filter((path) => path.startsWith('src/hosts/cli/commands/'))
    expect(commands.length).toBeGreaterThan(5)
    expect(commands.filter((name) => !known.includes(`src/hosts/cli/commands/${name}.ts`))).toEqual([])
  })

  it('name checks and workflows as they are called on GitHub', () => {
    const policy = defaultPolicy()
    const sources = repositoryFiles().filter((path) => /^(?:src\/app\/policy\/|templates\/workflows\/)/.test(path))
    const called = new Set([
      ...sources.flatMap((path) =>
        [...textOf(path).matchAll(/^(?:const NAME = '|name: )([^'\n]+)/gm)].map(([, name = '']) => name),
      ),
      ...Object.values(policy.processes).flatMap(({ 'pull-requests': pulls = {} }) =>
        Object.entries(pulls).map(([id, { check }]) => `hikeshi / ${check ?? id}`),
      ),
    ])
    const named = DOCUMENTS.flatMap((path) =>
      [...textOf(path).matchAll(/\*(hikeshi(?: \/)? [a-z ]+)\*/gi)].map(([, name = '']) => ({ path, name })),
    )
    expect(named.length).toBeGreaterThan(18)
    expect(named.filter(({ name }) => !called.has(name))).toEqual([])
  })

  it('call the program by options that it has', () => {
    const options = new Map(program('1', IN_ENGLISH).commands.map((each) => [each.name(), each.options]))
    const calls = DOCUMENTS.flatMap((path) =>
      [...textOf(path).matchAll(/(?:hikeshi -- |`hikeshi )([a-z-]+)([^`\n|]*)/g)].map(([, name = '', words = '']) => ({
        ...{ path, name, words: words.split(/[;&]/)[0]?.match(/(?<= )--?[a-z][a-z-]*/g) ?? [] },
      })),
    )
    expect(calls.filter(({ words }) => words.length > 0).length).toBeGreaterThan(20)
    const unknown = calls.flatMap(({ path, name, words }) =>
      words
        .filter((word) => !options.get(name)?.some(({ long, short }) => word === long || word === short))
        .map((word) => `${path}: ${name} ${word}`),
    )
    expect(unknown).toEqual([])
  })

  it('decisions say what, why, instead of what, and where', () => {
    expect(DECISIONS.length).toBeGreaterThan(14)
    for (const [at, path] of DECISIONS.entries()) {
      const text = textOf(path)
      expect(text, path).toMatch(new RegExp(`^# ${at + 1}\\. `))
      for (const part of ['Decided.', 'Why.', 'Instead of.', 'Where.']) expect(text, path).toContain(`**${part}**`)
    }
  })
})
