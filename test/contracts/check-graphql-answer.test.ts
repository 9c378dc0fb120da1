import { describe, expect, it } from 'vitest'
import { checkGraphqlAnswer } from './check-graphql-answer.ts'

const document = `query ($id: ID!) {
  node(id: $id) {
    ... on IssueComment { author { login } edited: lastEditedAt }
    ... on Issue { timelineItems(last: 5) { nodes { __typename ... on ProjectV2ItemStatusChangedEvent { status actor { login } } } } }
  }
}`
const check = (node: unknown) => checkGraphqlAnswer({ document, variables: { id: 'x' }, data: { node } })
const moved = { __typename: 'ProjectV2ItemStatusChangedEvent', status: 'Analysis', actor: { login: 'officer' } }

describe('a GraphQL answer', () => {
  it.each([
    ['nothing', null],
    ['a comment, under the names that were asked for', { author: { login: 'officer' }, edited: null }],
    ['a comment whose author is gone', { author: null, edited: '2030-01-01T00:00:00Z' }],
    ['an issue with its events', { timelineItems: { nodes: [moved, { ...moved, actor: null }] } }],
  ])('may be %s', (_what, node) => expect(check(node)).toEqual([]))

  it.each([
    [
      'null where none may be',
      { timelineItems: { nodes: [{ ...moved, status: null }] } },
      'invalid-body',
      '/node/timelineItems/nodes/0/status',
    ],
    ['another type', { author: { login: { name: 'officer' } }, edited: null }, 'invalid-body', '/node/author/login'],
    ['a missing list', { timelineItems: {} }, 'unasked-data', ''],
    ['fields that nobody asked for', { author: { login: 'officer', id: 'U_1' }, edited: null }, 'unasked-data', ''],
    [
      'a type that cannot stand here',
      { timelineItems: { nodes: [{ ...moved, __typename: 'Label' }] } },
      'invalid-body',
      '/node/timelineItems/nodes/0',
    ],
  ])('is refused for %s', (_what, node, code, pointer) =>
    expect(check(node)).toContainEqual(expect.objectContaining({ code, pointer })),
  )
})
