import { describe, expect, it } from 'vitest'
import type { Waived } from '../../../src/domain/case/case.ts'
import { gateViewOf } from '../../../src/domain/commands/decision.ts'
import { usedAhead } from '../../../src/domain/gates/exceptions.ts'
import { gateSchema } from '../../../src/domain/gates/gate.schema.ts'
import { NOBODY_ASKS } from '../../../src/domain/gates/gate-kind.ts'
import { keysOf, missingAt } from '../../../src/domain/gates/gates.ts'
import { reported } from '../../support/incident.ts'
import { given } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'

const gate = { kind: 'exceptions' as const, clause: 'R6-1' }
const used = (exception: number, ahead: boolean, clause = 'R4.2-4'): Waived => ({
  ...{ to: 'eradication', clause, exception, ahead },
})

function unapproved(waived: readonly Waived[], approvedExceptions: readonly number[] | 'not-checked') {
  const state = { ...given(reported()).case, waived }
  const view = gateViewOf({ ...defaultWorld, case: state }, { ...NOBODY_ASKS, approvedExceptions })
  const missing = missingAt(gate, view)
  return missing.map(({ code, clause, params }) => `${clause} ${code} ${params?.exception}`)
}

describe('exceptions: what was used ahead of its approval has been approved since', () => {
  it('R6-1 one that was used ahead holds the case open until it is approved', () => {
    expect(unapproved([used(7, true)], [])).toEqual(['R6-1 exception-unapproved 7'])
    expect(unapproved([used(7, true)], [8])).toEqual(['R6-1 exception-unapproved 7'])
    expect(unapproved([used(7, true)], [7])).toEqual([])
  })

  it('R6-1 one that was approved when it was used holds nothing', () => {
    expect(unapproved([used(7, false)], [])).toEqual([])
    expect(unapproved([used(7, false), used(8, true)], [])).toEqual(['R6-1 exception-unapproved 8'])
    expect(usedAhead({ ...given(reported()).case, waived: [used(7, false), used(8, true)] })).toEqual([8])
  })

  it('R6-1 each is named once, however many requirements it opened', () => {
    const waived = [used(7, true), used(7, true, 'R4.3-1'), used(9, true)]
    expect(unapproved(waived, [])).toEqual(['R6-1 exception-unapproved 7', 'R6-1 exception-unapproved 9'])
  })

  it('R6-1 where nobody looked for approvals, none is taken to be there', () => {
    expect(unapproved([used(7, true)], 'not-checked')).toEqual(['R6-1 exception-unapproved 7'])
  })

  it('R6-1 stands by its name in a policy, and nothing that could be recorded opens it', () => {
    expect(gateSchema.parse(gate)).toEqual(gate)
    expect(keysOf(gate)).toEqual([])
  })
})
