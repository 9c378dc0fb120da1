import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from '../company.ts'
import { type Played, playedInTurn } from './in-turn.ts'
import { letIn, sentBy } from './let-in.ts'
import { policyDesk } from './policies.ts'

describe('R9-2 who may do what: approvals of another policy, as they happen on GitHub', { timeout: 600_000 }, () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
    await letIn(office, office.sandbox.repos.incidents)
  }, 240_000)
  afterAll(() => office.stop())

  it('R9-2 it comes into force by the officer’s approval alone', async () => {
    const desk = policyDesk(office)
    const policyApproved: Played = async (column) => {
      const { pull, sha } = await desk.proposes()
      const { status } = await sentBy(office, column, ['POST', `${pull}/reviews`, { event: 'APPROVE', body: 'x' }])
      await office.sandbox.idle()
      expect((await office.call('admin', 'PUT', `${pull}/merge`, { merge_method: 'merge' })).status).toBe(200)
      await office.sandbox.idle()
      if ((await desk.adopted()) === sha) return 'done'
      return status === 404 ? 'barred' : 'refused'
    }
    await playedInTurn(office, { policyApproved })
  })
})
