/** The part of GitHub's schema that the sandbox answers; names and types are GitHub's own. */
export const GRAPHQL_SCHEMA = `
scalar DateTime
scalar URI
scalar BigInt

interface Node { id: ID! }
interface Actor { login: String! url: URI! avatarUrl(size: Int): URI! }
interface Comment {
  id: ID!
  author: Actor
  body: String!
  createdAt: DateTime!
  updatedAt: DateTime!
  editor: Actor
  lastEditedAt: DateTime
  includesCreatedEdit: Boolean!
  userContentEdits(after: String, before: String, first: Int, last: Int): UserContentEditConnection
}
type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type User implements Node & Actor {
  id: ID!
  databaseId: Int
  login: String!
  url: URI!
  avatarUrl(size: Int): URI!
}
type Bot implements Node & Actor {
  id: ID!
  databaseId: Int
  login: String!
  url: URI!
  avatarUrl(size: Int): URI!
}
type UserContentEdit implements Node {
  id: ID!
  createdAt: DateTime!
  updatedAt: DateTime!
  editedAt: DateTime!
  deletedAt: DateTime
  deletedBy: Actor
  editor: Actor
  diff: String
}
type UserContentEditConnection { nodes: [UserContentEdit] pageInfo: PageInfo! totalCount: Int! }
scalar GitObjectID
scalar Base64String
type Repository implements Node {
  id: ID!
  databaseId: Int
  name: String!
  nameWithOwner: String!
  isPrivate: Boolean!
  url: URI!
  issue(number: Int!): Issue
  issues(
    after: String
    before: String
    filterBy: IssueFilters
    first: Int
    labels: [String!]
    last: Int
    orderBy: IssueOrder
    states: [IssueState!]
  ): IssueConnection!
  labels(after: String, before: String, first: Int, last: Int, query: String): LabelConnection
  defaultBranchRef: Ref
  ref(qualifiedName: String!): Ref
  object(expression: String, oid: GitObjectID): GitObject
  pullRequests(
    after: String
    baseRefName: String
    before: String
    first: Int
    headRefName: String
    labels: [String!]
    last: Int
    orderBy: IssueOrder
    states: [PullRequestState!]
  ): PullRequestConnection!
}
enum IssueOrderField { COMMENTS CREATED_AT UPDATED_AT }
enum OrderDirection { ASC DESC }
input IssueOrder { direction: OrderDirection! field: IssueOrderField! }
enum PullRequestState { CLOSED MERGED OPEN }
type PullRequest implements Node {
  id: ID!
  number: Int!
  state: PullRequestState!
  headRefName: String!
  headRefOid: GitObjectID!
  mergedAt: DateTime
}
type PullRequestConnection { nodes: [PullRequest] pageInfo: PageInfo! totalCount: Int! }
type Ref implements Node { id: ID! name: String! prefix: String! target: GitObject }
interface GitObject { id: ID! oid: GitObjectID! }
type Commit implements GitObject & Node {
  id: ID!
  oid: GitObjectID!
  committedDate: DateTime!
  associatedPullRequests(after: String, before: String, first: Int, last: Int): PullRequestConnection
  history(after: String, before: String, first: Int, last: Int, path: String, since: GitTimestamp, until: GitTimestamp): CommitHistoryConnection!
}
scalar GitTimestamp
type CommitHistoryConnection { nodes: [Commit] pageInfo: PageInfo! totalCount: Int! }
type Blob implements GitObject & Node { id: ID! oid: GitObjectID! byteSize: Int! isBinary: Boolean isTruncated: Boolean! text: String }
type Tree implements GitObject & Node { id: ID! oid: GitObjectID! entries: [TreeEntry!] }
type TreeEntry { name: String! path: String mode: Int! oid: GitObjectID! type: String! object: GitObject }
type IssueComment implements Comment & Node {
  id: ID!
  databaseId: Int
  fullDatabaseId: BigInt
  author: Actor
  body: String!
  createdAt: DateTime!
  updatedAt: DateTime!
  editor: Actor
  lastEditedAt: DateTime
  includesCreatedEdit: Boolean!
  userContentEdits(after: String, before: String, first: Int, last: Int): UserContentEditConnection
  issue: Issue!
  repository: Repository!
  reactionGroups: [ReactionGroup!]
  url: URI!
  viewerDidAuthor: Boolean!
}
type IssueCommentConnection { nodes: [IssueComment] pageInfo: PageInfo! totalCount: Int! }
enum IssueState { CLOSED OPEN }
enum IssueStateReason { COMPLETED DUPLICATE NOT_PLANNED REOPENED }
input IssueFilters { since: DateTime }
type IssueConnection { nodes: [Issue] pageInfo: PageInfo! totalCount: Int! }
type Label implements Node { id: ID! name: String! color: String! description: String isDefault: Boolean! url: URI! }
type LabelConnection { nodes: [Label] pageInfo: PageInfo! totalCount: Int! }
type UserConnection { nodes: [User] pageInfo: PageInfo! totalCount: Int! }
type Issue implements Comment & Node {
  id: ID!
  databaseId: Int
  fullDatabaseId: BigInt
  number: Int!
  title: String!
  state: IssueState!
  stateReason(enableDuplicate: Boolean = false): IssueStateReason
  closed: Boolean!
  locked: Boolean!
  labels(after: String, before: String, first: Int, last: Int): LabelConnection
  assignees(after: String, before: String, first: Int, last: Int): UserConnection!
  author: Actor
  body: String!
  createdAt: DateTime!
  updatedAt: DateTime!
  editor: Actor
  lastEditedAt: DateTime
  includesCreatedEdit: Boolean!
  userContentEdits(after: String, before: String, first: Int, last: Int): UserContentEditConnection
  comments(after: String, before: String, first: Int, last: Int): IssueCommentConnection!
  repository: Repository!
  url: URI!
  timelineItems(
    after: String
    before: String
    first: Int
    last: Int
    itemTypes: [IssueTimelineItemsItemType!]
    since: DateTime
    skip: Int
  ): IssueTimelineItemsConnection!
  projectItems(after: String, before: String, first: Int, last: Int, includeArchived: Boolean = true): ProjectV2ItemConnection!
}
enum IssueTimelineItemsItemType { ADDED_TO_PROJECT_V2_EVENT PROJECT_V2_ITEM_STATUS_CHANGED_EVENT }
type IssueTimelineItemsConnection { nodes: [IssueTimelineItems] pageInfo: PageInfo! totalCount: Int! filteredCount: Int! }
union IssueTimelineItems = AddedToProjectV2Event | ProjectV2ItemStatusChangedEvent
type AddedToProjectV2Event implements Node { id: ID! actor: Actor createdAt: DateTime! project: ProjectV2 wasAutomated: Boolean! }
type ProjectV2ItemStatusChangedEvent implements Node {
  id: ID!
  actor: Actor
  createdAt: DateTime!
  previousStatus: String!
  status: String!
  project: ProjectV2
  wasAutomated: Boolean!
}
enum ProjectV2FieldType { DATE ITERATION NUMBER SINGLE_SELECT TEXT TITLE }
enum ProjectV2SingleSelectFieldOptionColor { BLUE GRAY GREEN ORANGE PINK PURPLE RED YELLOW }
type ProjectV2SingleSelectFieldOption {
  id: String!
  name: String!
  color: ProjectV2SingleSelectFieldOptionColor!
  description: String!
}
interface ProjectV2FieldCommon { id: ID! databaseId: Int name: String! dataType: ProjectV2FieldType! project: ProjectV2! }
type ProjectV2SingleSelectField implements Node & ProjectV2FieldCommon {
  id: ID!
  databaseId: Int
  name: String!
  dataType: ProjectV2FieldType!
  project: ProjectV2!
  options(names: [String!]): [ProjectV2SingleSelectFieldOption!]!
}
type ProjectV2Field implements Node & ProjectV2FieldCommon {
  id: ID!
  databaseId: Int
  name: String!
  dataType: ProjectV2FieldType!
  project: ProjectV2!
}
union ProjectV2FieldConfiguration = ProjectV2Field | ProjectV2SingleSelectField
type ProjectV2FieldConfigurationConnection { nodes: [ProjectV2FieldConfiguration] pageInfo: PageInfo! totalCount: Int! }
type ProjectV2Workflow implements Node { id: ID! databaseId: Int name: String! number: Int! enabled: Boolean! }
enum ProjectV2ViewLayout { BOARD_LAYOUT ROADMAP_LAYOUT TABLE_LAYOUT }
type ProjectV2View implements Node {
  id: ID!
  databaseId: Int
  name: String!
  number: Int!
  layout: ProjectV2ViewLayout!
  filter: String
  createdAt: DateTime!
}
type ProjectV2ViewConnection { nodes: [ProjectV2View] pageInfo: PageInfo! totalCount: Int! }
type ProjectV2WorkflowConnection { nodes: [ProjectV2Workflow] pageInfo: PageInfo! totalCount: Int! }
type ProjectV2ItemFieldSingleSelectValue implements Node { id: ID! name: String optionId: String }
union ProjectV2ItemContent = Issue
union ProjectV2ItemFieldValue = ProjectV2ItemFieldSingleSelectValue
type ProjectV2Item implements Node {
  id: ID!
  databaseId: Int
  fullDatabaseId: BigInt
  content: ProjectV2ItemContent
  updatedAt: DateTime!
  project: ProjectV2!
  fieldValueByName(name: String!): ProjectV2ItemFieldValue
}
type ProjectV2ItemConnection { nodes: [ProjectV2Item] pageInfo: PageInfo! totalCount: Int! }
type ProjectV2 implements Node {
  id: ID!
  databaseId: Int
  number: Int!
  title: String!
  closed: Boolean!
  public: Boolean!
  url: URI!
  field(name: String!): ProjectV2FieldConfiguration
  fields(after: String, before: String, first: Int, last: Int): ProjectV2FieldConfigurationConnection!
  views(after: String, before: String, first: Int, last: Int): ProjectV2ViewConnection!
  workflows(after: String, before: String, first: Int, last: Int): ProjectV2WorkflowConnection!
}
type Organization implements Node & Actor {
  id: ID!
  databaseId: Int
  login: String!
  url: URI!
  avatarUrl(size: Int): URI!
  projectV2(number: Int!): ProjectV2
  team(slug: String!): Team
}
enum TeamMemberRole { MAINTAINER MEMBER }
enum TeamMembershipType { ALL CHILD_TEAM IMMEDIATE }
type Team implements Node {
  id: ID!
  databaseId: Int
  name: String!
  slug: String!
  members(
    after: String
    before: String
    first: Int
    last: Int
    membership: TeamMembershipType = ALL
    role: TeamMemberRole
  ): TeamMemberConnection!
}
type TeamMemberConnection { nodes: [User] pageInfo: PageInfo! totalCount: Int! }
type Query {
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  organization(login: String!): Organization
  repository(followRenames: Boolean = true, name: String!, owner: String!): Repository
  user(login: String!): User
  viewer: User!
}
input ProjectV2SingleSelectFieldOptionInput {
  color: ProjectV2SingleSelectFieldOptionColor!
  description: String!
  name: String!
  id: String
}
input UpdateProjectV2FieldInput {
  clientMutationId: String
  fieldId: ID!
  name: String
  singleSelectOptions: [ProjectV2SingleSelectFieldOptionInput!]
}
input DeleteProjectV2FieldInput { clientMutationId: String fieldId: ID! }
type DeleteProjectV2FieldPayload { clientMutationId: String projectV2Field: ProjectV2FieldConfiguration }
type UpdateProjectV2FieldPayload { clientMutationId: String projectV2Field: ProjectV2FieldConfiguration }
input CreateRefInput { clientMutationId: String name: String! oid: GitObjectID! repositoryId: ID! }
type CreateRefPayload { clientMutationId: String ref: Ref }
input CommittableBranch { branchName: String id: ID repositoryNameWithOwner: String }
input CommitMessage { body: String headline: String! }
input FileAddition { contents: Base64String! path: String! }
input FileDeletion { path: String! }
input FileChanges { additions: [FileAddition!] = [] deletions: [FileDeletion!] = [] }
input CreateCommitOnBranchInput {
  branch: CommittableBranch!
  clientMutationId: String
  expectedHeadOid: GitObjectID!
  fileChanges: FileChanges
  message: CommitMessage!
}
type CreateCommitOnBranchPayload { clientMutationId: String commit: Commit ref: Ref }
input CreatePullRequestInput {
  baseRefName: String!
  body: String
  clientMutationId: String
  draft: Boolean = false
  headRefName: String!
  headRepositoryId: ID
  maintainerCanModify: Boolean = true
  repositoryId: ID!
  title: String!
}
type CreatePullRequestPayload { clientMutationId: String pullRequest: PullRequest }
enum ReactionContent { CONFUSED EYES HEART HOORAY LAUGH ROCKET THUMBS_DOWN THUMBS_UP }
type ReactionGroup { content: ReactionContent! createdAt: DateTime viewerHasReacted: Boolean! }
input AddCommentInput { body: String! clientMutationId: String subjectId: ID! }
type AddCommentPayload { clientMutationId: String subject: Node }
input AddReactionInput { clientMutationId: String content: ReactionContent! subjectId: ID! }
type AddReactionPayload { clientMutationId: String }
input UpdateIssueCommentInput { body: String! clientMutationId: String id: ID! }
type UpdateIssueCommentPayload { clientMutationId: String issueComment: IssueComment }
input UpdateIssueInput { assigneeIds: [ID!] clientMutationId: String id: ID! labelIds: [ID!] }
type UpdateIssuePayload { clientMutationId: String issue: Issue }
input ProjectV2FieldValue { singleSelectOptionId: String }
input UpdateProjectV2ItemFieldValueInput {
  clientMutationId: String
  fieldId: ID!
  itemId: ID!
  projectId: ID!
  value: ProjectV2FieldValue!
}
type UpdateProjectV2ItemFieldValuePayload { clientMutationId: String projectV2Item: ProjectV2Item }
input CreateProjectV2Input { clientMutationId: String ownerId: ID! title: String! }
type CreateProjectV2Payload { clientMutationId: String projectV2: ProjectV2 }
type Mutation {
  addComment(input: AddCommentInput!): AddCommentPayload
  addReaction(input: AddReactionInput!): AddReactionPayload
  createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload
  createProjectV2(input: CreateProjectV2Input!): CreateProjectV2Payload
  createPullRequest(input: CreatePullRequestInput!): CreatePullRequestPayload
  createRef(input: CreateRefInput!): CreateRefPayload
  updateIssue(input: UpdateIssueInput!): UpdateIssuePayload
  updateIssueComment(input: UpdateIssueCommentInput!): UpdateIssueCommentPayload
  deleteProjectV2Field(input: DeleteProjectV2FieldInput!): DeleteProjectV2FieldPayload
  updateProjectV2Field(input: UpdateProjectV2FieldInput!): UpdateProjectV2FieldPayload
  updateProjectV2ItemFieldValue(input: UpdateProjectV2ItemFieldValueInput!): UpdateProjectV2ItemFieldValuePayload
}
`
