import { describe, expect, it } from 'vitest'
import { checkGraphql } from './check-graphql.ts'

const whoEdited = `query ($id: ID!) {
  node(id: $id) {
    ... on IssueComment { author { login } editor { login } lastEditedAt includesCreatedEdit
      userContentEdits(first: 10) { nodes { editedAt deletedAt editor { login } } } }
  }
}`

const whoMoved = `query ($id: ID!) {
  node(id: $id) {
    ... on Issue {
      timelineItems(last: 20, itemTypes: [PROJECT_V2_ITEM_STATUS_CHANGED_EVENT]) {
        nodes { ... on ProjectV2ItemStatusChangedEvent {
          id createdAt previousStatus status wasAutomated
          actor { __typename login ... on User { databaseId } ... on Bot { databaseId } } project { number }
        } }
      }
    }
  }
}`

const board = `query ($login: String!, $number: Int!) {
  organization(login: $login) {
    projectV2(number: $number) {
      id
      field(name: "Status") { ... on ProjectV2SingleSelectField { id databaseId options { id name color description } } }
      workflows(first: 20) { nodes { id name enabled } }
      items(first: 50) { pageInfo { hasNextPage endCursor } nodes { id fullDatabaseId isArchived
        content { ... on Issue { number repository { nameWithOwner } } }
        fieldValueByName(name: "Status") { ... on ProjectV2ItemFieldSingleSelectValue { optionId name updatedAt } } } }
    }
  }
}`

const options = `mutation ($input: UpdateProjectV2FieldInput!) {
  updateProjectV2Field(input: $input) { projectV2Field { ... on ProjectV2SingleSelectField { options { id name } } } }
}`
const option = { id: 'f75ad846', name: 'Analysis', color: 'BLUE', description: '' }

const commit = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid wasSignedByGitHub state } } }
}`

describe('a GraphQL document', () => {
  it.each([
    ['who edited a comment', whoEdited, { id: 'IC_1' }],
    ['who moved a card', whoMoved, { id: 'I_1' }],
    ['what a board holds', board, { login: 'acme', number: 1 }],
    ['a changed column', options, { input: { fieldId: 'F_1', singleSelectOptions: [option] } }],
    [
      'a commit',
      commit,
      { input: { branch: { id: 'REF_1' }, message: { headline: 'x' }, expectedHeadOid: 'a'.repeat(40) } },
    ],
    [
      'an item added',
      'mutation { addProjectV2ItemById(input: { projectId: "P", contentId: "I" }) { item { id } } }',
      {},
    ],
    [
      'an item removed',
      'mutation { deleteProjectV2Item(input: { projectId: "P", itemId: "I" }) { deletedItemId } }',
      {},
    ],
  ])('asks for %s', (_what, document, variables) => expect(checkGraphql(document, variables)).toEqual([]))

  it.each([
    ['broken syntax', '{ node(id: "x" { id } }', {}, 'invalid-document'],
    ['an unknown field', '{ node(id: "x") { ... on Issue { titel } } }', {}, 'invalid-document'],
    ['an unknown argument', '{ node(nodeId: "x") { id } }', {}, 'invalid-document'],
    ['an event that is none', whoMoved.replace('STATUS_CHANGED', 'MOVED'), { id: 'I_1' }, 'invalid-document'],
    ['a fragment that can never be', '{ node(id: "x") { ... on PageInfo { endCursor } } }', {}, 'invalid-document'],
    ['a variable forgotten', whoEdited, {}, 'invalid-variable'],
    ['a variable of another type', board, { login: 'acme', number: 'one' }, 'invalid-variable'],
    ['a variable misspelt', whoEdited, { id: 'IC_1', ID: 'IC_1' }, 'unknown-variable'],
    ['a misspelt input', options, { input: { fieldId: 'F_1', options: [option] } }, 'invalid-variable'],
    [
      'an unknown colour',
      options,
      { input: { fieldId: 'F_1', singleSelectOptions: [{ ...option, color: 'TEAL' }] } },
      'invalid-variable',
    ],
    ['a list without an end', board.replace('(first: 50)', ''), { login: 'acme', number: 1 }, 'missing-page-size'],
  ])('is refused for %s', (_what, document, variables, code) =>
    expect(checkGraphql(document, variables)).toContainEqual(expect.objectContaining({ code })),
  )
})
