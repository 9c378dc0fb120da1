import { describe, expect, it } from 'vitest'
import { checkResponse, type Response } from './check-response.ts'

const label = {
  id: 1,
  node_id: 'LA_1',
  url: 'https://api.test/l',
  name: 'drill',
  description: null,
  color: 'ededed',
  default: false,
}
const labels = { method: 'GET', path: '/repos/acme/incidents/labels?per_page=100' }
const ref = { method: 'PATCH', path: '/repos/acme/incidents/git/refs/heads%2Fhikeshi' }
const refusal = { message: 'Not Found', documentation_url: 'https://docs.test' }

const accepted: [why: string, response: Response][] = [
  ['a list as described', { ...labels, status: 200, body: [label] }],
  ['properties that GitHub adds tomorrow', { ...labels, status: 200, body: [{ ...label, emoji: null }] }],
  ['nothing where nothing is described', { method: 'DELETE', path: '/repos/acme/incidents/labels/drill', status: 204 }],
  ['a refusal that may come anywhere', { ...labels, status: 401, body: refusal }],
  ['a refusal of this operation', { ...ref, status: 409, body: { message: 'Reference cannot be updated' } }],
  ['unchanged', { ...labels, status: 304 }],
  ['trouble, in whatever form', { ...labels, status: 502, body: '<html>' }],
]

const refused: [code: string, pointer: string, response: Response][] = [
  ['unknown-operation', '', { method: 'GET', path: '/repos/acme/incidents/lables', status: 200, body: [] }],
  ['undocumented-status', '', { ...labels, status: 201, body: [label] }],
  ['undocumented-status', '', { ...labels, status: 422, body: refusal }],
  ['undocumented-status', '', { ...ref, status: 304 }],
  ['missing-body', '', { ...labels, status: 200 }],
  [
    'unexpected-body',
    '',
    { method: 'DELETE', path: '/repos/acme/incidents/labels/drill', status: 204, body: { ok: true } },
  ],
  ['missing-message', '/message', { ...labels, status: 401, body: { error: 'Not Found' } }],
  ['missing-message', '/message', { ...ref, status: 409 }],
  ['invalid-body', '', { ...labels, status: 200, body: { labels: [label] } }],
  ['missing-property', '/0/color', { ...labels, status: 200, body: [{ ...label, color: undefined }] }],
  ['invalid-body', '/0/name', { ...labels, status: 200, body: [{ ...label, name: null }] }],
  ['invalid-body', '/0/url', { ...labels, status: 200, body: [{ ...label, url: 'labels/1' }] }],
]

describe('a response', () => {
  it.each(accepted)('may be %s', (_why, response) => expect(checkResponse(response)).toEqual([]))

  it.each(refused)('%s %s', (code, pointer, response) =>
    expect(checkResponse(response)).toContainEqual(expect.objectContaining({ code, pointer })),
  )
})
