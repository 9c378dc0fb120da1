import { describe, expect, it } from 'vitest'
import { checkRequest, type Request } from './check-request.ts'

const repo = '/repos/acme/incidents'
const board = '/orgs/acme/projectsV2/1'

const accepted: Request[] = [
  { method: 'POST', path: `${repo}/issues`, body: { title: 'Mail is down', labels: ['phase: reported'] } },
  { method: 'get', path: `${repo}/issues?state=all&per_page=100&since=2030-01-01T00:00:00Z` },
  { method: 'GET', path: `${repo}/issues`, query: { page: 2, labels: 'a,b' } },
  { method: 'GET', path: `${repo}/contents/.github/hikeshi.yml?ref=main` },
  { method: 'GET', path: `${repo}/contents/` },
  { method: 'GET', path: `${repo}/git/ref/heads%2Fhikeshi` },
  { method: 'GET', path: `${repo}/git/ref/heads/hikeshi` },
  { method: 'PATCH', path: `${repo}/git/refs/heads%2Fhikeshi`, body: { sha: 'a'.repeat(40), force: false } },
  { method: 'GET', path: `${repo}/compare/main...feat/mail` },
  { method: 'DELETE', path: `${repo}/issues/7/labels/phase%3A%20reported` },
  { method: 'PUT', path: `${repo}/issues/7/lock` },
  { method: 'PUT', path: `${repo}/pulls/7/merge`, body: {} },
  { method: 'GET', path: `${board}/items?fields=1,2&q=is:issue` },
  { method: 'GET', path: `${board}/items?fields[]=1&fields[]=2` },
  { method: 'PATCH', path: `${board}/items/5`, body: { fields: [{ id: 1, value: 'f75ad846' }] } },
  { method: 'PATCH', path: `${board}/items/5`, body: { fields: [{ id: 1, value: null }] } },
  { method: 'POST', path: '/app/hook/deliveries/12/attempts' },
]

const refused: [code: string, pointer: string, request: Request][] = [
  ['unknown-operation', '', { method: 'GET', path: `${repo}/isues` }],
  ['unknown-operation', '', { method: 'POST', path: `${repo}/git/ref/heads/main` }],
  ['unknown-operation', '', { method: 'GET', path: '/repos//incidents/issues' }],
  ['unknown-parameter', '/query/perpage', { method: 'GET', path: `${repo}/issues?perpage=100` }],
  ['invalid-parameter', '/query/state', { method: 'GET', path: `${repo}/issues?state=opened` }],
  ['invalid-parameter', '/query/page', { method: 'GET', path: `${repo}/issues?page=two` }],
  ['invalid-parameter', '/query/per_page', { method: 'GET', path: `${repo}/issues?per_page=101` }],
  [
    'invalid-body',
    '/description',
    { method: 'POST', path: `${repo}/labels`, body: { name: 'x', description: 'y'.repeat(101) } },
  ],
  ['invalid-parameter', '/path/issue_number', { method: 'GET', path: `${repo}/issues/seven` }],
  ['missing-property', '/query/q', { method: 'GET', path: '/search/issues' }],
  ['missing-body', '', { method: 'POST', path: `${repo}/issues` }],
  ['missing-property', '/title', { method: 'POST', path: `${repo}/issues`, body: { body: 'Mail is down' } }],
  ['unknown-property', '/lables', { method: 'POST', path: `${repo}/issues`, body: { title: 'x', lables: ['y'] } }],
  ['unexpected-body', '', { method: 'DELETE', path: `${repo}/issues/comments/7`, body: { reason: 'x' } }],
  ['invalid-body', '/state', { method: 'PATCH', path: `${repo}/issues/7`, body: { state: 'done' } }],
  ['invalid-body', '/assignees', { method: 'PATCH', path: `${repo}/issues/7`, body: { assignees: 'officer' } }],
  [
    'unknown-property',
    '/fields/0/option',
    { method: 'PATCH', path: `${board}/items/5`, body: { fields: [{ id: 1, value: null, option: 'x' }] } },
  ],
  [
    'unknown-property',
    '/tree/0/encoding',
    { method: 'POST', path: `${repo}/git/trees`, body: { tree: [{ path: 'a', content: 'b', encoding: 'utf-8' }] } },
  ],
]

describe('a request', () => {
  it.each(accepted.map((request) => [request.method, request.path, request] as const))(
    'GitHub describes %s %s',
    (_method, _path, request) => expect(checkRequest(request)).toEqual([]),
  )

  it.each(refused.map(([code, pointer, request]) => [code, pointer, request.method, request.path, request] as const))(
    '%s %s: %s %s',
    (code, pointer, _method, _path, request) =>
      expect(checkRequest(request)).toContainEqual(expect.objectContaining({ code, pointer })),
  )

  it('shows every problem at once', () => {
    const problems = checkRequest({
      method: 'POST',
      path: `${repo}/issues?dry=1`,
      body: { titel: 'x', labels: [{}, 1] },
    })
    expect(problems.map((problem) => `${problem.code} ${problem.pointer}`)).toEqual(
      expect.arrayContaining(['unknown-parameter /query/dry', 'missing-property /title', 'unknown-property /titel']),
    )
  })
})
