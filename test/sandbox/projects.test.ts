import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asObject, type Json } from '../../src/sandbox/json.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client, delivered, names } from './client.ts'

const POLICY = `
locale: ja
processes:
  incident:
    phases:
      reported: { label: { ja: 報告, en: Reported } }
      analysis: { label: 分析 }
  drill:
    phases: [{ id: reported, label: { ja: 報告 } }, { id: closed, label: { ja: 完了 } }]
`
let sandbox: Sandbox
let as: ReturnType<typeof client>
const board = '/orgs/example-corp/projectsV2/1'

beforeAll(async () => {
  sandbox = await startSandbox({ ...(await quickStart()), app: 'none', policyText: POLICY })
  as = client(sandbox)
})
afterAll(() => sandbox.stop())

const statusField = async () => {
  const fields = (await as('officer')('GET', `${board}/fields`)).list
  const field = asObject(fields.find((each) => each.name === 'Status'))
  return {
    id: Number(field.id),
    nodeId: String(field.node_id),
    options: field.options as { id: string; name: { raw: string } }[],
  }
}
const caseOn = async (repository: 'incidents' | 'restricted' = 'incidents') => {
  const issue = (await as('officer')('POST', `/repos/${sandbox.repos[repository]}/issues`, { title: 'On the board' }))
    .object
  const added = await as('officer')('POST', `${board}/items`, { type: 'Issue', id: issue.id })
  return { issue, item: added.object, status: added.status }
}

