import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../src/domain/policy/policy.schema.ts'
import { checkPolicy } from '../../../src/domain/policy-proof/check-policy.ts'
import { processorMilliseconds } from '../../support/processor-milliseconds.ts'
import { defaultText, policyOf } from './policies.ts'

const PROCESSES = 7
const PHASES = 40
const A_SECOND = 1_000
const MOST_TRIES = 8

/** As many processes and phases as are promised, each phase with a transition of its own to every other. */
function densePolicy(): Policy {
  const policy = policyOf(defaultText())
  const incident = policy.processes.incident
  if (incident === undefined) throw new Error('the default policy has no incident')
  const gates = incident.transitions.flatMap((transition) => transition.gates).slice(0, 8)
  const ids = Array.from({ length: PHASES }, (_, at) => `p-${at}`)
  const transitions = ids.flatMap((from) =>
    ids
      .filter((to) => to !== from)
      .map((to) => ({
        from: [from],
        to,
        by: ['officer', 'executive'],
        'never-by': [],
        reason: 'optional' as const,
        gates,
      })),
  )
  const phases = Object.fromEntries(
    ids.map((id, at) => [id, { label: id, succeeds: [], ...(at === PHASES - 1 ? { end: 'completed' as const } : {}) }]),
  )
  const names = Array.from({ length: PROCESSES }, (_, at) => `process-${at}`)
  const dense = names.map((name) => [
    name,
    { ...incident, form: undefined, 'in-charge': {}, start: 'p-0', phases, transitions },
  ])
  const invariants = names.map((process) => ({
    'every-path': { process, from: 'p-0', to: 'p-39', through: ['p-5'] },
  }))
  return { ...policy, invariants, processes: Object.fromEntries(dense) }
}

describe('the time that a proof takes', () => {
  it('is below a second for seven processes of forty phases, each with a way to every other', () => {
    const policy = densePolicy()
    // Others that want the processor, and its caches, only ever add to it: the least of a few is the proof's own.
    let least = Number.POSITIVE_INFINITY
    for (let tries = 0; tries < MOST_TRIES && least >= A_SECOND; tries += 1) {
      const taken = processorMilliseconds(() => {
        const found = checkPolicy(policy)
        expect(found.filter(({ code }) => code === 'broken-every-path')).toHaveLength(PROCESSES)
      })
      least = Math.min(least, taken)
    }
    expect(least).toBeLessThan(A_SECOND)
  })
})
