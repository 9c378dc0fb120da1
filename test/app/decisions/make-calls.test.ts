import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ledgerOf } from '../../../src/app/case/case-file.ts'
import { asksItself } from '../../../src/app/pipeline/look.ts'
import { runCase } from '../../../src/app/pipeline/run-case.ts'
import type { OutgoingCall } from '../../../src/app/ports/calls.ts'
import { LedgerRefusedError } from '../../../src/app/ports/ledger-store.ts'
import type { PolicyInForce } from '../../../src/app/ports/policy-source.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { catchUp } from '../../../src/app/rounds/catch-up.ts'
import { emptyMemory } from '../../../src/app/state/memory.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { CALLING } from '../../support/calling-policy.ts'
import { reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { minute } from '../../support/story.ts'
import { sharedIssue, inForce as usual } from '../clocks-world.ts'

const inForce: PolicyInForce = { ...usual, rules: policySchema.parse({ ...usual.rules, ...parse(CALLING) }) }

/** A grave report that nobody has heard of yet, and hosts that call. */
function company() {
  const shared = sharedIssue()
  let now = 0
  const sent: string[] = []
  const order: string[] = []
  const send = async ({ id }: OutgoingCall) => {
    sent.push(id)
    order.push('call')
    return { kind: 'sent', missed: [] } as const
  }
  const host = (): Ports => {
    const plain = shared.host(() => new Date(minute(now)))
    const comment: Ports['issues']['comment'] = (...given) => {
      order.push('comment')
      return plain.issues.comment(...given)
    }
    return {
      ...plain,
      issues: { ...plain.issues, comment },
      calls: { send },
      memory: emptyMemory(),
      warn: () => undefined,
    }
  }
  const { command } = reported('power', { ongoing: ['spreading'] })
  const asked = {
    command,
    actor: PEOPLE.reporter,
    at: minute(0),
    door: 'form',
    via: 'account',
    cause: 'form:opened',
  } as const
  const opens = (by: Ports) => runCase(by, inForce, shared.address, asksItself([asked], shared.issue))
  const sweeps = (by: Ports, at: number) => {
    now = at
    return catchUp(by, inForce, shared.address.repository, shared.issue, undefined)
  }
  const called = async () =>
    ((await shared.ledger.read(ledgerOf(shared.address)))?.lines ?? [])
      .filter(({ type }) => type === 'called')
      .map(({ data }) => `${data.channel} ${data.outcome}`)
  const opening = () => sent.filter((id) => id.includes(':grave:'))
  return {
    ...shared,
    asked,
    host,
    opens,
    sweeps,
    called,
    sent,
    opening,
    order,
    at: (minutes: number) => (now = minutes),
  }
}

const refusing = (ports: Ports): Ports => {
  const refuse: Ports['ledger']['append'] = async (ref) => {
    throw new LedgerRefusedError(ref, { rule: 'update' })
  }
  return { ...ports, ledger: { ...ports.ledger, append: refuse } }
}

describe('R4.1-1a a call is made once, and before all that people read', () => {
  it('by two hosts that hear of it at the same time', async () => {
    const { host, opens, sweeps, opening, called } = company()
    const [one, other] = [host(), host()]
    await Promise.all([opens(one), opens(other), opens(host())])
    await Promise.all([sweeps(one, 1), sweeps(other, 1)])
    expect(opening().sort()).toEqual(['example/incidents#1:grave:1:chat', 'example/incidents#1:grave:1:mail'])
    expect((await called()).sort()).toEqual(['chat begun', 'chat sent', 'mail begun', 'mail sent'])
  })

  it('nothing is said on the case before people are called', async () => {
    const { host, opens, order } = company()
    await opens(host())
    expect(order[0]).toBe('call')
    expect(order).toContain('comment')
  })

  it('allowed: one whose process was gone before it could send is made by a later sweep', async () => {
    const { host, opens, sweeps, opening } = company()
    const dying: Ports = {
      ...host(),
      calls: { send: () => new Promise(() => undefined) },
      beside: async () => undefined,
    }
    await opens(dying)
    await sweeps(host(), 2)
    expect(opening()).toEqual([])
    await sweeps(host(), 6)
    expect(opening()).toHaveLength(2)
    await sweeps(host(), 30)
    expect(opening()).toHaveLength(2)
  })

  it('life before paper: a report that cannot be recorded calls once, however often it is tried', async () => {
    const { host, opens, opening, called } = company()
    for (const by of [refusing(host()), refusing(host())]) await expect(opens(by)).rejects.toThrow('rule')
    expect(opening()).toHaveLength(2)
    expect(await called()).toEqual([])
  })

  it('life before paper: where GitHub holds writes up, people are called first, and it is recorded then', async () => {
    const { host, opens, sweeps, opening, called } = company()
    await opens({ ...host(), answersLateUntil: () => new Date(minute(90)) })
    expect(opening()).toHaveLength(2)
    expect((await called()).sort()).toEqual(['chat sent', 'mail sent'])
    await sweeps(host(), 30)
    expect(opening()).toHaveLength(2)
  })

  it('refused: a policy without calls asks GitHub for nothing more', async () => {
    const [without, bare] = [company(), company()]
    await without.opens(without.host())
    const plain = bare.host()
    await runCase(plain, usual, bare.address, asksItself([bare.asked], bare.issue))
    expect(bare.sent).toEqual([])
    expect(bare.requests.length).toBeLessThan(without.requests.length)
  })
})
