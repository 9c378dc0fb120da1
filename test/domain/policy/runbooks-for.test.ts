import { describe, expect, it } from 'vitest'
import { runbooksFor } from '../../../src/domain/policy/runbooks-for.ts'
import { defaultPolicy as policy } from '../../support/worlds.ts'
import { runbookOf } from '../runbook/runbook-of.ts'

describe('runbooks for kinds that few may read of', () => {
  const runbooks = [
    runbookOf('malware'),
    runbookOf('insider-leak', { kinds: ['insider-leak'] }),
    runbookOf('both', { kinds: ['malware', 'insider-leak'] }),
  ]
  const offered = (process: string) => runbooksFor(policy, process, runbooks).map(({ head }) => head.id)

  it('R8-2 refused: an open case shows none of them, one for several kinds neither', () => {
    expect(offered('incident')).toEqual(['malware'])
    expect(offered('no-such-process')).toEqual(['malware'])
  })

  it('R8-2 allowed: where few read, and in a drill, which is about nobody', () => {
    expect(offered('restricted-incident')).toEqual(['malware', 'insider-leak', 'both'])
    expect(offered('drill')).toEqual(['malware', 'insider-leak', 'both'])
  })
})
