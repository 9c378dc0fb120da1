import { LEDGER_BRANCH } from '../../../domain/case/ledger-path.ts'

/** The order in which writes wait where GitHub's limits are reached: the record first, then people who are called, hints last. */
export const URGENCIES = ['record', 'call', 'answer', 'screen', 'hint'] as const
export type Urgency = (typeof URGENCIES)[number]

/** The cost of a request, and how long it may wait. */
export interface RequestClass {
  /** `content` is what GitHub counts by itself: issues, comments, pull requests, reviews that are made. */
  costs: 'read' | 'write' | 'content'
  api: 'rest' | 'graphql'
  urgency: Urgency
}

export interface AskedRequest {
  method: string
  /** A template as in Octokit, or a path. */
  path: string
  /** The parameters that go with it. */
  parameters: Readonly<Record<string, unknown>>
  /** Where the adapter says itself how urgent it is. */
  urgency: Urgency | undefined
}

const CONTENT = /^\/repos\/[^/]+\/[^/]+\/(?:issues|issues\/[^/]+\/comments|pulls|pulls\/[^/]+\/(?:reviews|comments))$/
const CONTENT_MUTATION = /\b(?:addComment|createIssue|createPullRequest|addPullRequestReview)\b/
const HINT = /\/(?:reactions|check-runs|labels\/[^/]+|sub_issues)(?:\/[^/]+)?$/

/** Whether editing counts as creating GitHub does not say: it is assumed that it does not, and a refusal is waited for. */
export function requestClass({ method, path, parameters, urgency }: AskedRequest): RequestClass {
  const at = path.replace(/^https?:\/\/[^/]+(?:\/api\/v3)?/, '')
  if (at.startsWith('/graphql') || at === '/api/graphql') {
    const { query } = parameters
    const document = typeof query === 'string' ? query : ''
    if (!document.trimStart().startsWith('mutation'))
      return { costs: 'read', api: 'graphql', urgency: urgency ?? 'call' }
    const costs = CONTENT_MUTATION.test(document) ? 'content' : 'write'
    return { costs, api: 'graphql', urgency: urgency ?? 'answer' }
  }
  // Anything that has to be decided has to be read first.
  if (method === 'GET' || method === 'HEAD') return { costs: 'read', api: 'rest', urgency: urgency ?? 'call' }
  const costs = method === 'POST' && CONTENT.test(at) ? 'content' : 'write'
  return { costs, api: 'rest', urgency: urgency ?? usual(method, at, parameters) }
}

function usual(method: string, at: string, { branch, ref }: AskedRequest['parameters']): Urgency {
  if (/\/contents\//.test(at)) return branch === LEDGER_BRANCH ? 'record' : 'screen'
  if (/\/git\//.test(at)) return ref === undefined || ref === `refs/heads/${LEDGER_BRANCH}` ? 'record' : 'screen'
  if (method === 'POST' && /\/comments$/.test(at)) return 'answer'
  return HINT.test(at) ? 'hint' : 'screen'
}
