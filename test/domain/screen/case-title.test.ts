import { describe, expect, it } from 'vitest'
import { caseTitle } from '../../../src/domain/screen/case-title.ts'
import { as, choose, open } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { caseOf, live, NOTHING, type Told } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'

const { policy } = defaultWorld
const titleOf = (...acts: Parameters<typeof live>[2][]) =>
  caseTitle(policy, caseOf(acts.reduce((now: Told, act) => live(defaultWorld, now, act).after, NOTHING)))

describe('what a title that nobody has written is completed by', () => {
  it('R1-1 is the first line of what was reported, one line, cut', () => {
    const description = `\n --- \n Files\tare   encrypted @everyone\u202e\nSecond line`
    expect(titleOf(reported('malware', { description }))?.told).toBe('Files are encrypted @everyone')
    expect(titleOf(reported('malware', { description: '感'.repeat(500) }))?.told).toBe(`${'感'.repeat(60)}…`)
    expect(titleOf(reported())?.bare).toEqual(expect.arrayContaining(['【インシデント】', '[Incident] ']))
  })

  it('R4-2 holds no confidential word, and nothing while somebody reads along', () => {
    const contact = { description: 'Call 090-1111 now', contact: '090-1111' }
    expect(titleOf(reported('malware', contact))?.told).toBe('Call … now')
    expect(titleOf(reported(), as('officer', choose('channel-compromised', 'yes')))).toBeUndefined()
  })

  it('R8-2 is nothing where few may read the case, or nothing was told', () => {
    expect(titleOf(as('officer', open({ description: 'A colleague' }, 'restricted-incident'), 'form'))).toBeUndefined()
    expect(titleOf(as('reporter', open({}), 'form'))).toBeUndefined()
  })
})
