import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'

it('the default policy with its processes is proved', () => {
  const text = readFileSync(new URL('../../../templates/policy/hikeshi.yml', import.meta.url), 'utf8')
  expect(
    checkPolicyText(text, 'hikeshi.yml').map(
      ({ line, column, code, message }) => `${line}:${column} ${code} ${message}`,
    ),
  ).toEqual([])
})
