import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { editYaml } from '../../src/adapters/files/edit-yaml.ts'
import type { GitHubApi } from '../../src/adapters/github/client/client.ts'
import { parseCache } from '../../src/adapters/github/client/parse-cache.ts'
import { lookedIn, lookedMark } from '../../src/app/case/ledger/looked-mark.ts'
import type { SealVerifier } from '../../src/app/ports/sealing.ts'
import { readStamp, withStamp } from '../../src/domain/clock/last-sweep.ts'
import { asInlineText, asQuotedText } from '../../src/domain/markdown/as-quoted-text.ts'
import { RUNS, readInputs } from '../../src/hosts/action/inputs.ts'
import { processorMilliseconds } from '../support/processor-milliseconds.ts'
import { TOKENS } from './mutate.ts'
import { PARSERS, TEST_SEALER } from './parsers.ts'

const pieces = fc.oneof(fc.constantFrom(...TOKENS), fc.string({ unit: 'grapheme', maxLength: 12 }))
const hostile = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))

const MOST_MS = 5_000
const NOTABLE_MS = 25
const MOST_GROWTH = 6
/**
 * Against looking once at each letter of the same text, line by line: twice what the slowest takes, and far less than a
 * pattern for each line would.
 */
const MOST_PASSES = 130
/** Read by a package, once for each version. */
const FILES: readonly string[] = ['policies', 'heads of runbooks', 'YAML that is changed in place']
const PIECES = ['/', '<!--', '`', '> ', '[', '\n', '　', '- [ ] ', ': ', 'x<? \n', '](a "\n', '`x\n']
/** Lines that begin as a heading, an item or a key, and go on without end to a sign by which they are none after all. */
const BEGINNINGS = ['', '# ', '- ', 'a: '].flatMap((begun) =>
  [' ', '-', ' #', '<', '\t'].map((piece) => [begun, piece] as const),
)
/** The signs that patterns look for at the end of a line, in the middle of one. */
const MIDDLES = [' ', '　', '\u200b', ':', '*', '#', '→', '.']

/** Texts of any length of one thing over and over, by themselves or in the middle of a line that means something. */
function monotonous(seeds: readonly string[]): [string, (length: number) => string][] {
  const [first = ''] = seeds
  const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length))
  return [
    ...[...seeds, ...PIECES].map((piece): [string, (length: number) => string] => [
      JSON.stringify(piece),
      (length) => repeated(piece, length),
    ]),
    ...MIDDLES.map((piece): [string, (length: number) => string] => [
      `${JSON.stringify(piece)} within a line`,
      (length) => `${first.trimEnd()}${repeated(piece, length)}x`,
    ]),
    ...BEGINNINGS.map(([begun, piece]): [string, (length: number) => string] => [
      `${JSON.stringify(piece)} after ${JSON.stringify(begun)}`,
      (length) => `${first}\n${begun}${repeated(piece, length)}\u2028!`,
    ]),
  ]
}

/**
 * The least of a few: who else wants the processor, and its caches, only ever adds. The short text is read as often as makes
 * the long one, or what is cleared away in between would all fall to the longer of the two.
 */
function growth(read: (text: string) => unknown, textOf: (length: number) => string): number {
  let least = Number.POSITIVE_INFINITY
  const [short, long] = [textOf(16_384), textOf(65_536)]
  for (let tries = 0; tries < 8 && least >= MOST_GROWTH; tries += 1) {
    const four = processorMilliseconds(() => [short, short, short, short].map((text) => read(text)))
    least = Math.min(least, (4 * processorMilliseconds(() => read(long))) / four)
  }
  return least
}

function onePass(text: string): number {
  let sum = 0
  for (const line of text.split('\n')) for (let at = 0; at < line.length; at += 1) sum += line.charCodeAt(at)
  return sum
}

/** The least of a few, each next to the pass that it is compared with: whoever else is busy slows both. */
function passes(read: (text: string) => unknown, text: string): number {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 8 && least >= MOST_PASSES; tries += 1) {
    const ten = processorMilliseconds(() => Array.from({ length: 10 }, () => onePass(text)))
    least = Math.min(least, (10 * processorMilliseconds(() => read(text))) / ten)
  }
  return least
}

