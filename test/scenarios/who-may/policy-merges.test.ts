import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from '../company.ts'
import { type Played, playedInTurn } from './in-turn.ts'
import { letIn, sentBy } from './let-in.ts'
import { policyDesk } from './policies.ts'

describe('R9-2 who may do what: merges of a policy, as they happen on GitHub', { timeout: 600_000 }, () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
    await letIn(office, office.sandbox.repos.incidents)
  }, 240_000)
  afterAll(() => office.stop())

  it('R9-2 approved by the officer it comes into force, whoever merges it, save by way of an app that the policy does not name', async () => {
    const { sandbox } = office
    const desk = policyDesk(office)
    const merged = { merge_method: 'merge' }

    const policyMerged: Played = async (column, officer) => {
      const { pull, sha } = await desk.proposes()
      expect((await office.call(officer, 'POST', `${pull}/reviews`, { event: 'APPROVE', body: 'x' })).status).toBe(200)
      await sandbox.idle()
      const { status } = await sentBy(office, column, ['PUT', `${pull}/merge`, merged])
      await sandbox.idle()
      if ((await desk.adopted()) === sha) return 'done'
      return status === 404 ? 'barred' : 'refused'
    }
    await playedInTurn(office, { policyMerged })
  })
})
