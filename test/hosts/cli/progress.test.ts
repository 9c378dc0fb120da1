import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { Interface } from 'node:readline/promises'
import type { Command } from 'commander'
import { describe, expect, it, vi } from 'vitest'
import { setUpWords } from '../../../src/adapters/messages/set-up-words.ts'
import { withResolvers } from '../../../src/app/screen/with-resolvers.ts'
import type { SetUpSite } from '../../../src/app/set-up/company/site.ts'
import { registerCommand } from '../../../src/hosts/cli/definitions/register.ts'
import { IN_ENGLISH } from '../../../src/hosts/cli/help-words.ts'
import { program } from '../../../src/hosts/cli/program.ts'
import { progress, whileBusy, whileWorking } from '../../../src/hosts/cli/progress.ts'
import { companyChoices } from '../../../src/hosts/cli/set-up/company-choices.ts'
import { emptyFolder, hikeshi } from './hikeshi.ts'
import { Browser } from './register-helpers.ts'
import { runCommand } from './run-command.ts'

const POLICY = new URL('../../../templates/policy/hikeshi.yml', import.meta.url).pathname
const REPO = ['--repo', 'acme/incidents']

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean) {
  const written: string[] = []
  return { written, to: { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 } }
}

async function working(isTTY: boolean, milliseconds: number): Promise<string[]> {
  vi.useFakeTimers()
  try {
    const { written, to } = stream(isTTY)
    const work = () => new Promise<string>((done) => setTimeout(() => done('done'), milliseconds))
    const result = whileWorking('reading', work, to)
    await vi.advanceTimersByTimeAsync(milliseconds)
    expect(await result).toBe('done')
    return written
  } finally {
    vi.useRealTimers()
  }
}

const CLEAR = '\r\u001b[K'

const commandOf = (name: string): Command => {
  const found = program('1', IN_ENGLISH).commands.find((each) => each.name() === name)
  if (found === undefined) throw new Error(`There is no command ${name}`)
  return found
}

/** Work in front of a terminal, or of none, whose seconds are ours; `seen` is what stands on standard error. */
async function watched(isTTY: boolean, work: (seen: string[]) => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const before = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY')
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true })
  const seen: string[] = []
  const written = vi.spyOn(process.stderr, 'write').mockImplementation((text) => seen.push(String(text)) > 0)
  try {
    await work(seen)
  } finally {
    written.mockRestore()
    if (before === undefined) Reflect.deleteProperty(process.stderr, 'isTTY')
    else Object.defineProperty(process.stderr, 'isTTY', before)
    vi.useRealTimers()
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
  }
}

