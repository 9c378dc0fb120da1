import { describe, expect, it } from 'vitest'
import { requestClass } from '../../../../src/adapters/github/client/request-class.ts'

const of = (method: string, path: string, parameters: Record<string, unknown> = {}) => {
  const { costs, api, urgency } = requestClass({ method, path, parameters, urgency: undefined })
  return [costs, api, urgency]
}

describe('what a request costs and how long it may wait', () => {
  it.each([
    ['PUT', '/repos/{owner}/{repo}/contents/{path}', { branch: 'hikeshi' }, ['write', 'rest', 'record']],
    ['PUT', '/repos/{owner}/{repo}/contents/{path}', { branch: 'plan-1' }, ['write', 'rest', 'screen']],
    ['POST', '/repos/{owner}/{repo}/git/refs', { ref: 'refs/heads/hikeshi' }, ['write', 'rest', 'record']],
    ['POST', '/repos/{owner}/{repo}/issues/{issue_number}/comments', {}, ['content', 'rest', 'answer']],
    ['POST', '/repos/{owner}/{repo}/issues', {}, ['content', 'rest', 'screen']],
    ['POST', '/repos/{owner}/{repo}/pulls', {}, ['content', 'rest', 'screen']],
    ['PATCH', '/repos/{owner}/{repo}/issues/comments/{comment_id}', {}, ['write', 'rest', 'screen']],
    ['POST', '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {}, ['write', 'rest', 'hint']],
    ['PATCH', '/repos/{owner}/{repo}/labels/{name}', {}, ['write', 'rest', 'hint']],
    ['GET', 'https://github.acme.example/api/v3/repos/a/b/issues', {}, ['read', 'rest', 'call']],
    ['POST', '/graphql', { query: 'query A { a }' }, ['read', 'graphql', 'call']],
    ['POST', '/graphql', { query: 'mutation A { answer: addComment }' }, ['content', 'graphql', 'answer']],
    ['POST', '/graphql', { query: 'mutation A { edit: updateIssueComment }' }, ['write', 'graphql', 'answer']],
  ] as const)('%s %s %j', (method, path, parameters, expected) => {
    expect(of(method, path, parameters)).toEqual(expected)
  })

  it('what the adapter knows better counts', () => {
    const path = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
    expect(requestClass({ method: 'POST', path, parameters: {}, urgency: 'call' }).urgency).toBe('call')
  })
})
