import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { secretName, secretNames } from '../../../src/domain/calls/secret-names.ts'
import { mergePolicy } from '../../../src/domain/policy/own/merge-policy.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { policyDiff } from '../../../src/domain/policy/policy-diff.ts'
import { checkPolicy } from '../../../src/domain/policy-proof/check-policy.ts'
import { CALLING } from '../../support/calling-policy.ts'
import { defaultPolicy } from '../../support/worlds.ts'

const calling = policySchema.parse({ ...defaultPolicy, ...parse(CALLING) })

describe('calls in a policy', () => {
  it('R9-4 the difference tells each by its path: who is called, when, and by what', () => {
    const changed = policySchema.parse({
      ...calling,
      calls: { ...calling.calls, grave: { ...calling.calls.grave, call: ['deputy'] } },
    })
    const [change, ...more] = policyDiff(calling, changed)
    expect(more).toEqual([])
    expect(change).toMatchObject({ kind: 'changed', path: ['calls', 'grave', 'call'] })
    expect(policyDiff(defaultPolicy, calling).map(({ path }) => path[0])).toEqual(
      expect.arrayContaining(['channels', 'calls']),
    )
  })

  it('a company changes one of a base by its id, and takes one away', () => {
    const own = parse(
      '{ extends: default@1, calls: { grave: { by: [mail] }, near: null }, channels: { chat: { template: slack } } }',
    )
    const { value } = mergePolicy(calling, own)
    const { calls, channels } = value as { calls: Record<string, unknown>; channels: Record<string, unknown> }
    expect(Object.keys(calls)).toEqual(['grave', 'restricted', 'started', 'unanswered'])
    expect(calls.grave).toMatchObject({ at: 'opened', call: ['officer', 'responder'], by: ['mail'] })
    expect(channels.chat).toMatchObject({ template: 'slack', url: 'env:HIKESHI_CALL_CHAT_URL' })
  })

  it('a channel that no call goes by keeps the policy from nothing, and is told', () => {
    const found = checkPolicy({ ...calling, calls: {} }).filter(({ code }) => code === 'channel-unused')
    expect(found.map(({ severity, path }) => [severity, path.at(-1)])).toEqual([
      ['warning', 'chat'],
      ['warning', 'mail'],
    ])
  })

  it('refused: an address by any name but those of calls', () => {
    for (const reference of [
      'env:PRIVATE_KEY',
      'env:HIKESHI_SEAL_KEY',
      'env:HIKESHI_CALL_',
      'HIKESHI_CALL_A',
      'env:HIKESHI_CALL_A }}',
      'https://example.com',
    ])
      expect(secretName(reference)).toBeUndefined()
    expect(secretName('env:HIKESHI_CALL_CHAT_2')).toBe('HIKESHI_CALL_CHAT_2')
    expect(secretNames(calling.channels)).toHaveLength(5)
  })
})
