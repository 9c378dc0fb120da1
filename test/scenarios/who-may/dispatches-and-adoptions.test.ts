import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from '../company.ts'
import { ownReport } from '../report.ts'
import { type Played, playedInTurn } from './in-turn.ts'
import { letIn, sentBy } from './let-in.ts'
import { policyDesk } from './policies.ts'

const WORKFLOW = '.github/workflows/hikeshi-sweep.yml'

describe('R8-2 who may do what: dispatches, workflows started by hand and adoptions, as they happen on GitHub', {
  timeout: 600_000,
}, () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
    await letIn(office, office.sandbox.repos.incidents)
  }, 240_000)
  afterAll(() => office.stop())

  it('R8-2 by every kind of person', async () => {
    const { call, sandbox } = office
    const at = `/repos/${sandbox.repos.incidents}`
    const desk = policyDesk(office)
    const content = Buffer.from('on: workflow_dispatch\n').toString('base64')
    await call('admin', 'PUT', `${at}/contents/${WORKFLOW}`, { message: 'Lay', content })
    const number = await office.as('reporter').report(ownReport())
    let candidate = await desk.pushes()

    const dispatched: Played = async (column) => {
      const title = `Disk of ${column.id} is full`
      // Many within an hour are one storm, and are counted on one case.
      await office.control('POST', '/clock', { advance: 'PT3H' })
      const { status } = await sentBy(office, column, [
        ...(['POST', `${at}/dispatches`] as const),
        { event_type: 'hikeshi-report', client_payload: { title, text: '/contain x' } },
      ])
      await sandbox.idle()
      const { body } = await call('admin', 'GET', `${at}/issues?state=all&per_page=100`)
      const opened = (body as { title: string; number: number }[]).find((one) => one.title === title)
      if (opened === undefined) return status === 404 ? 'barred' : 'nothing'
      const lines = await office.ledger(opened.number)
      const isByApp = lines.every(({ actor }) => actor.login === `${sandbox.app.slug}[bot]`)
      return isByApp && lines.some(({ type }) => type === 'case-opened') ? 'done' : 'in somebody’s name'
    }
    const workflowStarted: Played = async (column) => {
      const before = (await office.ledger(number)).length
      const file = WORKFLOW.slice(WORKFLOW.lastIndexOf('/') + 1)
      const { status } = await sentBy(office, column, [
        ...(['POST', `${at}/actions/workflows/${file}/dispatches`] as const),
        { ref: 'main' },
      ])
      await sandbox.idle()
      expect(await office.ledger(number)).toHaveLength(before)
      return status === 404 || status === 403 ? 'barred' : status === 204 ? 'done' : String(status)
    }
    const adopted: Played = async (column) => {
      if ((await desk.adopted()) === candidate) candidate = await desk.pushes()
      const { status, body } = await sentBy(office, column, [
        ...(['POST', `${at}/issues/${number}/comments`] as const),
        { body: `/adopt ${candidate}` },
      ])
      await sandbox.idle()
      const isAdopted = (await desk.adopted()) === candidate
      if (status === 404) return isAdopted ? 'done' : 'barred'
      const signs = await office.reactions((body as { id: number }).id)
      return isAdopted ? 'done' : signs.includes('confused') ? 'refused' : 'nothing'
    }
    await playedInTurn(office, { dispatched, workflowStarted, adopted })
  })
})
