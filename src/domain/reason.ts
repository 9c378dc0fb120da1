import * as z from 'zod'

/** Why something is not done now. Codes are stable; their words live in `templates/texts`. */
export const REASON_CODES = [
  'acts-unratified',
  'action-incomplete',
  'already-linked',
  'already-there',
  'answer-doubtful',
  'approval-missing',
  'board-report-unacknowledged',
  'channel-closed',
  'channel-compromised',
  'channel-safe',
  'closed-case',
  'consent-missing',
  'correction-proposed',
  'day-past',
  'edited-unseen',
  'evidence-missing',
  'exception-unapproved',
  'fact-fixed',
  'executive-missing',
  'fact-missing',
  'fact-provisional',
  'fact-stale',
  'form-gone',
  'harm-reason-missing',
  'itself',
  'kept-as-note',
  'lead-ended',
  'lead-missing',
  'link-chain',
  'no-such-case',
  'no-such-line',
  'no-way',
  'none-without-reason',
  'names-persons',
  'not-allowed-value',
  'nobody-concerned',
  'not-an-administrator',
  'not-appointable',
  'not-concerned',
  'not-for-you',
  'not-the-current-file',
  'not-your-request',
  'notice-unapproved',
  'notice-unsent',
  'nothing-to-approve',
  'nothing-to-ratify',
  'organisation-not-started',
  'organisation-not-stood-down',
  'own-consent',
  'own-exemption',
  'own-measure',
  'policy-file-missing',
  'policy-invalid',
  'policy-not-adopted',
  'policy-record-broken',
  'policy-unapproved',
  'procedure-missing',
  'pull-request-closed',
  'pull-request-incomplete',
  'pull-request-missing',
  'pull-request-unapproved',
  'pull-request-unmerged',
  'reason-missing',
  'runbook-missing',
  'slip',
  'superseded',
  'system-not-recovered',
  'time-too-late',
  'time-unreadable',
  'time-unusable',
  'too-early',
  'unacknowledged',
  'unknown-account',
  'unknown-action',
  'unknown-field',
  'unknown-notice',
  'unknown-phase',
  'unknown-runbook',
  'unknown-system',
  'unknown-trigger',
  'unknown-what',
  'unknown-without-reason',
  'usage',
  'via-other-app',
] as const

export type ReasonCode = (typeof REASON_CODES)[number]

export interface Reason {
  code: ReasonCode
  /** The requirement that asks for it, such as `R4.2-2`. */
  clause?: string
  /** Ids for the texts: `field`, `phase`, `roles` … are turned into the policy's words by name. */
  params?: Readonly<Record<string, string | readonly string[]>>
}

/** A reason as a ledger keeps it. */
export const reasonSchema = z.strictObject({
  code: z.enum(REASON_CODES),
  clause: z.string().exactOptional(),
  params: z.record(z.string(), z.union([z.string(), z.array(z.string())])).exactOptional(),
})

export const because = (code: ReasonCode, clause?: string, params?: Reason['params']): Reason => ({
  code,
  ...(clause === undefined ? {} : { clause }),
  ...(params === undefined ? {} : { params }),
})
