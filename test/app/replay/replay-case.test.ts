import { describe, expect, it } from 'vitest'
import { judgeBy } from '../../../src/app/replay/asked-again.ts'
import { type ReplayFinding, replayCase } from '../../../src/app/replay/replay-case.ts'
import { succeed } from '../../../src/domain/case/succeed.ts'
import { type Policy, policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { as, move, record } from '../../support/acts.ts'
import { found, incidentIn, reported } from '../../support/incident.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { live, NOTHING, type Story } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

/** Lets everything happen, refusals too. */
function told(...acts: Story) {
  let all = NOTHING
  for (const act of acts.flat()) all = live(defaultWorld, all, act).after
  return all
}

type Change = (policy: ReturnType<typeof plain>) => void
const plain = () => structuredClone(defaultPolicy) as never as Record<string, never> & Policy

function changed(change: Change): Policy {
  const policy = plain()
  change(policy)
  return policySchema.parse(policy)
}

function replayed(acts: Story, other: Policy, roles: Readonly<Record<string, string[]>> = {}) {
  const recorded = judgeBy(defaultPolicy)
  const found = replayCase(recordedCase(told(...acts)), {
    now: judgeBy(other),
    recorded: () => recorded,
    told: new Map(Object.entries(roles)),
    time: '2030-06-01T00:00:00Z',
  })
  if (found === undefined) throw new Error('no case')
  return found
}

const wordsOf = (finding: ReplayFinding): string =>
  'command' in finding
    ? [
        finding.kind,
        finding.by,
        finding.command,
        finding.to,
        ...finding.reasons.map(({ code, clause }) => `${code}/${clause}`),
      ].join(' ')
    : 'clock' in finding
      ? `${finding.kind} ${finding.clock}`
      : `${finding.kind} ${finding.what}`

const CLOSED = incidentIn('closed')

const incidentOf = (policy: Policy) => {
  const { incident } = policy.processes
  if (incident === undefined) throw new Error('no incident')
  return incident
}
const wayTo = (policy: Policy, to: string) => {
  const way = incidentOf(policy).transitions.find((one) => one.to === to)
  if (way === undefined) throw new Error(`no way to ${to}`)
  return way
}

/** The default policy after somebody has renamed its process, its phase "containment" and its field "damage". */
const emergency = (change: (policy: Policy) => void = () => undefined): Policy =>
  changed((policy) => {
    const text = JSON.stringify(policy)
      .replaceAll('"containment"', '"isolation"')
      .replaceAll('"damage"', '"harm-found"')
      .replaceAll('"incident"', '"emergency"')
    Object.assign(policy, JSON.parse(text))
    const { emergency: process } = policy.processes
    const phase = process?.phases.isolation
    const field = policy.fields['harm-found']
    if (process === undefined || phase === undefined || field === undefined) throw new Error('nothing was renamed')
    process.succeeds = ['incident']
    phase.succeeds = ['containment']
    field.succeeds = ['damage']
    change(policy)
  })

describe('replayCase', () => {
  it('the policy that judged it finds nothing to say', () => {
    const { findings, judged, unjudged } = replayed(CLOSED, defaultPolicy)
    expect(findings).toEqual([])
    expect(judged).toBeGreaterThan(15)
    expect(unjudged).toBe(0)
  })

  it('a gate that was added refuses what was accepted, with its clause', () => {
    const other = changed((policy) => {
      wayTo(policy, 'recovery').gates.push({ kind: 'facts', facts: ['late-reason'], clause: 'R4.2-1' })
    })
    expect(replayed(CLOSED, other).findings.map(wordsOf)).toEqual([
      'refused sysadmin move recovery fact-missing/R4.2-1',
    ])
  })

  it('a gate that was taken away allows what was refused', () => {
    const acts = [reported(), as('officer', move('analysis')), as('responder', move('containment'))]
    const other = changed((policy) => {
      wayTo(policy, 'containment').gates = []
    })
    expect(replayed(acts, defaultPolicy).findings).toEqual([])
    expect(replayed(acts, other).findings.map(wordsOf)).toEqual([
      'allowed responder move containment fact-missing/R4.3-1',
    ])
  })

  it('a role that lost a way: refused where nobody who was let do it has another, uncertain where he may have', () => {
    const nobodyElse = changed((policy) => {
      wayTo(policy, 'closed').by = ['board']
    })
    expect(replayed(CLOSED, nobodyElse).findings.map(wordsOf)).toEqual(['refused officer move closed not-for-you/R1-3'])
    const fewer = changed((policy) => {
      wayTo(policy, 'recovery').by = ['officer']
    })
    expect(replayed(CLOSED, fewer).findings.map(wordsOf)).toEqual([
      'depends sysadmin move recovery not-for-you/undefined',
    ])
    expect(replayed(CLOSED, fewer, { sysadmin: ['sysadmin'] }).findings.map(wordsOf)).toEqual([
      'refused sysadmin move recovery not-for-you/R4.3-1',
    ])
    expect(replayed(CLOSED, fewer, { sysadmin: ['officer'] }).findings).toEqual([])
  })

  it('a role that won a way: whoever was refused for it may be let', () => {
    const acts = [reported(), as('sysadmin', move('analysis'))]
    const other = changed((policy) => {
      wayTo(policy, 'analysis').by.push('sysadmin')
    })
    expect(replayed(acts, other).findings.map(wordsOf)).toEqual(['depends sysadmin move analysis not-for-you/R4.2-2'])
    expect(replayed(acts, other, { sysadmin: ['sysadmin'] }).findings.map(wordsOf)).toEqual([
      'allowed sysadmin move analysis not-for-you/R4.2-2',
    ])
  })

  it('a field that only others may write refuses the fact, and one that is gone', () => {
    const others = changed((policy) => {
      const field = policy.fields['eradication-measures']
      if (field !== undefined) field['set-by'] = ['board']
    })
    expect(replayed(CLOSED, others).findings.map(wordsOf)).toEqual(['refused sysadmin record  not-for-you/R4.3-1'])
    const acts = [reported(), as('responder', record({ 'systems-other': 'The old one' }))]
    const gone = changed((policy) => {
      delete policy.fields['systems-other']
      const { form } = incidentOf(policy)
      if (form !== undefined) form.items = form.items.filter(({ field }) => field !== 'systems-other')
    })
    expect(replayed(acts, gone).findings.map(wordsOf)).toEqual(['refused responder record  unknown-field/undefined'])
  })

  it('phases and fields that were renamed go on in their successors; without one the case is stranded', () => {
    const renamed = (succeeds: string[]) =>
      changed((policy) => {
        const text = JSON.stringify(policy).replaceAll('"recovery"', '"restoring"')
        Object.assign(policy, JSON.parse(text))
        const phase = incidentOf(policy).phases.restoring
        if (phase !== undefined) phase.succeeds = succeeds
      })
    expect(replayed(incidentIn('learning'), renamed(['recovery'])).findings).toEqual([])
    const { findings } = replayed(incidentIn('recovery'), renamed([]))
    expect(findings.map(wordsOf)).toContain('stranded recovery')
  })

  it('R4.4-5 a process, a phase and a field that were renamed are no difference, in what was refused either', () => {
    const acts = [...incidentIn('containment'), as('sysadmin', move('eradication')), ...incidentIn('closed')]
    expect(replayed(incidentIn('closed'), emergency()).findings.map(wordsOf)).toEqual([])
    expect(replayed(acts, emergency()).findings.map(wordsOf)).toEqual([])
    expect(replayed(incidentIn('containment'), emergency()).unjudged).toBe(0)
  })

  it('R4.4-5 a case that lived through the renaming is judged by each policy in its own names', () => {
    const before = told(...incidentIn('containment'), found)
    const world = { ...defaultWorld, policy: emergency() }
    let after = { ...before, case: before.case && succeed(world.policy, before.case) }
    for (const act of [as('sysadmin', move('eradication')), as('officer', move('isolation', 'It is back'))])
      after = live(world, after, act).after
    const lines = recordedCase(after, { since: { seq: before.case?.lines ?? 0, policy: 'b'.repeat(40) } })
    const [first, second] = [judgeBy(defaultPolicy), judgeBy(emergency())]
    const settings = {
      recorded: (sha: string) => (sha.startsWith('a') ? first : second),
      ...{ told: new Map(), time: '2030-06-01T00:00:00Z' },
    }
    for (const policy of [emergency(), defaultPolicy]) {
      const replayedBy = replayCase(lines, { ...settings, now: judgeBy(policy) })
      const differences = replayedBy?.findings.map(wordsOf)
      expect(replayedBy?.case).toMatchObject({ process: 'emergency', phase: 'isolation' })
      expect(replayedBy?.case.path.map(({ phase }) => phase)).toEqual(after.case?.path.map(({ phase }) => phase))
      // The old policy does not know what the new one calls it.
      expect(differences).toEqual(policy === defaultPolicy ? ['no-process emergency'] : [])
    }
    const other = emergency((policy) => {
      const way = policy.processes.emergency?.transitions.find(({ to }) => to === 'eradication')
      way?.gates.push({ kind: 'facts', facts: ['late-reason'], clause: 'R4.2-1' })
    })
    const strict = replayCase(lines, { ...settings, now: judgeBy(other) })?.findings ?? []
    expect(strict.map(wordsOf)).toEqual(['refused sysadmin move eradication fact-missing/R4.2-1'])
  })

  it('a process that was dropped is named', () => {
    const other = changed((policy) => {
      policy.processes.other = incidentOf(policy)
      delete policy.processes.incident
    })
    expect(replayed(CLOSED, other).findings.map(wordsOf)).toEqual(['no-process incident'])
  })

  it('a shorter deadline makes the case late, a longer one in time', () => {
    const clock = (length: string) =>
      changed((policy) => {
        const found = policy.clocks['representative-told']
        if (found !== undefined)
          Object.assign(found, { length, calendar: 'elapsed', stop: [{ phase: ['containment'] }] })
      })
    expect(replayed(CLOSED, clock('PT1M')).findings.map(wordsOf)).toEqual(['late representative-told'])
    expect(replayed(CLOSED, clock('P9Y')).findings.map(wordsOf)).toEqual([])
    const late = replayed(incidentIn('analysis'), clock('P9Y')).findings.map(wordsOf)
    expect(late).toEqual(['in-time representative-told'])
  })
})
