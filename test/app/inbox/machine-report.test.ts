import { describe, expect, it } from 'vitest'
import { isMachineReport, machineMark, UNNAMED } from '../../../src/app/inbox/machine-report.ts'
import type { PolicyInForce } from '../../../src/app/ports/policy-source.ts'
import { defaultWorld } from '../../support/worlds.ts'

const SELF = { id: 99, login: 'hikeshi[bot]' }
const APP = { ...SELF, type: 'Bot' }
const PERSON = { id: 11, login: 'reporter', type: 'User' }
const MARKED = `${machineMark('Disk is full', '2030-01-01T00:00:00Z', UNNAMED)}\n\n98 %`
const inForce: PolicyInForce = {
  ...{ rules: { ...defaultWorld.policy, 'trusted-apps': ['automation'] }, sha: 'a'.repeat(40) },
  home: { owner: 'o', name: 'incidents' },
  pins: {},
}
const isHeard = (author: typeof PERSON, body: string) => isMachineReport({ self: SELF }, inForce, { author, body })

describe('R4.1-3 whose issue is what a machine reports', () => {
  it('allowed: the app’s own with its mark, and that of an app which the policy trusts', () => {
    expect(isHeard(APP, MARKED)).toBe(true)
    expect(isHeard({ id: 5, login: 'automation[bot]', type: 'Bot' }, '98 %')).toBe(true)
  })

  it('R1-1 refused: the mark in anybody else’s report makes it none, so that it is taken as his own', () => {
    expect(isHeard(PERSON, MARKED)).toBe(false)
    expect(isHeard({ id: 6, login: 'other[bot]', type: 'Bot' }, MARKED)).toBe(false)
    expect(isHeard(APP, '98 %')).toBe(false)
  })
})
