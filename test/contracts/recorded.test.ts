import { describe, expect, it } from 'vitest'
import { checkRecorded, type Exchange } from './recorded.ts'

const reaction: Exchange = {
  method: 'POST',
  path: '/repos/acme/incidents/issues/comments/7/reactions',
  requestBody: { content: '+1' },
  status: 201,
  responseBody: { id: 1, node_id: 'REA_1', user: null, content: '+1', created_at: '2030-01-01T00:00:00Z' },
}
const graphql: Exchange = {
  method: 'POST',
  path: '/graphql',
  requestBody: { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: 'I_1' } },
  status: 200,
  responseBody: { data: { node: { id: 'I_1' } } },
}

const problems = (...exchanges: Exchange[]) =>
  checkRecorded(exchanges).map(({ side, method, code, pointer }) => `${side} ${method} ${code} ${pointer}`)

describe('a recording', () => {
  it('without a difference gives nothing', () => expect(problems(reaction, graphql)).toEqual([]))

  it('blames the client for requests and the server for answers', () => {
    expect(problems({ ...reaction, requestBody: { content: 'thumbs-up' } })).toEqual([
      'request POST invalid-body /content',
    ])
    expect(problems({ ...reaction, responseBody: { message: 'ok' } })).toContain(
      'response POST missing-property /content',
    )
    expect(problems({ ...reaction, status: 202 })).toEqual(['response POST undocumented-status '])
  })

  it('names an unknown operation once', () => {
    expect(problems({ ...reaction, path: '/reactions' })).toEqual(['request POST unknown-operation '])
  })

  it('reads the query from the path', () => {
    const list = { method: 'GET', path: '/repos/acme/incidents/issues?perpage=1', status: 200, responseBody: [] }
    expect(problems(list)).toEqual(['request GET unknown-parameter /query/perpage'])
  })

  it('judges GraphQL documents and their answers', () => {
    expect(problems({ ...graphql, requestBody: { document: '{ viewer { login } }' } })).toEqual([
      'request POST invalid-body /query',
    ])
    expect(problems({ ...graphql, requestBody: { query: '{ node(id: 1.5) { id } }' } })).toEqual([
      'request POST invalid-document /line 1, column 12',
    ])
    expect(problems({ ...graphql, responseBody: { data: { node: { id: null } } } })).toContain(
      'response POST invalid-body /node/id',
    )
    expect(problems({ ...graphql, responseBody: { data: null, errors: [{ message: 'NOT_FOUND' }] } })).toEqual([])
  })

  it('forgives a server that breaks, never the request that it broke on', () => {
    expect(problems({ ...reaction, requestBody: {}, status: 502, responseBody: '' })).toEqual([
      'request POST missing-body ',
    ])
  })
})
