import { describe, expect, it } from 'vitest'
import { policies } from '../../../src/adapters/github/policy/policies.ts'
import type { Warning } from '../../../src/app/ports/warning.ts'
import { sweep } from '../../../src/app/rounds/sweep.ts'
import { minute } from '../../support/story.ts'
import { inForce, sharedIssue } from '../clocks-world.ts'

describe('a round over everything', () => {
  it('R1-1 looks at the cases of a policy that another instance has adopted since, however lately there was none', async () => {
    const now = () => new Date(minute(0))
    const host = sharedIssue().host(now)
    let adopted = false
    const own = {
      ...inForce,
      users: {},
      pins: {},
      how: 'officer' as const,
      pull: undefined,
      at: '',
      begunAs: inForce.home.name,
    }
    const source = { inForce: async () => (adopted ? own : undefined), forget: () => undefined }
    const world = {
      ...host,
      policies: policies(
        source,
        { repositories: async () => [{ ...inForce.home, id: 'not-told' }], ask: async () => undefined },
        now,
      ),
      issues: { ...host.issues, list: async () => [] },
    }
    expect(await sweep(world)).toEqual({ repositories: 0, issues: 0, failed: 0 })
    adopted = true
    const { repositories, failed } = await sweep(world)
    expect({ looked: repositories > 0, failed }).toEqual({ looked: true, failed: 0 })
  })

  it('R4.2-4 an answer that fails at the start keeps no case from being looked at, and is not passed over', async () => {
    const now = () => new Date(minute(0))
    const host = sharedIssue().host(now)
    const warned: string[] = []
    const looked: number[] = []
    let asked = 0
    let listed = 0
    const world = {
      ...host,
      warn: (_: unknown, { id }: Warning) => void warned.push(id),
      runbooks: {
        ...host.runbooks,
        all: async () => {
          asked += 1
          if (asked === 1) throw new Error('502')
          return []
        },
      },
      issues: {
        ...host.issues,
        list: async (...[, options]: Parameters<typeof host.issues.list>) => {
          listed += 1
          if (listed === 1) throw new Error('502')
          return options.since === undefined ? [] : host.issues.list(...[inForce.home, options])
        },
        comments: async ({ number }: { number: number }) => {
          looked.push(number)
          return []
        },
      },
    }
    await expect(sweep(world)).rejects.toThrow('502')
    expect(looked).toContain(1)
    expect(warned).toEqual(expect.arrayContaining(['sweep.exceptions']))
  })
})
