import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
import { emptyFolder, hikeshi, type Ran } from '../../hosts/cli/hikeshi.ts'
import { registersApp } from '../../hosts/cli/set-up-helpers.ts'
import { quickStart } from '../../support/quick-start.ts'
import { restedApp } from '../../support/resting-apps.ts'
import { DOCUMENTS, ROOT, textOf } from './files.ts'

// Somebody who has an empty folder and the documents: their commands as they stand there, with the names put in that they
// leave open. The embedded GitHub stands in for GitHub, and a page's one button for the click that the documents ask for.

/** The documents' own times, in seconds of a quiet machine; one that does much else takes at most so many times as long. */
const SAYS = {
  byHand: { en: /half a minute of machine time/, ja: /機械の時間が 30 秒ほど/, seconds: 30 },
  rehearsal: { en: /a rehearsal about a minute/, ja: /予行演習は 1 分ほど/, seconds: 60 },
}
const BUSY = 4
const within = (began: number, { seconds, en, ja }: (typeof SAYS)['byHand']): void => {
  expect((performance.now() - began) / 1000).toBeLessThan(seconds * BUSY)
  expect(textOf('.github/docs/set-up.md').replaceAll('\n', ' ')).toMatch(en)
  expect(textOf('.github/docs/set-up.ja.md')).toMatch(ja)
}

const PROGRAM = join(ROOT, 'dist/hikeshi.js')
const LONG = 600_000

/** The commands of a document, in their order. */
const commandsOf = (document: string): string[][] =>
  [...textOf(document).matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split('\n'))
    .flatMap(
      (line) =>
        /^\s*(?:\w+=\S+ )?(?:GITHUB_TOKEN=\$\([^)]*\) )?npm run --silent hikeshi -- (.*)$/.exec(line)?.[1] ?? [],
    )
    .map((words) => words.split(' '))

const named = (document: string, ...words: readonly string[]): string[] => {
  const found = commandsOf(document).find((command) => words.every((word) => command.includes(word)))
  if (found === undefined) throw new Error(`${document} has no command with ${words.join(' ')}`)
  return found
}

interface How {
  environment?: Readonly<Record<string, string>>
  /** An act at the browser whose address is printed. */
  atBrowser?: (address: string) => Promise<unknown>
}

/** The built program in a process of its own, as people start it. */
function run(folder: string, args: readonly string[], { environment, atBrowser }: How = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      ...{ cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
      env: { PATH: process.env.PATH, GITHUB_SERVER_URL: 'file:///nowhere', ...environment },
    })
    const said = { out: '', err: '' }
    const hear = (key: keyof typeof said) => (text: Buffer) => {
      said[key] += text.toString()
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}/.exec(text.toString()) ?? []
      if (address !== undefined) void atBrowser?.(address)
    }
    child.stdout?.on('data', hear('out'))
    child.stderr?.on('data', hear('err'))
    child.on('exit', (code) => resolve({ code: code ?? -1, ...said }))
  })
}

/** The same words inside this process: once is enough to see that they can be typed. */
const inside: typeof run = (folder, args) => hikeshi(folder, ...args)

describe.each([
  ['en', '.github/docs/set-up.md', 'nothing is wrong'],
  ['ja', '.github/docs/set-up.ja.md', '問題はありません'],
] as const)('from an empty folder by the documents alone (%s)', (language, document, sound) => {
  it.each([
    ['app', []],
    ['action', []],
    [
      'one-repository',
      ['officer=aoki', 'deputy=mori', 'representative=aoki', 'sysadmin=mori', 'responder=mori', 'board=aoki'],
    ],
  ] as const)('by hand, %s: laid, generated and found sound', { timeout: LONG }, async (mode, people) => {
    const call = language === 'en' && mode === 'app' ? run : inside
    const began = performance.now()
    const home = await emptyFolder()
    const checkout = join(home, 'hikeshi')
    await Promise.all(['hikeshi', 'incidents', 'runbooks', 'restricted'].map((name) => mkdir(join(home, name))))
    const laid = named(document, 'init', mode === 'one-repository' ? 'one-repository' : 'app')
    const flags = [
      ...laid.map((word) => (word === 'app' ? mode : word)),
      ...['--repository', 'acme/incidents', '--company', 'Acme', '--phone', '03-5550-0100'],
      ...people.flatMap((person) => ['--person', person]),
      ...(mode === 'app' || laid.includes('--action') ? [] : ['--action', `acme/hikeshi@${'a'.repeat(40)}`]),
    ].map((word) => (word === 'OWNER/NAME@REF' ? `acme/hikeshi@${'a'.repeat(40)}` : word))
    expect(await call(checkout, flags)).toMatchObject({ code: 0, err: '' })
    expect(await call(checkout, named(document, 'generate', '--dir'))).toEqual({ code: 0, out: '', err: '' })
    const checked = await call(checkout, named(document, 'check'))
    expect(checked).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toContain(sound)
    expect(checked.out).not.toMatch(language === 'ja' ? /nothing is wrong/ : /[ぁ-ん]/)
    within(began, SAYS.byHand)
  })
})

