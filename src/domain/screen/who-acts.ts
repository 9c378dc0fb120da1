import type { View } from '../commands/decision.ts'
import { settersOf } from '../commands/record.ts'
import type { Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'

/** Roles that can take a reason away; undefined where it lies with whoever asked, or with nobody of the case. */
export function whoActs(
  { policy, process }: Pick<View, 'policy' | 'process'>,
  { code, params }: Reason,
): readonly string[] | undefined {
  const one = (key: string): string => (typeof params?.[key] === 'string' ? params[key] : '')
  const roles = [params?.roles ?? []].flat()
  switch (code) {
    case 'fact-missing':
    case 'fact-provisional':
    case 'fact-stale':
    case 'evidence-missing':
    case 'harm-reason-missing':
    case 'runbook-missing':
    case 'none-without-reason':
    case 'unknown-without-reason':
    case 'account-unclear':
    case 'none-not-taken':
    case 'unknown-not-taken':
    case 'not-separate':
      return settersOf({ policy }, one('field'))
    case 'consent-missing':
    case 'approval-missing':
    case 'executive-missing':
    case 'notice-unapproved':
    case 'organisation-not-started':
    case 'procedure-missing':
      return roles
    case 'board-report-unacknowledged':
      return [...roles, ...(ownProperty(process.acknowledgements, one('what'))?.['recorded-by'] ?? [])]
    case 'findings-changed':
    case 'signature-missing':
      return roles
    case 'findings-open':
      return process.findings?.['accepted-by'] ?? []
    case 'acts-unratified':
    case 'pull-request-unapproved':
      return [one('role')]
    case 'action-items-incomplete':
    case 'pull-request-closed':
    case 'pull-request-incomplete':
    case 'pull-request-missing':
    case 'pull-request-unmerged':
      return approversOf(process, one('pull'))
    case 'organisation-not-stood-down':
      return policy.organisation.by
    case 'action-incomplete':
    case 'notice-undrawn':
    case 'notice-unsent':
    case 'system-not-recovered':
      return policy.defaults['set-by']
    case 'exception-unapproved':
      return []
    case 'already-linked':
    case 'already-signed':
    case 'no-findings':
    case 'not-looked-through':
    case 'unknown-finding':
    case 'nobody-concerned':
    case 'not-concerned':
    case 'own-exemption':
    case 'own-measure':
    case 'unacknowledged':
    case 'already-there':
    case 'answer-awaited':
    case 'answer-doubtful':
    case 'channel-closed':
    case 'channel-compromised':
    case 'channel-safe':
    case 'closed-case':
    case 'correction-proposed':
    case 'day-past':
    case 'document-missing':
    case 'contained-unconfirmed':
    case 'edit-not-run':
    case 'edited-unseen':
    case 'mover-unknown':
    case 'one-a-line':
    case 'placeholder':
    case 'fact-fixed':
    case 'form-gone':
    case 'headings-twice':
    case 'itself':
    case 'kept-as-note':
    case 'lead-ended':
    case 'lead-missing':
    case 'link-chain':
    case 'no-such-case':
    case 'no-such-line':
    case 'no-way':
    case 'names-persons':
    case 'not-allowed-value':
    case 'administration-unseen':
    case 'judged-elsewhere':
    case 'not-an-administrator':
    case 'repository-unapproved':
    case 'not-appointable':
    case 'not-for-you':
    case 'note-time-unread':
    case 'not-the-current-file':
    case 'not-your-request':
    case 'nothing-to-approve':
    case 'nothing-to-ratify':
    case 'own-consent':
    case 'policy-file-missing':
    case 'policy-invalid':
    case 'policy-unapproved':
    case 'policy-not-adopted':
    case 'policy-record-broken':
    case 'policy-record-key-lost':
    case 'policy-record-lost':
    case 'role-unseen':
    case 'reason-missing':
    case 'slip':
    case 'superseded':
    case 'time-too-late':
    case 'time-ambiguous':
    case 'time-unreadable':
    case 'time-without-hour':
    case 'time-unusable':
    case 'too-early':
    case 'unknown-account':
    case 'unknown-action':
    case 'unknown-field':
    case 'unknown-notice':
    case 'unknown-phase':
    case 'unknown-runbook':
    case 'unknown-system':
    case 'unknown-trigger':
    case 'unknown-what':
    case 'usage':
    case 'via-other-app':
      return undefined
  }
}

const approversOf = ({ transitions }: View['process'], pull: string): string[] => [
  ...new Set(
    transitions.flatMap(({ gates }) =>
      gates.flatMap((gate) =>
        gate.kind === 'pull-request' && gate['pull-request'] === pull ? gate['approved-by'] : [],
      ),
    ),
  ),
]
