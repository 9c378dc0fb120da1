import { describe, expect, it } from 'vitest'
import { issues } from '../../../src/adapters/github/issues/issues.ts'
import { fakeGitHub, type Turn } from './fake-github.ts'

const REF = { repository: { owner: 'acme', name: 'incidents' }, number: 12 }
const ME = 'hikeshi[bot]'
const comment = (id: number, login: string, body: string) => ({
  ...{ id, body, user: { id, login, type: login === ME ? 'Bot' : 'User' } },
  ...{ created_at: '2030-01-01T00:00:00Z', updated_at: '2030-01-01T00:00:00Z' },
})
const list = (...comments: unknown[]): Turn => ({ status: 200, json: comments })

describe('a comment whose answer was lost', () => {
  it('is not written a second time where it is there', async () => {
    const { client, sent } = fakeGitHub([
      { status: 502 },
      list(comment(1, 'reporter', 'x'), comment(2, ME, 'ours <!-- m -->')),
    ])
    expect(
      await issues(client, { me: ME, now: () => new Date() }).comment(REF, 'ours <!-- m -->', '<!-- m -->', 'answer'),
    ).toMatchObject({
      id: 2,
    })
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  it('is written again where only somebody else’s comment carries the mark', async () => {
    const forged = list(comment(1, 'reporter', 'mine <!-- m -->'))
    const { client, sent } = fakeGitHub(['reset', forged, { status: 201, json: comment(3, ME, 'ours') }])
    expect(
      await issues(client, { me: ME, now: () => new Date() }).comment(REF, 'ours <!-- m -->', '<!-- m -->', 'answer'),
    ).toMatchObject({
      id: 3,
    })
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST'])
  })
})

describe('a move whose column REST leaves out', () => {
  it('is asked for by GraphQL, once', async () => {
    const actor = { id: 4, login: 'officer', type: 'User' }
    const event = { id: 9, event: 'project_v2_item_status_changed', created_at: '2030-01-01T00:00:00Z', actor }
    const move = {
      actor: { __typename: 'User', login: 'officer', databaseId: 4 },
      createdAt: event.created_at,
      status: '分析',
      wasAutomated: false,
      project: { number: 1 },
    }
    const data = { repository: { issue: { timelineItems: { nodes: [move] } } } }
    const { client, sent } = fakeGitHub([list(event), { status: 200, json: { data } }])
    expect(await issues(client, { me: ME, now: () => new Date() }).changes(REF)).toEqual([
      { kind: 'column', id: 9, actor, at: event.created_at, value: '分析', via: 'account' },
    ])
    expect(sent).toHaveLength(2)
  })
})
