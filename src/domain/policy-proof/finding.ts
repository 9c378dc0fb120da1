import type { AtKeys, Diagnostic, Graded, InIds } from '../diagnostics/diagnostic.ts'

/** What the proof of a policy can find. Codes are stable; their words live beside the adapter that shows them. */
export const FINDING_CODES = [
  'acknowledger-differs',
  'action-of-none',
  'advice-twice',
  'appointed-to-nothing',
  'appointer-differs',
  'bad-login',
  'bad-team',
  'broken-always-open',
  'broken-every-path',
  'broken-never-without',
  'broken-only',
  'call-of-no-clock',
  'call-to-nobody',
  'channel-address',
  'channel-insecure',
  'channel-unsigned',
  'channel-unused',
  'channel-without-key',
  'circular-role',
  'command-taken',
  'condition-always-met',
  'condition-never-met',
  'consent-without-reason',
  'contain-into-end',
  'customer-placeholder',
  'date-ahead',
  'dead-end-phase',
  'downtime-unmet',
  'edition-of-few',
  'edition-to-nobody',
  'escalated-out-of-order',
  'escalated-to-same',
  'escalated-too-early',
  'few-without-reason',
  'findings-of-none',
  'findings-unsigned',
  'form-blank',
  'form-duplicate-field',
  'form-forbidden-word',
  'form-line-break',
  'form-no-options',
  'form-options-overlap',
  'form-reserved-option',
  'grave-without-length',
  'half-translated',
  'history-out-of-order',
  'idle-transition',
  'label-too-long',
  'lone-role',
  'mark-taken',
  'moved-into-open',
  'moved-without-end',
  'name-placeholder',
  'never-waived',
  'no-end',
  'no-stop',
  'no-such-day',
  'nobody-can-open',
  'nobody-in-role',
  'nobody-separate',
  'notice-of-confidential',
  'notice-unapproved',
  'number-as-id',
  'one-of-many',
  'only-app-moves',
  'only-reporter-moves',
  'only-requester',
  'opens-itself',
  'out-of-range',
  'part-untold',
  'phone-placeholder',
  'priorities-out-of-order',
  'priority-without-length',
  'pull-request-avoided',
  'reason-placeholder',
  'recovered-of-none',
  'repeated-id',
  'reserved-role',
  'restricted-in-open',
  'restricted-public',
  'runbook-elsewhere',
  'safeguard-clause',
  'safeguard-dropped',
  'safeguard-kept',
  'safeguard-weakened',
  'same-people',
  'same-person',
  'same-words',
  'severity-out-of-order',
  'shadowed-rule',
  'shadowed-transition',
  'slower-than-priority',
  'slower-when-graver',
  'stops-at-once',
  'succeeds-present',
  'succeeds-twice',
  'unfilled-words',
  'unknown-acknowledgement',
  'unknown-approval',
  'unknown-calendar',
  'unknown-channel',
  'unknown-clause',
  'unknown-clock',
  'unknown-command',
  'unknown-document',
  'unknown-field',
  'unknown-gate',
  'unknown-notice',
  'unknown-pack',
  'unknown-phase',
  'unknown-priority',
  'unknown-process',
  'unknown-pull-request',
  'unknown-repository',
  'unknown-role',
  'unknown-system',
  'unknown-transition',
  'unknown-value',
  'unknown-work',
  'unreachable-phase',
  'unrestricted-violation',
  'unsuppliable-fact',
  'value-of-text',
  'works-on-days-off',
  'works-on-holidays',
  'wrong-field-kind',
  'zone-of-nobody',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** A place in the policy's document: the keys that lead there. */
export type PolicyPath = AtKeys['path']

/**
 * Something that the proof has found, before it has words and a line. A warning keeps the policy from nothing but
 * counting: it is sound, and not ready for people.
 */
export interface Finding extends Diagnostic<FindingCode, AtKeys, InIds & Graded> {
  /** Whether it is about the thing that the last key names, or about what is written there. */
  at: 'key' | 'value'
  suggestion?: string
  /** Phases, in order, of a way on which it goes wrong. */
  trace?: readonly string[]
}

interface More {
  suggestion?: string | undefined
  trace?: readonly string[] | undefined
}

export const finding = (
  code: FindingCode,
  path: PolicyPath,
  params: Finding['params'] = {},
  { suggestion, trace }: More = {},
): Finding => ({
  ...{ code, path, at: 'value', params, severity: 'error' },
  ...(suggestion === undefined ? {} : { suggestion }),
  ...(trace === undefined ? {} : { trace }),
})

/** About a thing itself, so that the place is where its name stands. */
export const findingAbout = (...args: Parameters<typeof finding>): Finding => ({ ...finding(...args), at: 'key' })

/** About a policy that is sound and not ready for people. */
export const warning = (...args: Parameters<typeof finding>): Finding => ({ ...finding(...args), severity: 'warning' })
