import { describe, expect, it } from 'vitest'
import { DOCUMENTS, TWINS, textOf } from './files.ts'
import { headingsIn, targetsIn } from './links.ts'
import { partsIn, withoutParts } from './marked.ts'

/** The lines of a program in its reader's language (`outputs.test.ts` holds them): here, as many lines with the same marks. */
const withoutWords = (text: string): string =>
  text.replaceAll(
    /(<!-- (?:start|demo|check) -->\n```text\n)([\s\S]*?)(?=```)/g,
    (_, head: string, said: string) => head + said.replaceAll(/^( *(?:\d+ |[✓✗│…])?).+$/gm, '$1-'),
  )

const fencesIn = (text: string): string[] =>
  [...withoutWords(withoutParts(text)).matchAll(/^ *```\w*\n([\s\S]*?)^ *```$/gm)].map(([, inside = '']) => inside)

/** A command as it is typed; the words after it are in the language of the page. */
const typed = (block: string): string =>
  block
    .split('\n')
    .map((line) => (/^\/\w/.test(line) ? line.split(' ')[0] : line))
    .join('\n')

/** The same thing in either language: a page, a picture, or each other. */
const shared = (target: string): string =>
  target
    .replace(/#.*/, '')
    .replace(/\.(en|ja)((?:\.dark)?\.png)$/, '$2')
    .replace(/\.ja\.md$/, '.md')

const levels = (text: string): number[] => headingsIn(text).map(({ level }) => level)
const rows = (text: string): number =>
  withoutParts(text)
    .split('\n')
    .filter((line) => /^ *\|/.test(line)).length
const items = (text: string): number => [...withoutParts(text).matchAll(/^ *(-|\d+\.) /gm)].length

describe.each(TWINS)('$en and $ja say the same', ({ en: one, ja: other }) => {
  const [en, ja] = [textOf(one), textOf(other)]

  it('under headings of the same structure', () => {
    expect(levels(en).length).toBeGreaterThan(0)
    expect(levels(ja)).toEqual(levels(en))
  })
  it('with the same commands and outputs', () => {
    // Each page lays out what its reader reads.
    const inJapanese = (text: string) => text.replaceAll('--locale en', '--locale ja')
    expect(fencesIn(ja).map(typed)).toEqual(fencesIn(en).map(typed).map(inJapanese))
  })
  it('with the same generated parts', () => {
    expect(partsIn(ja)).toEqual(partsIn(en))
  })
  it('with the same links and pictures', () => {
    expect(targetsIn(en).length).toBeGreaterThan(0)
    expect(targetsIn(ja).map(shared).sort()).toEqual(targetsIn(en).map(shared).sort())
  })
  it('with tables and lists of the same length', () => {
    expect(rows(ja)).toBe(rows(en))
    expect(items(ja)).toBe(items(en))
  })
})

describe('the documents', () => {
  it('are pairs, each with both languages', () => {
    const paired = TWINS.flatMap(({ en, ja }) => [en, ja])
    expect(paired.length).toBeGreaterThan(40)
    expect(DOCUMENTS.filter((path) => path.startsWith('.github/docs/') && !paired.includes(path))).toEqual([])
  })

  it('begin with a page of at most 200 lines, which leads to every other', () => {
    for (const path of ['README.md', 'README.ja.md']) expect(textOf(path).split('\n').length).toBeLessThanOrEqual(200)
    const led = new Set<string>(['README.md'])
    for (const page of led) {
      const folder = page.startsWith('.github/docs/') ? '.github/docs/' : ''
      for (const target of targetsIn(textOf(page)).map((each) => each.replace(/#.*/, ''))) {
        const path = `${folder}${target}`
        if (DOCUMENTS.includes(path)) led.add(path)
      }
    }
    expect(TWINS.filter(({ en }) => !led.has(en))).toEqual([])
  })
})
