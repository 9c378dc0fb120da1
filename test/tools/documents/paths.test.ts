import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOCUMENTS, ROOT, repositoryFiles, textOf } from './files.ts'
import { brokenIn, pathsIn, targetsIn } from './links.ts'

describe('paths and links', () => {
  it.each(DOCUMENTS)('%s names nothing that is not there', (document) => {
    expect(brokenIn(document)).toEqual([])
  })

  it('are found at all', () => {
    expect(pathsIn(textOf('.github/CONTRIBUTING.md')).length).toBeGreaterThan(40)
    expect(targetsIn(textOf('README.md')).length).toBeGreaterThan(15)
  })

  it('pictures are small, and every one of them is shown', () => {
    const pictures = repositoryFiles().filter((path) => path.startsWith('.github/images/'))
    const shown = DOCUMENTS.flatMap((document) => targetsIn(textOf(document)))
    expect(pictures.length).toBeGreaterThan(0)
    expect(pictures.filter((path) => statSync(join(ROOT, path)).size > 200_000)).toEqual([])
    expect(pictures.filter((path) => !shown.includes(path))).toEqual([])
  })

  it.each([
    ['README.md', 'What you get'],
    ['README.ja.md', '得られるもの'],
  ])('%s: each of the six points has its own picture', (document) => {
    const [, part = ''] = textOf(document).split(/^## /m)
    expect(part.match(/<picture>/g)).toHaveLength(6)
    expect(new Set(part.match(/src="[^"]+"/g)).size).toBe(6)
  })

  it('each picture has a dark one beside it, and words for who cannot see it', () => {
    const shown = DOCUMENTS.flatMap((document) => [...textOf(document).matchAll(/<picture>.*?<\/picture>/g)])
    expect(shown.length).toBeGreaterThan(16)
    for (const [picture] of shown) {
      const [, light] = /<img src="([^"]+)\.png" alt="[^"]{4,}"/.exec(picture) ?? []
      expect(picture).toContain(`<source media="(prefers-color-scheme: dark)" srcset="${light}.dark.png">`)
    }
  })
})
