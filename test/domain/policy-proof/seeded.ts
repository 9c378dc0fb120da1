import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { type Mutation, mutate } from '../../fixtures/policies/mutations.ts'

export const original = readFileSync(new URL('../../../templates/policy/hikeshi.yml', import.meta.url), 'utf8')

/** Each is found at its line, in whole sentences. */
export const foundWhereTheyAre = (mutations: readonly Mutation[]) =>
  it.each(mutations.map((one) => [one.code, one.mistake, one] as const))('%s: %s', (code, _mistake, one) => {
    const { text, line } = mutate(original, one)
    const problems = checkPolicyText(text, 'hikeshi.yml')
    expect(problems.map((problem) => `${problem.line} ${problem.code}`)).toContain(`${line} ${code}`)
    for (const { message } of problems) expect(message).not.toMatch(/[{}]|""|\(\)|undefined| $/)
  })
