import { describe, expect, it } from 'vitest'
import { succeed } from '../../src/domain/case/succeed.ts'
import { type Policy, policySchema } from '../../src/domain/policy/policy.schema.ts'
import { as, move, record } from '../support/acts.ts'
import { found, incidentIn, without } from '../support/incident.ts'
import { caseOf, given, live, movedTo, refused } from '../support/story.ts'
import { defaultPolicy, defaultWorld } from '../support/worlds.ts'

/** The default policy after somebody has renamed its process, its phase "containment" and its field "damage". */
function renamed({ succeeds }: { succeeds: boolean }): Policy {
  const text = JSON.stringify(defaultPolicy)
    .replaceAll('"containment"', '"isolation"')
    .replaceAll('"damage"', '"harm-found"')
    .replaceAll('"incident"', '"emergency"')
  const policy = policySchema.parse(JSON.parse(text))
  const process = policy.processes.emergency
  const phase = process?.phases.isolation
  const field = policy.fields['harm-found']
  if (process === undefined || phase === undefined || field === undefined) throw new Error('nothing was renamed')
  if (succeeds) {
    process.succeeds = ['incident']
    phase.succeeds = ['containment']
    field.succeeds = ['damage']
  }
  return policy
}

const erase = as('sysadmin', move('eradication'))
const under = (policy: Policy) => ({ ...defaultWorld, policy })

describe('a policy that renames things while a case is under way', () => {
  const { told } = given(incidentIn('containment'), found)

  it('R4.4-5 the case goes on in the successors of its process, phase and fields', () => {
    const policy = renamed({ succeeds: true })
    const state = succeed(policy, caseOf(told))
    expect(state).toMatchObject({ process: 'emergency', phase: 'isolation' })
    expect(state.path.map(({ phase }) => phase)).toEqual(['reported', 'analysis', 'isolation'])
    expect(state.facts['harm-found']?.text).toBe('Three devices')
    movedTo('eradication')(live(under(policy), { ...told, case: state }, erase))
  })
  it('R4.2-2 what was missing before is still missing, by its new name', () => {
    const policy = renamed({ succeeds: true })
    const short = given(incidentIn('containment'), without(found, 'damage')).told
    const state = succeed(policy, caseOf(short))
    refused('R4.2-2 fact-missing harm-found')(live(under(policy), { ...short, case: state }, erase))
  })
  it('R4.4-5 living on and reading the ledger again come to the same', () => {
    const policy = renamed({ succeeds: true })
    const world = under(policy)
    const before = { ...told, case: succeed(policy, caseOf(told)) }
    const lived = live(world, before, as('responder', record({ 'harm-found': 'Four devices' })))
    expect(lived.after.case?.facts['harm-found']?.text).toBe('Four devices')
    const old = given(incidentIn('containment'), found).told
    const both = {
      ...caseOf(old),
      facts: { ...caseOf(old).facts, ...caseOf(lived.after).facts },
      lines: caseOf(lived.after).lines,
    }
    expect(succeed(policy, both).facts).toEqual(caseOf(lived.after).facts)
  })
  it('R4.4-5 without a successor nothing is guessed', () => {
    const policy = renamed({ succeeds: false })
    expect(succeed(policy, caseOf(told))).toEqual(caseOf(told))
  })
  it('R4.4-5 under the same policy a case stays as it is', () => {
    expect(succeed(defaultPolicy, caseOf(told))).toBe(told.case)
  })
})
