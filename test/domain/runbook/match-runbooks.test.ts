import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchRunbooks } from '../../../src/domain/runbook/match-runbooks.ts'
import { runbookOf } from './runbook-of.ts'

const general = runbookOf('access', { kinds: ['unauthorised-access'] })
const website = runbookOf('website-tampering', { kinds: ['unauthorised-access'], systems: ['website'] })
const supplier = runbookOf('supplier-breach', { kinds: ['unauthorised-access'], systems: ['supplier-services'] })
const runbooks = [general, website, supplier]
const ids = (kind: string | undefined, ...systems: string[]) =>
  matchRunbooks(runbooks, { kind, systems }).map(({ runbook }) => runbook.head.id)

describe('matchRunbooks', () => {
  it('R4.2-2 the runbook made for the system comes before the one for the kind', () => {
    expect(ids('unauthorised-access', 'mail', 'website')).toEqual(['website-tampering', 'access'])
  })

  it('R4.2-2 a runbook made for other systems does not match', () => {
    expect(ids('unauthorised-access', 'mail')).toEqual(['access'])
  })

  it('R4.2-3 no runbook: nothing matches a kind that none is made for, nor one that is not known', () => {
    expect(ids('threat-other', 'website')).toEqual([])
    expect(ids(undefined, 'website')).toEqual([])
  })

  it('R4.3-1 matched again when the cause is known, another runbook comes first', () => {
    expect(ids('unauthorised-access', 'supplier-services')[0]).toBe('supplier-breach')
  })

  it('says why, and names ties on both sides', () => {
    const matches = matchRunbooks(runbooks, { kind: 'unauthorised-access', systems: ['website', 'supplier-services'] })
    expect(matches.map(({ why }) => why)).toEqual([
      { by: 'kind-and-system', systems: ['supplier-services'], tied: ['website-tampering'] },
      { by: 'kind-and-system', systems: ['website'], tied: ['supplier-breach'] },
      { by: 'kind', systems: [], tied: [] },
    ])
  })

  it('gives the same answer in whatever order the runbooks are read', () => {
    const about = { kind: 'unauthorised-access', systems: ['website', 'supplier-services'] }
    const expected = matchRunbooks(runbooks, about)
    fc.assert(
      fc.property(fc.shuffledSubarray(runbooks, { minLength: 3 }), (shuffled) => {
        expect(matchRunbooks(shuffled, about)).toEqual(expected)
      }),
    )
  })
})