describe('the board', () => {
  it('has a column for each phase of the policy, in its order and language', async () => {
    expect((await statusField()).options.map((option) => option.name.raw)).toEqual(['報告', '分析', '完了'])
    expect((await as('officer')('GET', board)).object).toMatchObject({ number: 1, node_id: expect.any(String) })
  })

  it('takes an issue once', async () => {
    const { issue, item, status } = await caseOn()
    expect(status).toBe(201)
    const again = await as('deputy')('POST', `${board}/items`, { type: 'Issue', id: issue.id })
    expect(again.object.id).toBe(item.id)
    expect((await as('officer')('POST', `${board}/items`, { type: 'Issue', id: 987_654 })).status).toBe(404)
  })

  it('tells a move with where from and where to, and who', async () => {
    const { issue, item } = await caseOn()
    const { id, nodeId, options } = await statusField()
    const move = (option: string | null) =>
      as('deputy')('PATCH', `${board}/items/${item.id}`, { fields: [{ id, value: option }] })
    const moved = await move(options[0]?.id ?? '')
    expect((moved.object.fields as Json[])[0]).toMatchObject({ name: 'Status', value: { name: { raw: '報告' } } })
    await move(options[1]?.id ?? '')
    await sandbox.idle()
    const edits = (await delivered(sandbox)).filter(
      (each) => each.event === 'projects_v2_item' && each.action === 'edited',
    )
    expect(edits.at(-1)?.payload).toMatchObject({
      changes: {
        field_value: {
          field_node_id: nodeId,
          field_type: 'single_select',
          field_name: 'Status',
          project_number: 1,
          from: { name: '報告' },
          to: { id: options[1]?.id, name: '分析' },
        },
      },
      projects_v2_item: { id: item.id, content_node_id: issue.node_id, content_type: 'Issue' },
      sender: { login: 'deputy' },
    })
    expect(edits.at(-1)?.payload.repository).toBeUndefined()
    expect((await move('nowhere')).status).toBe(422)
    expect(((await move(null)).object.fields as Json[])[0]).toMatchObject({ value: null })
  })

  it('shows its moves in the timeline, by REST and by GraphQL', async () => {
    const { issue, item } = await caseOn()
    const { id, options } = await statusField()
    await as('deputy')('PATCH', `${board}/items/${item.id}`, { fields: [{ id, value: options[2]?.id }] })
    const timeline = (await as('officer')('GET', `/repos/${sandbox.repos.incidents}/issues/${issue.number}/timeline`))
      .list
    expect(timeline.map((each) => each.event)).toEqual(['added_to_project_v2', 'project_v2_item_status_changed'])
    expect(timeline[1]).toMatchObject({ actor: { login: 'deputy' }, created_at: expect.any(String) })
    const query = `query ($id: ID!) { node(id: $id) { ... on Issue {
      timelineItems(last: 1, itemTypes: [PROJECT_V2_ITEM_STATUS_CHANGED_EVENT]) { nodes {
        ... on ProjectV2ItemStatusChangedEvent { actor { login } createdAt status previousStatus } } } } } }`
    const asked = await as('officer')('POST', '/graphql', { query, variables: { id: issue.node_id } })
    expect(asObject(asked.object.data).node).toEqual({
      timelineItems: {
        nodes: [{ actor: { login: 'deputy' }, createdAt: timeline[1]?.created_at, status: '完了', previousStatus: '' }],
      },
    })
  })

  it('finds cards by a query, and shows the fields asked for', async () => {
    const { issue, item } = await caseOn()
    const { id, options } = await statusField()
    await as('officer')('PATCH', `${board}/items/${item.id}`, { fields: [{ id, value: options[1]?.id }] })
    const query = (q: string) => `${board}/items?q=${encodeURIComponent(q)}&fields=${id}`
    const found = (await as('officer')('GET', query(`repo:${sandbox.repos.incidents} status:分析`))).list
    expect(found.map((each) => each.id)).toContain(item.id)
    expect(asObject(found[0]?.content).title).toBe(issue.title)
    expect((await as('officer')('GET', query('status:完了 is:closed'))).list).toEqual([])
    const page = await as('officer')('GET', `${board}/items?per_page=1`)
    expect(page.headers.get('link')).toContain('rel="next"')
  })

  it('hides cards of a repository that the asker cannot see, and itself from strangers', async () => {
    const { item } = await caseOn('restricted')
    expect((await as('reporter')('GET', `${board}/items/${item.id}`)).status).toBe(404)
    expect((await as('reporter')('GET', `${board}/items?per_page=100`)).list.map((each) => each.id)).not.toContain(
      item.id,
    )
    expect((await as('board')('GET', `${board}/items/${item.id}`)).status).toBe(200)
    expect((await as('outsider')('GET', board)).status).toBe(404)
  })

  it('loses a card when told so', async () => {
    const { item } = await caseOn()
    expect((await as('officer')('DELETE', `${board}/items/${item.id}`)).status).toBe(204)
    expect((await as('officer')('GET', `${board}/items/${item.id}`)).status).toBe(404)
    await sandbox.idle()
    expect(names(await delivered(sandbox)).at(-1)).toBe('projects_v2_item.deleted')
  })

  it('gets new columns by GraphQL: one named by its id keeps its cards, another is new', async () => {
    const { item } = await caseOn()
    const { id, nodeId, options } = await statusField()
    await as('officer')('PATCH', `${board}/items/${item.id}`, { fields: [{ id, value: options[0]?.id }] })
    const query = `mutation ($input: UpdateProjectV2FieldInput!) { updateProjectV2Field(input: $input) {
      projectV2Field { ... on ProjectV2SingleSelectField { options { id name } } } } }`
    const option = (name: string, more: object = {}) => ({ name, color: 'GRAY', description: '', ...more })
    const singleSelectOptions = [option('Reported', { id: options[0]?.id }), option('分析')]
    const variables = { input: { fieldId: nodeId, singleSelectOptions } }
    expect((await as('officer')('POST', '/graphql', { query, variables })).object.errors).toBeUndefined()
    const after = await statusField()
    expect(after.options.map((each) => each.name.raw)).toEqual(['Reported', '分析'])
    expect(after.options[0]?.id).toBe(options[0]?.id)
    expect(after.options[1]?.id).not.toBe(options[1]?.id)
    const shown = await as('officer')('GET', `${board}/items/${item.id}?fields=${id}`)
    expect((shown.object.fields as Json[])[0]).toMatchObject({ value: { name: { raw: 'Reported' } } })
  })

  it('says which automations are on', async () => {
    const query =
      'query { organization(login: "example-corp") { projectV2(number: 1) { field(name: "Status") { ... on ProjectV2SingleSelectField { options { name } } } workflows(first: 20) { nodes { name enabled } } } } }'
    const asked = await as('officer')('POST', '/graphql', { query })
    expect(asked.object.data).toMatchObject({
      organization: {
        projectV2: { workflows: { nodes: [{ name: 'Item closed', enabled: false }, expect.anything()] } },
      },
    })
  })
})
