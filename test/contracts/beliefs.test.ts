import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NOT_HERE, TRIALS } from '../../src/app/rehearsal/trial.ts'
import { BELIEFS } from './beliefs.ts'

describe('what is believed of GitHub', () => {
  it.each(BELIEFS.map(({ fact, shown }) => ({ fact, file: shown[0], title: shown[1] })))(
    'is shown where it says so: $fact',
    ({ file, title }) => {
      expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(title)
    },
  )

  it('is tried by a rehearsal, or its report says how many are not, and why', () => {
    const counted = new Map<string, number>()
    for (const { rehearsed } of BELIEFS) counted.set(rehearsed, (counted.get(rehearsed) ?? 0) + 1)
    for (const [why, count] of Object.entries(NOT_HERE)) expect([why, counted.get(why)]).toEqual([why, count])
    const tried = [...counted].filter(([one]) => !(one in NOT_HERE))
    for (const [trial] of tried) expect(TRIALS).toContain(trial)
  })

  it('is said once each', () => {
    expect(new Set(BELIEFS.map(({ fact }) => fact)).size).toBe(BELIEFS.length)
  })
})

describe('the switches of the embedded GitHub', () => {
  it('are told each, and none that is not there', () => {
    const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
    const there = [...read('src/sandbox/control.ts').matchAll(/case '([A-Z]+) (\/[a-z-]+)':/g)].map(
      ([, method, path]) => `${method} {control}${path}`,
    )
    const told = [...read('.github/github.md').matchAll(/`([A-Z]+ \{control\}\/[a-z-]+)`/g)].map(([, call]) => call)
    expect(there.length).toBeGreaterThan(15)
    expect([...new Set(told)].sort()).toEqual([...new Set(there)].sort())
  })
})
