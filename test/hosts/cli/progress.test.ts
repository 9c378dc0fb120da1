import type { Interface } from 'node:readline/promises'
import { describe, expect, it, vi } from 'vitest'
import { setUpWords } from '../../../src/adapters/messages/set-up-words.ts'
import { withResolvers } from '../../../src/app/screen/with-resolvers.ts'
import type { SetUpSite } from '../../../src/app/set-up/company/site.ts'
import { auditCommand } from '../../../src/hosts/cli/definitions/audit.ts'
import { doctorCommand } from '../../../src/hosts/cli/definitions/doctor.ts'
import { rehearseCommand } from '../../../src/hosts/cli/definitions/rehearse.ts'
import { replayCommand } from '../../../src/hosts/cli/definitions/replay.ts'
import { reportCommand } from '../../../src/hosts/cli/definitions/report.ts'
import { setUpCommand } from '../../../src/hosts/cli/definitions/set-up.ts'
import { sweepCommand } from '../../../src/hosts/cli/definitions/sweep.ts'
import { upgradeCommand } from '../../../src/hosts/cli/definitions/upgrade.ts'
import { verifyCommand } from '../../../src/hosts/cli/definitions/verify.ts'
import { progress, whileBusy, whileWorking } from '../../../src/hosts/cli/progress.ts'
import { companyChoices } from '../../../src/hosts/cli/set-up/company-choices.ts'
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

  it.each([
    [auditCommand, REPO],
    [doctorCommand, REPO],
    [rehearseCommand, ['--org', 'acme', '--dry-run']],
    [replayCommand, [...REPO, '--policy', POLICY]],
    [reportCommand, REPO],
    [setUpCommand, ['--org', 'acme', '--yes']],
    [sweepCommand, REPO],
    [upgradeCommand, REPO],
    [verifyCommand, REPO],
  ])('is shown by each command that waits for GitHub: %o', async (command, words) => {
    vi.stubEnv('GITHUB_TOKEN', 'ghp_1')
    vi.stubEnv('GITHUB_API_URL', 'https://github.invalid/api')
    vi.stubEnv('LANG', 'ja_JP.UTF-8')
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY')
    Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true })
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const asked = withResolvers<void>()
    const answer = withResolvers<Response>()
    vi.stubGlobal('fetch', () => {
      asked.resolve()
      return answer.promise.then((response) => response.clone())
    })
    try {
      const ran = runCommand(command(), ...words)
      await Promise.race([asked.promise, ran])
      await vi.advanceTimersByTimeAsync(2_000)
      expect(written.mock.calls.flat()).toContainEqual(expect.stringMatching(/… .+います \(2 s\)$/))
      answer.resolve(Response.json({ message: 'Bad credentials' }, { status: 401 }))
      expect(await ran).toMatchObject({
        code: 2,
        err: expect.stringMatching(/GitHub [はが]このトークン/),
      })
      expect(written.mock.calls.flat().at(-1)).toBe('\r\u001b[K')
    } finally {
      if (isTTY === undefined) Reflect.deleteProperty(process.stderr, 'isTTY')
      else Object.defineProperty(process.stderr, 'isTTY', isTTY)
      vi.useRealTimers()
      vi.unstubAllEnvs()
      vi.unstubAllGlobals()
    }
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
