import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { type Mutation, mutate } from '../../fixtures/policies/mutations.ts'

export const original = readFileSync(new URL('../../../templates/policy/hikeshi.yml', import.meta.url), 'utf8')
const LINES = original.split('\n')

/** To prove a text with several mistakes takes no longer than to prove one with a single one. */
const TOGETHER = 8

type Problems = ReturnType<typeof checkPolicyText>
interface Group {
  /** The lines that its mistakes change. */
  changed: Map<number, string>
  size: number
  problems?: Problems
}

/** Each is found at its line, in whole sentences. */
export const foundWhereTheyAre = (mutations: readonly Mutation[]) => {
  const groupOf = grouped(mutations)
  it.each(mutations.map((one) => [one.code, one.mistake, one] as const))('%s: %s', (code, _mistake, one) => {
    const { text, line } = mutate(original, one)
    const isFound = (problem: Problems[number]) => problem.line === line && problem.code === code
    const beside = problemsOf(groupOf.get(one))
    // A mistake may hide another one: what is not found among others is looked for by itself.
    const problems = beside.some(isFound) ? beside : checkPolicyText(text, 'hikeshi.yml')
    expect(problems.map((problem) => `${problem.line} ${problem.code}`)).toContain(`${line} ${code}`)
    for (const { message } of problems) expect(message).not.toMatch(/[{}]|""|\(\)|undefined| $/)
  })
}

/** Those that change lines of their own, and add none and take none away, so that each line keeps its number. */
function grouped(mutations: readonly Mutation[]): ReadonlyMap<Mutation, Group> {
  const groups: Group[] = []
  const groupOf = new Map<Mutation, Group>()
  for (const one of mutations) {
    const changed = changedLines(mutate(original, one).text)
    if (changed === undefined) continue
    const free = groups.find((group) => group.size < TOGETHER && !changed.some(([at]) => group.changed.has(at)))
    const group = free ?? { changed: new Map(), size: 0 }
    if (free === undefined) groups.push(group)
    for (const [at, line] of changed) group.changed.set(at, line)
    group.size += 1
    groupOf.set(one, group)
  }
  return groupOf
}

function changedLines(text: string): [number, string][] | undefined {
  const lines = text.split('\n')
  return lines.length === LINES.length ? [...lines.entries()].filter(([at, line]) => line !== LINES[at]) : undefined
}

function problemsOf(group: Group | undefined): Problems {
  if (group === undefined) return []
  group.problems ??= checkPolicyText(LINES.map((line, at) => group.changed.get(at) ?? line).join('\n'), 'hikeshi.yml')
  return group.problems
}
