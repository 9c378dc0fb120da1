import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { board } from '../../../src/adapters/github/board/board.ts'
import { boardSettings } from '../../../src/adapters/github/graphql/board-settings.ts'
import { cardMoves } from '../../../src/adapters/github/graphql/card-moves.ts'
import { textEdits } from '../../../src/adapters/github/graphql/text-edits.ts'
import { asNumber } from '../../../src/sandbox/json.ts'
import { type Embedded, embedded, INCIDENTS, ME, ORG } from './embedded.ts'

let github: Embedded
const repo = `/repos/${ORG}/incidents`

beforeAll(async () => {
  github = await embedded()
})
afterAll(() => github.sandbox.stop())

describe('what REST cannot say', () => {
  it('R4.2-4 who edited a text, when, and what it said before; nothing of a text that nobody edited', async () => {
    const { object: issue } = await github.as('reporter')('POST', `${repo}/issues`, { title: 't', body: 'b' })
    const comment = async (body: string) =>
      (await github.as('reporter')('POST', `${repo}/issues/${issue.number}/comments`, { body })).object
    const untouched = await comment('one')
    const edited = await comment('two')
    await github.as('admin')('PATCH', `${repo}/issues/comments/${edited.id}`, { body: 'three' })
    await github.as('reporter')('PATCH', `${repo}/issues/comments/${edited.id}`, { body: 'four' })
    await github.as('admin')('PATCH', `${repo}/issues/${issue.number}`, { body: 'c' })
    const ids = [untouched, edited, issue].map(({ node_id }) => String(node_id))
    const edits = await textEdits(github.client, [...ids, 'nothing'])
    expect([...edits.keys()]).toEqual(ids)
    expect(edits.get(String(untouched.node_id))).toEqual([])
    expect(edits.get(String(edited.node_id))).toMatchObject([
      { by: { login: 'admin', type: 'User' }, before: 'two', text: 'three' },
      { by: { login: 'reporter', type: 'User' }, before: 'three', text: 'four' },
    ])
    expect(edits.get(String(issue.node_id))).toMatchObject([{ by: { login: 'admin' }, before: 'b', text: 'c' }])
    expect(await textEdits(github.client, [])).toEqual(new Map())
  })

  it('who moved a card, and whereto', async () => {
    const { object: issue } = await github.as('reporter')('POST', `${repo}/issues`, { title: 't', body: 'b' })
    const port = board(
      github.client,
      {
        org: ORG,
        project: github.sandbox.project.number,
        field: 'Status',
        columns: [],
      },
      () => new Date(),
    )
    const { item } = await port.add({ id: asNumber(issue.id) ?? 0, nodeId: String(issue.node_id) })
    await port.move(item, '分析')
    const moves = await cardMoves(github.client, { repository: INCIDENTS, number: asNumber(issue.number) ?? 0 })
    expect(moves).toMatchObject([
      {
        column: '分析',
        automated: false,
        project: github.sandbox.project.number,
        actor: { login: expect.any(String) },
      },
    ])
    expect([ME, 'hikeshi']).toContain(moves[0]?.actor?.login)
  })

  it('the options of a board with their colours, and its automations', async () => {
    const at = { org: ORG, project: github.sandbox.project.number, field: 'Status' }
    const settings = await boardSettings(github.client, at)
    expect(settings?.field?.options.map(({ name }) => name)).toContain('封じ込め')
    expect(settings?.automations).toEqual(expect.any(Array))
    expect((await boardSettings(github.client, { ...at, field: 'Nowhere' }))?.field).toBeUndefined()
  })

  it('asks for nothing that GitHub’s schema does not have', () => {
    expect(github.faults).toEqual([])
  })
})
