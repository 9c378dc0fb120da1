import { afterEach, describe, expect, it, vi } from 'vitest'
import { tellFailure, tellWarning } from '../../../src/hosts/action/tell.ts'

describe('what the Action writes into its log', () => {
  const before = process.exitCode
  afterEach(() => {
    process.exitCode = before
    vi.restoreAllMocks()
  })

  function written(write: () => void): string {
    let all = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      all += String(text)
      return true
    })
    write()
    vi.restoreAllMocks()
    return all
  }

  const HOSTILE = 'words\n::stop-commands::x\r\n::add-mask::a\u2028\u001b[2J'

  it.each([
    ['what is only worth knowing', () => tellWarning(undefined, HOSTILE), 0],
    ['what broke on the way', () => tellWarning(new Error(HOSTILE), HOSTILE), 1],
    ['why the run failed', () => tellFailure(new Error(HOSTILE)), 1],
  ])('refused: a line of its own that a text begins, in %s', (_, write, commands) => {
    const lines = written(write)
      .trimEnd()
      .split(/[\r\n]+/)
    expect(lines).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(commands)
    expect(lines.filter((line) => /^::(?:stop|add)/.test(line))).toEqual([])
  })
})
