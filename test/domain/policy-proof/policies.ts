import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { inherit } from '../../../src/domain/policy/inherit.ts'
import { type Policy, policySchema } from '../../../src/domain/policy/policy.schema.ts'

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

export const LEGAL = ['tiny', 'one-repository', 'several-processes', 'renamed-phases', 'extra-gates'] as const

export const legalText = (name: (typeof LEGAL)[number]): string => read(`test/fixtures/policies/legal-${name}.yml`)
export const defaultText = (): string => read('templates/policy/hikeshi.yml')

export const policyOf = (text: string): Policy => policySchema.parse(inherit(parse(text)).value)

/** The policy of a text in which something stands otherwise. */
export function changed(text: string, ...edits: readonly (readonly [from: string, to: string])[]): Policy {
  let now = text
  for (const [from, to] of edits) {
    if (!now.includes(from)) throw new Error(`the policy has no ${from}`)
    now = now.replace(from, () => to)
  }
  return policyOf(now)
}