describe('progress of a command', () => {
  it('is shown on a terminal once it takes longer than a second, and gone when it is over', async () => {
    expect(await working(true, 2_500)).toEqual(['\r\u001b[K… reading (1 s)', '\r\u001b[K… reading (2 s)', '\r\u001b[K'])
  })

  it('is not shown of what takes no second, nor to anything but a terminal', async () => {
    expect(await working(true, 900)).toEqual([])
    expect(await working(false, 5_000)).toEqual([])
    const { written, to } = stream(false)
    progress(to).begins('Repositories')
    expect(written).toEqual([])
  })

  it('of work that leaves no moment is shown from its beginning, and gone also where it fails', () => {
    const { written, to } = stream(true)
    expect(whileBusy('proving', () => written.length, to)).toBe(1)
    expect(() =>
      whileBusy(
        'proving',
        () => {
          throw new Error('no')
        },
        to,
      ),
    ).toThrow('no')
    expect(written).toEqual(['\r\u001b[K… proving', '\r\u001b[K', '\r\u001b[K… proving', '\r\u001b[K'])
    whileBusy('proving', () => undefined, { ...to, isTTY: false })
    expect(written).toHaveLength(4)
  })

  it('goes when the work fails, and the failure comes through', async () => {
    vi.useFakeTimers()
    try {
      const { written, to } = stream(true)
      const work = () => new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no')), 1_500))
      const result = whileWorking('reading', work, to).catch((error: Error) => error.message)
      await vi.advanceTimersByTimeAsync(1_500)
      expect([await result, written.at(-1)]).toEqual(['no', '\r\u001b[K'])
    } finally {
      vi.useRealTimers()
    }
  })

  /** Calls that wait for GitHub. */
  const ASKING: Readonly<Record<string, readonly string[]>> = {
    audit: REPO,
    doctor: REPO,
    rehearse: ['--org', 'acme', '--dry-run'],
    replay: [...REPO, '--policy', POLICY],
    report: REPO,
    'set-up': ['--org', 'acme', '--yes'],
    sweep: REPO,
    upgrade: REPO,
    verify: REPO,
  }

  it.each(Object.entries(ASKING))('is shown by each command that waits for GitHub: %s', async (name, words) => {
    vi.stubEnv('GITHUB_TOKEN', 'ghp_1')
    vi.stubEnv('GITHUB_API_URL', 'https://github.invalid/api')
    vi.stubEnv('LANG', 'ja_JP.UTF-8')
    const asked = withResolvers<void>()
    const answer = withResolvers<Response>()
    vi.stubGlobal('fetch', () => {
      asked.resolve()
      return answer.promise.then((response) => response.clone())
    })
    await watched(true, async (seen) => {
      const ran = runCommand(commandOf(name), ...words)
      await Promise.race([asked.promise, ran])
      await vi.advanceTimersByTimeAsync(2_000)
      expect(seen).toContainEqual(expect.stringMatching(/… .+います \(2 s\)$/))
      answer.resolve(Response.json({ message: 'Bad credentials' }, { status: 401 }))
      expect(await ran).toMatchObject({ code: 2, err: expect.stringMatching(/GitHub [はが]このトークン/) })
      expect(seen.at(-1)).toBe(CLEAR)
    })
  })

  /** Calls that take their time on this machine alone; those of a sandbox end soon, since somebody has its port. */
  const ALONE: Readonly<Record<string, (place: Place) => readonly string[]>> = {
    check: () => [POLICY],
    demo: ({ port }) => ['--port', port],
    generate: ({ laid }) => ['--dir', laid, '--check'],
    init: ({ folder }) => ['--dir', folder, '--mode', 'action', '--action', 'acme/hikeshi@v1', '--repository', 'a/b'],
    sandbox: ({ port }) => ['--port', port],
    start: ({ port }) => ['--or-sandbox', '--no-open', '--port', port],
  }

  interface Place {
    folder: string
    laid: string
    port: string
  }

  describe.each(Object.entries(ALONE))('of hikeshi %s', (name, words) => {
    it.each([true, false])('is shown at a terminal, and nowhere else: %s', async (isTerminal) => {
      vi.stubEnv('GITHUB_SERVER_URL', 'file:///nowhere')
      vi.stubEnv('LANG', 'en_US.UTF-8')
      const [folder, laid] = [await emptyFolder(), await emptyFolder()]
      if (name === 'generate') await hikeshi(laid, 'init', '--mode', 'action', '--repository', 'acme/cases')
      const taken = createServer().listen(0, '127.0.0.1')
      await once(taken, 'listening')
      const { port } = taken.address() as AddressInfo
      try {
        await watched(isTerminal, async (seen) => {
          let isOver = false
          const ran = runCommand(commandOf(name), ...words({ folder, laid, port: String(port) })).finally(() => {
            isOver = true
          })
          while (!isOver) {
            await vi.advanceTimersByTimeAsync(1_000)
            await new Promise((resolve) => setImmediate(resolve))
          }
          const { err } = await ran
          if (['demo', 'sandbox', 'start'].includes(name)) expect(err).toContain(String(port))
          const shown = seen.filter((text) => text.includes('… '))
          if (!isTerminal) expect(seen.join('')).not.toMatch(/…|\r/)
          else {
            expect(shown.length).toBeGreaterThan(0)
            expect(seen.at(-1)).toBe(CLEAR)
          }
        })
      } finally {
        taken.close()
      }
    })
  })

  it('of register is shown while GitHub hands the app over; before that its page is', async () => {
    vi.stubEnv('GITHUB_API_URL', 'https://github.invalid/api')
    vi.stubEnv('LANG', 'en_US.UTF-8')
    const answer = withResolvers<Response>()
    vi.stubGlobal('fetch', () => answer.promise)
    const folder = await emptyFolder()
    await watched(true, async (seen) => {
      const told = withResolvers<string>()
      const ran = runCommand(registerCommand(), '--org', 'acme', '--out', join(folder, '.env'))
      const shown = vi.mocked(process.stdout.write)
      const look = () => {
        const [address] = /http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}/.exec(shown.mock.calls.flat().join('')) ?? []
        if (address === undefined) setImmediate(look)
        else told.resolve(address)
      }
      look()
      const address = await told.promise
      const browser = new Browser()
      const page = await browser.open(address)
      const [, state = ''] = /state=([\w-]+)/.exec(page.body) ?? []
      const done = browser.open(`${address}/registered?code=abc&state=${state}`)
      while (!seen.some((text) => text.includes('… taking the app over from GitHub'))) {
        await vi.advanceTimersByTimeAsync(1_000)
        await new Promise((resolve) => setImmediate(resolve))
      }
      const pem = '-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----\n'
      const app = { id: 7, slug: 'hikeshi-acme', owner: { login: 'acme' }, client_id: 'Iv1', pem, webhook_secret: null }
      answer.resolve(Response.json(app, { status: 201 }))
      expect((await done).status).toBe(200)
      expect((await ran).code).toBe(0)
      expect(seen.at(-1)).toBe(CLEAR)
    })
  })

  it('is tried of every command', () => {
    const known = program('1', IN_ENGLISH).commands.map((each) => each.name())
    expect(known.length).toBeGreaterThan(15)
    expect([...Object.keys(ASKING), ...Object.keys(ALONE), 'register'].sort()).toEqual(known.sort())
  })

  it('of set-up is shown between its questions, and none of it on the line of a question', async () => {
    vi.stubEnv('GITHUB_SERVER_URL', 'file:///nowhere')
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY')
    Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true })
    const seen: string[] = []
    const written = vi.spyOn(process.stderr, 'write').mockImplementation((text) => seen.push(String(text)) > 0)
    const slowly = <T>(answer: T) => {
      vi.advanceTimersByTime(1_000)
      return Promise.resolve(answer)
    }
    const question = (text: string) => Promise.resolve(seen.push(text)).then(() => '')
    const known = { mode: 'app', company: 'Acme', phone: '03-5550-0100' } as const
    try {
      const { say } = await setUpWords('en')
      const asked = await companyChoices(
        { text: () => slowly(undefined) } as unknown as SetUpSite,
        { owner: 'acme', name: 'incidents' },
        { ...known, server: undefined, reporters: undefined, members: {} },
        { terminal: { question } as unknown as Interface, language: 'en', say, web: 'https://github.invalid' },
      )
      expect(asked.choices).toMatchObject(known)
    } finally {
      written.mockRestore()
      if (isTTY === undefined) Reflect.deleteProperty(process.stderr, 'isTTY')
      else Object.defineProperty(process.stderr, 'isTTY', isTTY)
      vi.useRealTimers()
      vi.unstubAllEnvs()
    }
    const shown = seen.filter((text) => text.includes('… '))
    expect(shown).toEqual([
      ...['\r\u001b[K… looking at GitHub (1 s)', '\r\u001b[K… proving the policy', '\r\u001b[K… proving the policy'],
    ])
    // Each is gone before the next thing is said.
    for (const text of shown) expect(seen[seen.indexOf(text) + 1]).toBe('\r\u001b[K')
    expect(seen.filter((text) => text.endsWith(': ')).length).toBeGreaterThan(5)
  })
})
