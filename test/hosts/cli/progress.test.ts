import { describe, expect, it, vi } from 'vitest'
import { progress, whileBusy, whileWorking } from '../../../src/hosts/cli/progress.ts'

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
})
