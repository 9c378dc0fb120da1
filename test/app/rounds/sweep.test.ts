import { describe, expect, it } from 'vitest'
import { policies } from '../../../src/adapters/github/policy/policies.ts'
import { sweep } from '../../../src/app/rounds/sweep.ts'
import { minute } from '../../support/story.ts'
import { inForce, sharedIssue } from '../clocks-world.ts'

describe('a round over everything', () => {
  it('R1-1 looks at the cases of a policy that another instance has adopted since, however lately there was none', async () => {
    const now = () => new Date(minute(0))
    const host = sharedIssue().host(now)
    let adopted = false
    const source = { inForce: async () => (adopted ? inForce : undefined), forget: () => undefined }
    const world = {
      ...host,
      policies: policies(source, async () => [inForce.home], now),
      issues: { ...host.issues, list: async () => [] },
    }
    expect(await sweep(world)).toEqual({ repositories: 0, issues: 0, failed: 0 })
    adopted = true
    const { repositories, failed } = await sweep(world)
    expect({ looked: repositories > 0, failed }).toEqual({ looked: true, failed: 0 })
  })
})