describe.each(PARSERS)('what reads $name', ({ name: parser, read, seeds }) => {
  it('never throws, whatever it is given', () => {
    for (const seed of seeds) expect(() => read(seed)).not.toThrow()
    const around = fc.tuple(hostile, fc.constantFrom('', ...seeds), hostile)
    fc.assert(
      fc.property(around, ([before, seed, after]) => {
        expect(() => read(before + seed + after)).not.toThrow()
      }),
    )
  })

  it('reads 64 KiB of one thing over and over in no more than six times what 16 KiB of it take', {
    timeout: 240_000,
  }, () => {
    for (const [name, textOf] of monotonous(seeds)) {
      const longest = processorMilliseconds(() => read(textOf(65_536)))
      expect(longest, name).toBeLessThan(MOST_MS)
      // A reading that takes no longer than this is the machine's own.
      if (longest <= NOTABLE_MS) continue
      expect(growth(read, textOf), name).toBeLessThan(MOST_GROWTH)
      if (!FILES.includes(parser)) expect(passes(read, textOf(65_536)), name).toBeLessThan(MOST_PASSES)
    }
  })
})

describe('what is written is read again as it was written', () => {
  const times = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })

  it('the stamp of a round, behind whatever a description says', () =>
    fc.assert(
      fc.property(hostile, times, fc.integer({ min: 1, max: 999 }), fc.boolean(), (before, at, everyHours, told) => {
        const sweep = { at: `${at.toISOString().slice(0, 16)}Z`, everyHours }
        const stamped = withStamp(before, sweep, told)
        expect(readStamp(stamped)).toEqual({ ...sweep, told })
        expect(readStamp(withStamp(stamped, sweep))).toEqual({ ...sweep, told: false })
        expect([...stamped].length).toBeLessThanOrEqual(100)
      }),
    ))

  it('the word of rounds, between whatever else stands there; for another repository it says nothing', () =>
    fc.assert(
      fc.property(hostile, hostile, fc.integer({ min: 1 }), (before, after, repository) => {
        const tip = 'c'.repeat(40)
        const text = `${before.replaceAll('[', '')}${lookedMark(TEST_SEALER, repository, tip)}${after}`
        expect(lookedIn(text, TEST_SEALER, repository)).toBe(tip)
        expect(lookedIn(text, TEST_SEALER, repository + 1)).toBeUndefined()
      }),
    ))

  it('a value that is set in YAML in place, whatever it is; every other line stays', () =>
    fc.assert(
      fc.property(hostile, (value) => {
        const text = '# ours\nname: A # the name\nroles: { officer: [a] }\n'
        const edited = editYaml(text, [{ kind: 'set', path: ['name'], value }])
        expect(parse(edited)).toEqual({ name: value, roles: { officer: ['a'] } })
        expect(edited.startsWith('# ours\nname: ') && edited.endsWith(' # the name\nroles: { officer: [a] }\n')).toBe(
          true,
        )
      }),
    ))

  it('the inputs of the Action', () =>
    fc.assert(
      fc.property(fc.constantFrom(...RUNS), fc.string(), fc.constantFrom('', 'ja', 'en'), (run, token, locale) => {
        const given: Readonly<Record<string, string>> = { run, token, locale }
        expect(readInputs((name) => given[name] ?? '', {})).toMatchObject({ run, token, locale: locale || undefined })
      }),
    ))

  it('what runs kept for one another: of a text that others wrote nothing counts, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const content = Buffer.from(text).toString('base64')
        const request = async () => ({ data: { type: 'file', content, sha: 's' } })
        const sealing = { ...TEST_SEALER, sign: undefined } as unknown as SealVerifier
        const rules = Promise.resolve({ writers: [], signatures: 'required' as const })
        const kept = parseCache({ request } as unknown as GitHubApi, { reader: 'one', rules, sealing })
        expect(await kept.of({ owner: 'o', name: 'r' }, text, async () => 'read now')).toBe('read now')
      }),
      { numRuns: 50 },
    ))
})

it('words that are shown again begin no command, call nobody and close no mark', () =>
  fc.assert(
    fc.property(hostile, (text) => {
      for (const shown of [asQuotedText(text), asInlineText(text)]) {
        expect(shown).not.toMatch(/^\s*\/[a-z]/m)
        expect(shown).not.toMatch(/(?<![\\\w])@[a-z\d]/i)
        expect(shown).not.toContain('<!--')
      }
    }),
  ))
