import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FAULTS } from './faults.ts'

const ALL = Object.values(FAULTS).flat()

/** A title as it stands in a file: at the beginning of a string. */
const hasTitle = (text: string, title: string): boolean => [`'`, '`', '"'].some((quote) => text.includes(quote + title))

describe('what goes wrong, and what a person sees of it', () => {
  it.each(ALL.map(({ fault, shown }) => ({ fault: fault.en, file: shown[0], title: shown[1] })))(
    'is played where it says so: $fault',
    ({ file, title }) => {
      expect(hasTitle(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), title)).toBe(true)
    },
  )

  it('a title that stands in no test, or only within one, is found out', () => {
    expect(hasTitle("it('R1-1 one thing', () => undefined)", 'R1-1 one thing')).toBe(true)
    expect(hasTitle("it('R1-1 one thing', () => undefined)", 'one thing')).toBe(false)
  })

  it('R4.2-4 at least sixty are named, each once and in both languages', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(60)
    for (const language of ['en', 'ja'] as const)
      expect(new Set(ALL.map(({ fault }) => fault[language])).size).toBe(ALL.length)
    expect(ALL.filter(({ fault, seen }) => !/[ぁ-ん]/.test(fault.ja) || !/[ぁ-ん]/.test(seen.ja))).toEqual([])
  })
})
