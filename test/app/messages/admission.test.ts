import { describe, expect, it } from 'vitest'
import { onSignal } from '../../../src/app/events/on-signal.ts'
import type { Signal } from '../../../src/app/inbox/signal.ts'
import { sweep } from '../../../src/app/rounds/sweep.ts'
import { PEOPLE } from '../../support/people.ts'
import { inForce, sharedIssue } from '../clocks-world.ts'

const now = () => new Date('2030-01-01T00:00:05Z')

function world(open = {}) {
  const shared = sharedIssue()
  const host = shared.host(now)
  const allowed = { ...inForce, rules: { ...inForce.rules, 'public-repositories': open } }
  const opened = (hidden: boolean): Signal => ({
    kind: 'issue-opened',
    ...{ installation: 1, actor: { ...PEOPLE.reporter, type: 'User' }, at: shared.issue.createdAt },
    ...{ cause: 'form:opened', via: 'account', issue: { ...shared.issue, body: '秘密の顧客名簿が漏れた' } },
    repository: { id: 1, owner: 'example', name: 'incidents', private: hidden, defaultBranch: 'main' },
  })
  return {
    ...shared,
    opened,
    host: { ...host, policies: { ...host.policies, all: async () => [allowed], of: async () => allowed } },
  }
}

describe('a public repository (R8-1)', () => {
  it('R8-1 nothing is handled in it, which is said once and tells nothing', async () => {
    const { host, opened, comments, requests } = world()
    await onSignal(host, opened(false), 'told')
    expect(requests).toEqual(['comment'])
    const [said] = comments
    expect(said?.body).toContain('<!-- hikeshi:public -->')
    expect(said?.body).not.toMatch(/秘密|officer|reporter|03-0000|hikeshi\.yml/)
  })

  it('R8-1 a policy that allows it with a reason is followed, and a private one needs none', async () => {
    for (const [open, hidden] of [
      [{ incidents: 'practice only' }, false],
      [{}, true],
    ] as const) {
      const { host, opened, requests } = world(open)
      await onSignal(host, opened(hidden), 'told')
      expect(requests).toContain('read')
    }
  })

  it('R8-1 the sweep passes over a repository that has become public', async () => {
    const { host } = world()
    const nothing = {
      list: async () => [],
      labelled: async (_: unknown, wanted: readonly unknown[]) => wanted.map(() => []),
    }
    const seen = await sweep({ ...host, issues: { ...host.issues, ...nothing, isPublic: async () => true } })
    expect(seen).toMatchObject({ repositories: 0, issues: 0 })
  })

  it('R8-1 refused: a card of a case there asks for nothing, told once by GitHub or by any delivery; elsewhere it is looked at', async () => {
    for (const [isPublic, told, wanted] of [
      [true, undefined, false],
      [false, undefined, true],
      [true, true, true],
    ] as const) {
      const { host, issue, opened, requests } = world()
      const card = {
        column: '分析',
        changedAt: issue.updatedAt,
        issue: { ...issue, repository: { owner: 'example', name: 'incidents' }, whole: undefined },
      }
      const rules = { ...inForce.rules, board: { project: 1, field: 'Status' } }
      const policies = {
        ...host.policies,
        all: async () => [{ ...inForce, home: { ...inForce.home, owner: 'example' }, rules }],
      }
      const board = () => ({
        lookAhead: () => {},
        see: async () => card,
        named: (column: string) => column,
        standing: async () => 'there' as const,
        add: async () => ({ item: 9, nodeId: undefined, column: undefined }),
        placeOf: () => undefined,
        move: async () => 'moved' as const,
      })
      let asked = 0
      const issues = {
        ...host.issues,
        isPublic: async () => {
          asked += 1
          return isPublic
        },
      }
      const there = { ...host, policies, board, issues }
      if (told === true) await onSignal(there, opened(true), 'told')
      requests.length = 0
      const moved: Signal = {
        ...{ kind: 'column', installation: 1, actor: { ...PEOPLE.officer, type: 'User' }, at: issue.createdAt },
        ...{ cause: 'column:9', via: 'not-told', owner: 'example', item: { id: 9, nodeId: 'PVTI_9' }, content: 'I_1' },
        ...{ project: 1, field: 'Status', from: '報告', to: '分析' },
      }
      await onSignal(there, moved, 'told')
      await onSignal(there, moved, 'told')
      expect([requests.includes('read'), asked]).toEqual([wanted, told === true ? 0 : 1])
    }
  })
})
