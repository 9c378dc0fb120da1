import { describe, expect, it } from 'vitest'
import { findOperation } from './find-operation.ts'

const found = (method: string, path: string) => {
  const operation = findOperation(method, path)
  return operation && [operation.key, operation.pathParameters]
}

describe('the operation of a request', () => {
  it('is the one with the most literal path', () => {
    expect(found('GET', '/repos/o/r/issues/comments')).toEqual([
      'GET /repos/{owner}/{repo}/issues/comments',
      { owner: 'o', repo: 'r' },
    ])
    expect(found('GET', '/repos/o/r/issues/7')?.[1]).toEqual({ owner: 'o', repo: 'r', issue_number: '7' })
  })

  it('keeps the slashes of a file path, escaped or not', () => {
    expect(found('GET', '/repos/o/r/contents/a/b%20c')?.[1]).toMatchObject({ path: 'a/b c' })
    expect(found('GET', '/repos/o/r/contents/a%2Fb%20c')?.[1]).toMatchObject({ path: 'a/b c' })
  })

  it('does not let other parameters swallow slashes or nothing', () => {
    expect(found('GET', '/repos/o/r/labels/a/b')).toBeUndefined()
    expect(found('GET', '/repos/o/r/labels/a%2Fb')?.[1]).toMatchObject({ name: 'a/b' })
    expect(found('GET', '/repos/o/r/labels/')).toBeUndefined()
    expect(found('GET', '/repos/o/r/labels/100%')).toBeUndefined()
  })
})
