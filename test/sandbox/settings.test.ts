import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client } from './client.ts'

let sandbox: Sandbox
let as: ReturnType<typeof client>
const repository = '/repos/example-corp/incidents'

beforeAll(async () => {
  const label = { name: 'hikeshi: incident', color: '5319e7', description: 'a case' }
  const file = { path: '.github/ISSUE_TEMPLATE/incident.yml', text: 'name: x\n' }
  sandbox = await startSandbox({
    ...(await quickStart()),
    app: 'none',
    labels: { incidents: [label] },
    files: { restricted: [file] },
  })
  as = client(sandbox)
})
afterAll(() => sandbox.stop())

describe('settings of the embedded GitHub', () => {
  it('changes who may see a repository, for who administers it alone', async () => {
    expect((await as('officer')('PATCH', repository, { private: false })).status).toBe(403)
    expect((await as('admin')('PATCH', repository, { private: false })).object).toMatchObject({ visibility: 'public' })
    expect((await as('admin')('GET', repository)).object).toMatchObject({ private: false })
    await as('admin')('PATCH', repository, { private: true })
  })

  it('lets workflows open pull requests once somebody says so', async () => {
    const at = `${repository}/actions/permissions/workflow`
    const said = async () => (await as('admin')('GET', at)).object.can_approve_pull_request_reviews
    expect(await said()).toBe(false)
    expect((await as('admin')('PUT', at, { can_approve_pull_request_reviews: true })).status).toBe(204)
    expect(await said()).toBe(true)
    expect((await as('responder')('GET', at)).status).toBe(403)
  })

  it('tells owners which apps are installed', async () => {
    const { object } = await as('admin')('GET', '/orgs/example-corp/installations')
    expect(object).toMatchObject({ total_count: 1, installations: [{ app_slug: 'hikeshi', suspended_at: null }] })
    expect((await as('officer')('GET', '/orgs/example-corp/installations')).status).toBe(403)
  })

  it('shows a branch with its commit, and the plan to owners alone', async () => {
    const { object } = await as('officer')('GET', `${repository}/branches/main`)
    expect(object).toMatchObject({ name: 'main', protected: false, commit: { sha: expect.any(String) } })
    expect((await as('admin')('GET', '/orgs/example-corp')).object).toMatchObject({ plan: { name: 'free' } })
    expect((await as('officer')('GET', '/orgs/example-corp')).object.plan).toBeUndefined()
  })

  it('begins with the files and labels it was given', async () => {
    const { list } = await as('officer')('GET', `${repository}/labels?per_page=100`)
    expect(list).toContainEqual(expect.objectContaining({ name: 'hikeshi: incident', description: 'a case' }))
    const path = '/repos/example-corp/restricted/contents/.github/ISSUE_TEMPLATE/incident.yml'
    expect((await as('officer')('GET', path)).status).toBe(200)
  })
})
