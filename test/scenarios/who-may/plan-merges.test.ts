import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Company } from '../company.ts'
import { planOf } from '../walk.ts'
import { type Played, playedInTurn } from './in-turn.ts'
import { letIn, sentBy } from './let-in.ts'
import { type Playing, playing } from './playing.ts'
import { STAGES } from './rows.ts'

describe('R4.4-1 who may do what: merges of a plan, as they happen on GitHub', { timeout: 600_000 }, () => {
  let office: Company
  let world: Playing
  beforeAll(async () => {
    world = await playing()
    office = world.office
    await letIn(office, office.sandbox.repos.runbooks)
  }, 240_000)
  afterAll(() => office.stop())

  it('R4.4-1 whoever merges it, the case sees it merged', async () => {
    const stage = STAGES.planMerged
    if (stage === undefined) throw new Error('no stage')
    const planMerged: Played = async (column) => {
      const number = await world.caseFor(stage, 'any')
      const { pull } = await planOf(office, number)
      const path = `/repos/${office.sandbox.repos.runbooks}/pulls/${pull.number}/merge`
      const { status } = await sentBy(office, column, ['PUT', path, { merge_method: 'merge' }])
      await office.sandbox.idle()
      // A plan without a word is drawn up anew, which is seen after it.
      const isSeen = (await office.ledger(number)).some(
        ({ type, data }) => type === 'pull-request-seen' && data.number === pull.number && data.state === 'merged',
      )
      if (isSeen) return 'done'
      return status === 404 ? 'barred' : 'nothing'
    }
    await playedInTurn(office, { planMerged })
  })
})
