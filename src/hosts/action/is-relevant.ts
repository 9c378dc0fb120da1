import { looksLikeCommand } from '../../domain/commands/slash-start.ts'
import { isOwnLabel } from '../../domain/screen/own-labels.ts'
import { part } from './part.ts'

const ISSUE_ACTIONS = ['opened', 'closed', 'reopened', 'transferred', 'deleted']
const PULL_ACTIONS = ['opened', 'edited', 'synchronize', 'closed', 'reopened']
const REVIEW_ACTIONS = ['submitted', 'edited', 'dismissed']

const ALERTS = ['secret_scanning_alert', 'code_scanning_alert', 'dependabot_alert']

/** As `domain/screen/labels` has it, which is not loaded for this. */
const PHASE_COLOUR = '0052cc'

/**
 * Whether anything can be to do, told from the event alone and with nothing loaded: most comments of a repository ask for
 * nothing, and their runs end here. What it passes over means nothing to `toSignal` either; the reverse need not hold.
 */
export function isRelevant(event: string, payload: unknown): boolean {
  const action = text(part(payload, 'action'))
  // By whomever: what watches is no person.
  if (event === 'repository_dispatch') return action === 'hikeshi-report'
  if (ALERTS.includes(event)) return true
  if (isBot(part(payload, 'sender'))) {
    // Whether an app's issue is a report is for the policy to say; a workflow starts for those alone that it names.
    if (event === 'issues') return action === 'opened' && !isPull(payload)
    // A merge or a push stands there, whoever did it; a merge queue does both.
    if (event === 'push') return isDefaultBranch(payload)
    return event === 'pull_request' && action === 'closed' && isMerged(payload)
  }
  switch (event) {
    case 'issues':
      return !isPull(payload) && issueConcerns(action, payload)
    case 'issue_comment':
      return !isPull(payload) && commentConcerns(action, payload)
    case 'pull_request':
      return PULL_ACTIONS.includes(action)
    case 'pull_request_review':
      return REVIEW_ACTIONS.includes(action)
    case 'push':
      return isDefaultBranch(payload)
    case 'projects_v2_item':
      return action === 'edited'
    case 'membership':
    case 'team':
    case 'organization':
      return true
    default:
      return false
  }
}

function issueConcerns(action: string, payload: unknown): boolean {
  if (action === 'edited') return part(payload, 'changes', 'body') !== undefined
  if (action === 'labeled' || action === 'unlabeled') return labelConcerns(part(payload, 'label'))
  return ISSUE_ACTIONS.includes(action)
}

/** A phase that somebody renamed still has its colour and words. */
function labelConcerns(label: unknown): boolean {
  const isRenamed = text(part(label, 'color')) === PHASE_COLOUR && text(part(label, 'description')) !== ''
  return isRenamed || isOwnLabel(text(part(label, 'name')))
}

function commentConcerns(action: string, payload: unknown): boolean {
  const body = text(part(payload, 'comment', 'body'))
  if (action === 'created' || action === 'deleted') return looksLikeCommand(body)
  // An author who makes a command of what he said is asked to write it anew.
  const isOwn = text(part(payload, 'comment', 'user', 'login')) === text(part(payload, 'sender', 'login'))
  const wasOne = looksLikeCommand(text(part(payload, 'changes', 'body', 'from')))
  return action === 'edited' && looksLikeCommand(body) && (isOwn || wasOne)
}

const isDefaultBranch = (payload: unknown): boolean =>
  part(payload, 'ref') === `refs/heads/${text(part(payload, 'repository', 'default_branch'))}`

const isBot = (sender: unknown): boolean =>
  part(sender, 'type') === 'Bot' || text(part(sender, 'login')).endsWith('[bot]')

const isMerged = (payload: unknown): boolean => text(part(payload, 'pull_request', 'merged_at')) !== ''

/** GitHub tells of comments on pull requests as of comments on issues. */
const isPull = (payload: unknown): boolean => {
  const pull = part(payload, 'issue', 'pull_request')
  return pull !== undefined && pull !== null
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
