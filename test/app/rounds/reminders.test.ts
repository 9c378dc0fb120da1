import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgerOf } from '../../../src/app/case/case-file.ts'
import { handle } from '../../../src/app/decisions/handle.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { catchUp } from '../../../src/app/rounds/catch-up.ts'
import { reconcileScreen } from '../../../src/app/screen/reconcile-screen.ts'
import { emptyMemory } from '../../../src/app/state/memory.ts'
import type { RequestedCommand } from '../../../src/domain/commands/command.ts'
import { contain } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { PEOPLE, type Person } from '../../support/people.ts'
import { minute } from '../../support/story.ts'
import { inForce, sharedIssue } from '../clocks-world.ts'

const by = (person: Person, command: RequestedCommand['command'], at: number): RequestedCommand => ({
  ...{ command, actor: PEOPLE[person], at: minute(at), door: 'comment', cause: `${person}@${at}`, via: 'account' },
})

/** A grave incident that has been opened and shown; `sweep` runs one host's round over it at that minute. */
async function opened() {
  const shared = sharedIssue()
  let now = 0
  const host = shared.host(() => new Date(minute(now)))
  const act = async (asked: RequestedCommand): Promise<void> => {
    const handled = await handle(host, inForce, shared.address, [asked])
    await reconcileScreen(host, inForce, shared.address, handled, { issue: shared.issue })
  }
  const { command } = reported('power', { ongoing: ['spreading'] })
  await act({ ...by('reporter', command, 0), door: 'form', cause: 'form:opened' })
  const round = (world: Ports) => catchUp(world, inForce, shared.address.repository, shared.issue, undefined)
  const sweep = async (at: number, world: Ports = host): Promise<void> => {
    now = at
    await round(world)
  }
  const reminders = () =>
    shared.comments.filter(
      ({ body }) =>
        /[⏰🔔📣]/u.test(body.split('\n').slice(1).join('\n')) && !/hikeshi:(?:status|line=1\.call)/.test(body),
    )
  const lines = async () => (await shared.ledger.read(ledgerOf(shared.address)))?.lines ?? []
  const types = async (type: string) => (await lines()).filter((line) => line.type === type)
  return { ...shared, act, host, round, sweep, reminders, types, at: (minutes: number) => (now = minutes) }
}

describe('the sweep and the clocks', () => {
  it('R4.2-1 calls the deputy, then the executive, in one short comment each, and marks the case as overdue', async () => {
    const { sweep, reminders, issue, types } = await opened()
    await sweep(14)
    expect(reminders()).toEqual([])
    expect(issue.labels).not.toContain('overdue')
    await sweep(16)
    await sweep(31)
    await sweep(32)
    const [first, second, ...more] = reminders().map(({ body }) => body)
    expect(first).toContain('@deputy')
    expect(first).not.toContain('@executive')
    expect(second).toContain('@executive')
    expect(more).toEqual([])
    expect(issue.labels).toContain('overdue')
    expect((await types('role-unanswered')).map(({ data }) => data)).toEqual([{ role: 'officer' }, { role: 'deputy' }])
  })

  it('R4.2-1 nobody is called after somebody in charge has acted, and `overdue` goes away', async () => {
    const { act, sweep, reminders, issue } = await opened()
    await sweep(16)
    await act(by('deputy', contain('Unplugged'), 17))
    expect(issue.labels).not.toContain('overdue')
    const said = reminders().length
    await sweep(50)
    expect(reminders()).toHaveLength(said)
  })

  it('costs no request more than it did where nothing is due', async () => {
    const { sweep, requests } = await opened()
    await sweep(1)
    const first = requests.length
    await sweep(5)
    expect(requests.slice(first)).toEqual(['read', 'comments'])
  })

  it('records before it tells: what a crash has swallowed, a later sweep tells once', async () => {
    const { host, sweep, reminders, types } = await opened()
    const dying: Ports = {
      ...host,
      issues: { ...host.issues, comment: () => Promise.reject(new Error('the power went out')) },
    }
    await expect(sweep(16, dying)).rejects.toThrow('the power went out')
    expect(await types('reminder-sent')).not.toEqual([])
    expect(reminders()).toEqual([])
    for (const at of [17, 27, 28]) await sweep(at)
    expect(reminders()).toHaveLength(1)
  })

  it('each reminder is recorded and posted once, by two hosts that sweep at the same time at any times', async () => {
    const times = fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(times, async (found) => {
        const { at, host, round, reminders, types } = await opened()
        for (const time of [...found].sort((a, b) => a - b)) {
          at(time)
          await Promise.all([round(host), round({ ...host, memory: emptyMemory() }), round(host)])
        }
        const causes = (await types('reminder-sent')).map(({ cause }) => cause)
        expect(causes).toEqual([...new Set(causes)])
        const marks = reminders().map(({ body }) => body.split('\n')[0])
        expect(marks).toEqual([...new Set(marks)])
      }),
      { numRuns: 15 },
    )
  })
})
