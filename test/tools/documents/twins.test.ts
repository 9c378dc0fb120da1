import { describe, expect, it } from 'vitest'
import { textOf } from './files.ts'
import { headingsIn, targetsIn } from './links.ts'
import { partsIn, withoutParts } from './marked.ts'

const en = textOf('README.md')
const ja = textOf('README.ja.md')

const fencesIn = (text: string): string[] =>
  [...withoutParts(text).matchAll(/^ *```\w*\n([\s\S]*?)^ *```$/gm)].map(([, inside = '']) => inside)

/** The same thing in either language: a picture, a template, or each other. */
const shared = (target: string): string =>
  target.replace(/\.(en|ja)\.(md|png)$/, '.$2').replace(/^README(\.ja)?\.md$/, 'README')

const levels = (text: string): number[] => headingsIn(text).map(({ level }) => level)
const rows = (text: string): number =>
  withoutParts(text)
    .split('\n')
    .filter((line) => /^ *\|/.test(line)).length

describe('README.md and README.ja.md say the same', () => {
  it('under headings of the same structure', () => {
    expect(levels(en).length).toBeGreaterThan(15)
    expect(levels(ja)).toEqual(levels(en))
  })
  it('with the same commands and outputs', () => {
    expect(fencesIn(en).length).toBeGreaterThan(9)
    expect(fencesIn(ja)).toEqual(fencesIn(en))
  })
  it('with the same generated parts', () => {
    expect(partsIn(ja)).toEqual(partsIn(en))
  })
  it('with the same links and pictures', () => {
    expect(targetsIn(ja).map(shared)).toEqual(targetsIn(en).map(shared))
  })
  it('with tables and lists of the same length', () => {
    const items = (text: string) => [...text.matchAll(/^ *(-|\d+\.) /gm)].length
    expect(rows(ja)).toBe(rows(en))
    expect(items(withoutParts(ja))).toBe(items(withoutParts(en)))
  })
})
