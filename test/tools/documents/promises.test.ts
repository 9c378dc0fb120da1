import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, textOf } from './files.ts'
import { type Promised, promisesIn, unnamed } from './promises.ts'

const all = promisesIn(textOf('.github/SECURITY.md'))

/** Whether that test is there: by its file and the words of its title. */
const isThere = ({ file, title }: Promised): boolean =>
  existsSync(join(ROOT, 'test', file)) && textOf(`test/${file}`).includes(title)

describe('each promise of SECURITY.md', () => {
  it('names the test that attacks it, or is said to promise nothing', () => {
    expect(unnamed(textOf('.github/SECURITY.md'))).toEqual([])
    expect(all.length).toBeGreaterThan(40)
  })

  it.each(all)('$file | $title is there', (promised) => {
    expect(isThere(promised)).toBe(true)
  })

  it('a line without a name, and a test that is not there, are found', () => {
    const text = '## What is to be protected\n\nNobody can do it.\n\n- Nor that. <!-- test: a.test.ts | it -->\n'
    expect(unnamed(text)).toEqual(['Nobody can do it.'])
    expect(promisesIn(text).filter((one) => !isThere(one))).toEqual([{ file: 'a.test.ts', title: 'it' }])
    expect(unnamed('## What is to be protected\n\nOne promise. <!-- test: a | b --> Another. And a third.\n')).toEqual([
      'Another. And a third.',
    ])
  })
})
