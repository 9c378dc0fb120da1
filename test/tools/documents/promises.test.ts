import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, textOf } from './files.ts'
import { classedIn, type Promised, promisesIn, unnamed } from './promises.ts'
import { titlesIn } from './titles-in.ts'

const SECURITY = textOf('.github/SECURITY.md')
const all = promisesIn(SECURITY)

/**
 * The sentences that promise nothing, each by its id. A sentence that is new, or says another thing than it did, is judged
 * here by a person before it passes for one.
 */
const NO_PROMISES: Readonly<Record<'advice' | 'limit' | 'github', readonly string[]>> = {
  advice: [
    ...['triage-for-responders', 'write-for-whom', 'what-helps', 'how-to-purge', 'say-why-it-was-purged'],
    ...['where-to-install', 'where-the-key-lies'],
  ],
  limit: [
    ...['code-as-the-app', 'unnamed-in-the-timeline', 'every-trace-edited-back', 'runs-as-the-app', 'at-github-itself'],
    ...['without-a-key', 'no-trusted-timestamp', 'readings-are-read', 'written-by-an-attacker', 'policies-of-others'],
    ...['reviews-by-way-of-an-app', 'at-your-terminal', 'who-decides-on-calls'],
  ],
  github: ['read-shows-all'],
}

const titles = new Map<string, ReadonlySet<string>>()
/** Whether that test is there: by its file and its whole title. */
function isThere({ file, title }: Promised): boolean {
  if (!existsSync(join(ROOT, 'test', file))) return false
  const known = titles.get(file) ?? titlesIn(textOf(`test/${file}`))
  titles.set(file, known)
  return known.has(title)
}

describe('each promise of SECURITY.md', () => {
  it('names the test that attacks it, or is said to promise nothing', () => {
    expect(unnamed(SECURITY)).toEqual([])
    expect(all.length).toBeGreaterThan(40)
  })

  it.each(all)('$file | $title is there', (promised) => {
    expect(isThere(promised)).toBe(true)
  })

  it('what promises nothing is known by its id, each once, and stands there still', () => {
    const known = Object.entries(NO_PROMISES).flatMap(([kind, ids]) => ids.map((id) => ({ kind, id })))
    const inOrder = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
    expect(classedIn(SECURITY).sort(inOrder)).toEqual([...known].sort(inOrder))
  })

  it('a line without a name, with a remark of another kind, and a test that is not there, are found', () => {
    const text = '## What is to be protected\n\nNobody can do it.\n\n- Nor that. <!-- test: a.test.ts | it -->\n'
    expect(unnamed(text)).toEqual(['Nobody can do it.'])
    expect(promisesIn(text).filter((one) => !isThere(one))).toEqual([{ file: 'a.test.ts', title: 'it' }])
    expect(unnamed('## What is to be protected\n\nOne promise. <!-- test: a | b --> Another. And a third.\n')).toEqual([
      'Another. And a third.',
    ])
    expect(unnamed('## What is to be protected\n\nNobody can. <!-- no promise -->\n')).not.toEqual([])
  })

  it('a part of a title, and words that stand in a file elsewhere, name no test', () => {
    const file = 'tools/documents/promises.test.ts'
    const title = 'names the test that attacks it, or is said to promise nothing'
    expect(isThere({ file, title })).toBe(true)
    expect(isThere({ file, title: 'names the test that attacks it' })).toBe(false)
    expect(isThere({ file, title: 'triage-for-responders' })).toBe(false)
  })
})
