import * as z from 'zod/mini'
import type { BotMove, Signal } from '../../../app/inbox/signal.ts'
import { isApp } from '../../../domain/policy/trusted-app.ts'
import { columnSignal } from './column-signal.ts'
import { commentSignal } from './comment-signal.ts'
import { issueSignal } from './issue-signal.ts'
import { alertSignal, dispatchSignal } from './machine-signal.ts'
import { envelopeSchema } from './parts.schema.ts'
import { peopleSignal } from './people-signal.ts'
import { pullRequestSignal, reviewSignal } from './pull-request-signal.ts'
import { pushSignal } from './push-signal.ts'

const actionSchema = z.object({ action: z.string() })

/**
 * The meaning of a webhook delivery for us, told from its payload alone; undefined where it means nothing: bots, the app
 * itself among them, comments without a command, pull requests as issues, labels of other people.
 */
export function toSignal(event: string, payload: unknown): Signal | undefined {
  const read = envelopeSchema.safeParse(payload)
  if (!read.success) return undefined
  const envelope = read.data
  const action = actionSchema.safeParse(payload).data?.action ?? ''
  const signal = signalOf(event, action, payload, envelope)
  if (signal === undefined) return undefined
  return isApp(envelope.sender) && !stands(signal) && !isReport(signal) ? undefined : signal
}

/** An app opens an issue: the policy knows whether it is one whose reports are heard (R4.1-3). */
const isReport = (signal: Signal): boolean =>
  signal.kind === 'machine-report' || (signal.kind === 'issue-opened' && signal.issue.author.id === signal.actor.id)

/** By whomever: what was merged or pushed stands there now, and may need an answer. */
const stands = (signal: Signal): boolean =>
  ['policy-changed', 'runbooks-changed'].includes(signal.kind) ||
  (signal.kind === 'pull-request' && signal.what === 'closed' && signal.merged)

/** A bot's move on a screen of ours: it asks for nothing by that, so it is no request. */
export function toBotMove(event: string, payload: unknown): BotMove | undefined {
  const read = envelopeSchema.safeParse(payload)
  if (!read.success || !isApp(read.data.sender)) return undefined
  const signal = signalOf(event, actionSchema.safeParse(payload).data?.action ?? '', payload, read.data)
  return signal !== undefined && isBotMove(signal) ? signal : undefined
}

const isBotMove = (signal: Signal): signal is BotMove => ['column', 'label', 'closed', 'reopened'].includes(signal.kind)

function signalOf(event: string, action: string, payload: unknown, envelope: z.infer<typeof envelopeSchema>) {
  switch (event) {
    case 'issues':
      return issueSignal(action, payload, envelope)
    case 'issue_comment':
      return commentSignal(action, payload, envelope)
    case 'projects_v2_item':
      return columnSignal(action, payload, envelope)
    case 'pull_request':
      return pullRequestSignal(action, payload, envelope)
    case 'pull_request_review':
      return reviewSignal(action, payload, envelope)
    case 'push':
      return pushSignal(payload, envelope)
    case 'repository_dispatch':
      return dispatchSignal(action, payload, envelope)
    case 'secret_scanning_alert':
      return alertSignal('secret-scanning', action, payload, envelope)
    case 'code_scanning_alert':
      return alertSignal('code-scanning', action, payload, envelope)
    case 'dependabot_alert':
      return alertSignal('dependabot', action, payload, envelope)
    case 'membership':
    case 'team':
    case 'organization':
      return peopleSignal(payload, envelope)
    default:
      return undefined
  }
}