describe('from nothing in one go by the documents alone', () => {
  let github: Sandbox
  beforeAll(async () => {
    github = await startSandbox({ ...(await quickStart()), company: 'empty', loadApp: restedApp })
  })
  afterAll(() => github.stop())

  it('looked at first, made, the clicks that are left, and the same command again: everything is set up', {
    timeout: LONG,
  }, async () => {
    const began = performance.now()
    const folder = await emptyFolder()
    const answers = [
      ...[
        '-y',
        '--locale',
        'en',
        '--company',
        'Acme',
        '--phone',
        '03-5550-0100',
        '--url',
        'https://hikeshi.example.com',
      ],
      ...['--member', 'security-officer=officer', '--member', 'security-deputy=deputy', '--member', 'board=board'],
      ...['--member', 'representatives=executive', '--member', 'system-administrators=sysadmin'],
      ...['--member', 'responders=responder', '--reporters', 'everybody', '--member', 'everybody=reporter'],
    ]
    const said = commandsOf('.github/docs/set-up.md').filter(([command]) => command === 'set-up')
    expect(said.map((command) => command.includes('--dry-run'))).toEqual([true, false, false])
    const [look = [], make = [], alone = []] = said.map((command) => [
      ...command.map((word) => (word === 'YOUR-ORGANISATION' ? github.org : word)),
      ...answers,
    ])
    const how = {
      environment: { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.tokens.admin ?? '' },
      atBrowser: registersApp(github),
    }
    expect(await run(folder, look, how)).toMatchObject({ code: 0, err: '' })
    const roles = ['officer=officer', 'deputy=deputy', 'representative=executive', 'board=board', 'responder=responder']
    const people = [...roles, 'sysadmin=sysadmin,responder'].flatMap((person) => ['--person', person])
    const apart = alone.slice(0, alone.indexOf('OWNER/NAME@REF')).concat(`acme/hikeshi@${'a'.repeat(40)}`)
    const named = ['-y', '--locale', 'en', '--company', 'Acme', '--phone', '03-5550-0100', ...people, '--dry-run']
    const planned = await run(folder, [...apart, ...named], how)
    expect(planned).toMatchObject({ code: 0, err: '' })
    expect(planned.out).toContain('key for seals')
    const first = await run(folder, make, how)
    expect(first).toMatchObject({ code: 1 })
    // Each thing that is left says where it is done; a page with one button stands there.
    const links = [...first.out.matchAll(/^ {3}(http\S+)$/gm)].map(([, link = '']) => link)
    expect(new Set(links).size).toBe(3)
    for (const link of new Set(links)) {
      expect(await (await fetch(link, { headers: { accept: 'text/html' } })).text(), link).toContain('<button>')
      expect(await (await fetch(link, { method: 'POST' })).text(), link).toContain('✓')
    }
    const again = await run(folder, make, how)
    expect(again.err).toBe('')
    expect(again.out).toContain('Everything is set up')
    expect(again.code).toBe(0)
    within(began, SAYS.rehearsal)
  })
})

/** The words that the set-up page puts behind the command for a way without a server. */
const wayIn = (mode: 'action' | 'one-repository', org: string): string[] => {
  const text = textOf('.github/docs/set-up.md')
  const said =
    mode === 'action'
      ? / add `(--mode action --action OWNER\/NAME@REF)`/.exec(text)?.[1]
      : named('.github/docs/set-up.md', 'set-up', 'one-repository')
          .join(' ')
          .replace('set-up --org YOUR-ORGANISATION ', '')
  if (said === undefined) throw new Error(`The set-up page does not say how to choose ${mode}`)
  const [make = []] = commandsOf('.github/docs/set-up.md')
    .filter(([command]) => command === 'set-up')
    .slice(1)
  return [...make, ...said.replace('OWNER/NAME@REF', `acme/hikeshi@${'a'.repeat(40)}`).split(' ')].map((word) =>
    word === 'YOUR-ORGANISATION' ? org : word,
  )
}

const HOLDERS = ['officer=officer', 'deputy=deputy', 'representative=executive', 'board=board', 'responder=responder']

describe.each([
  ['action', 'workflows', ['--member', 'everybody=reporter']],
  ['one-repository', 'actions', [...HOLDERS, 'sysadmin=sysadmin,responder'].flatMap((one) => ['--person', one])],
] as const)('from nothing in one go by the documents alone, without a server: %s', (mode, answeredBy, people) => {
  let github: Sandbox
  beforeAll(async () => {
    github = await startSandbox({ ...(await quickStart()), company: 'empty', answeredBy, loadApp: restedApp })
  })
  afterAll(() => github.stop())

  it('made, the clicks that are left, and the same command again: everything is set up', {
    timeout: LONG,
  }, async () => {
    const began = performance.now()
    const folder = await emptyFolder()
    const teams = ['security-officer=officer', 'security-deputy=deputy', 'board=board', 'representatives=executive']
    const members = [...teams, 'system-administrators=sysadmin', 'responders=responder']
    const answers = ['-y', '--locale', 'en', '--company', 'Acme', '--phone', '03-5550-0100', ...people]
    const said = [
      ...[...wayIn(mode, github.org), ...answers],
      ...(mode === 'action' ? ['--reporters', 'everybody', ...members.flatMap((one) => ['--member', one])] : []),
    ]
    const how = {
      environment: { GITHUB_API_URL: github.url, GITHUB_TOKEN: github.tokens.admin ?? '' },
      atBrowser: registersApp(github),
    }
    const first = await run(folder, said, how)
    expect(first).toMatchObject({ code: 1 })
    const links = new Set([...first.out.matchAll(/^ {3}(http\S+)$/gm)].map(([, link = '']) => link))
    expect(links.size).toBe(mode === 'action' ? 3 : 1)
    for (const link of links) expect(await (await fetch(link, { method: 'POST' })).text(), link).toContain('✓')
    const again = await run(folder, said, how)
    expect([again.err, again.code]).toEqual(['', 0])
    expect(again.out).toContain('Everything is set up')
    within(began, SAYS.rehearsal)
  })
})

it('what was not run on GitHub itself is said once, where all that is believed of it stands', () => {
  const says =
    /nobody has (?:run|seen)|not (?:yet )?(?:timed|tried|run) (?:yet|there|on git)|本物[^。]*(?:まだ|いません)/i
  expect(DOCUMENTS.filter((document) => says.test(textOf(document)))).toEqual(['.github/github.md'])
})
