/** A code's own record; its words live in `templates/texts`. A new code is a record here and its words there. */
interface Refusal {
  /** The parameters of a reason of this code: one id or several; with a question mark, where there is one to name. */
  params: Readonly<Record<string, Param>>
  /** The one who can take the reason away. */
  turn: Turn
  /** The command that takes it away. */
  help: Help
  /** Fields to be written anew, as the skeleton of an answer offers them. */
  writes: 'nothing' | 'field' | 'fields'
  /** A remark is told to somebody whose request was carried out, or had been before. */
  says: 'refusal' | 'remark'
  /** Whether one command of those whose turn it is takes it away: its remedy says no more than who and which. */
  isDecided: boolean
}

type Param = 'id' | 'ids' | 'id?' | 'ids?'

export type Turn =
  /** Somebody who asks again, or nobody of the case. */
  | 'asker'
  /** The roles that may set `field`. */
  | 'setters'
  /** Those in `roles`. */
  | 'roles'
  /** Those in `roles`, and whoever records for them that they have taken note. */
  | 'roles-or-recorders'
  /** The one in `role`. */
  | 'role'
  /** The roles that may accept a finding as it is. */
  | 'acceptors'
  /** The roles that must approve `pull`. */
  | 'approvers'
  /** The people who may end the organisation that acts. */
  | 'organisation'
  /** The roles that may record facts that nobody else is named for. */
  | 'recorders'
  /** Nobody of this case. */
  | 'nobody'

/**
 * Commands, each of which helps: `{param}` stands for an id of the reason, `[slot]` for what its reader fills in, and
 * `usage.…` for how a command is written. A name stands for what depends on the case.
 */
export type Help =
  | readonly string[]
  | 'none'
  | 'acknowledgement-or-exemption'
  | 'act-again-later'
  | 'action-again'
  | 'choices-of-command'
  | 'choices-of-field'
  | 'command-with-reason'
  | 'corrected-value'
  | 'first-field'
  | 'line-again'
  | 'notice-to-those-left'
  | 'stand-down'
  | 'usage-of-command'
  | 'value-with-reason'

/** Most are said to whoever asked, and no single command takes them away. */
const PLAIN = { turn: 'asker', help: 'none', writes: 'nothing', says: 'refusal', isDecided: false } as const

const refusal = <const Params extends Refusal['params']>(
  params: Params,
  more: Partial<Omit<Refusal, 'params'>> = {},
): Refusal & { params: Params } => ({ ...PLAIN, ...more, params })

/** Why something is not done now. Codes are stable. */
export const REFUSALS = {
  'account-unclear': refusal({ field: 'id', text: 'id' }, { turn: 'setters', writes: 'field' }),
  'action-incomplete': refusal({ action: 'id' }, { turn: 'recorders', help: ['usage.action'] }),
  'action-items-incomplete': refusal({ pull: 'id', number: 'id', repository: 'id' }, { turn: 'approvers' }),
  'acts-unratified': refusal({ account: 'id', role: 'id', line: 'id' }, { turn: 'role', help: ['/ratify'] }),
  'administration-unseen': refusal({ repository: 'id' }),
  'already-linked': refusal({ number: 'id' }),
  'already-signed': refusal({}),
  'already-there': refusal({ phase: 'id?' }, { says: 'remark' }),
  'answer-awaited': refusal({ answer: 'id', until: 'id' }),
  'answer-doubtful': refusal({ field: 'id' }, { says: 'remark' }),
  'answer-unchosen': refusal({ field: 'id', text: 'id', options: 'ids' }, { help: 'choices-of-field', says: 'remark' }),
  'approval-missing': refusal({ what: 'id', roles: 'ids' }, { turn: 'roles', help: ['/approve'], isDecided: true }),
  'board-report-unacknowledged': refusal(
    { what: 'id', roles: 'ids', entered: 'id?', fields: 'ids?', pull: 'id?' },
    {
      turn: 'roles-or-recorders',
      help: ['/acknowledge {what}', '/acknowledge {what} [minutes]'],
      isDecided: true,
    },
  ),
  'channel-closed': refusal({}, { says: 'remark' }),
  'channel-compromised': refusal({}, { says: 'remark' }),
  'channel-safe': refusal({}, { help: ['usage.note'], says: 'remark' }),
  'closed-case': refusal({}, { says: 'remark' }),
  'comment-deleted': refusal({ account: 'id', text: 'id', line: 'id' }, { help: ['usage.redact'], says: 'remark' }),
  'consent-missing': refusal(
    { field: 'id', roles: 'ids', entered: 'id?' },
    { turn: 'roles', help: ['/consent {field}'], isDecided: true },
  ),
  'contained-unconfirmed': refusal({ text: 'id', roles: 'ids' }, { help: 'line-again', says: 'remark' }),
  'contacts-empty': refusal({ runbooks: 'ids', contacts: 'ids', roles: 'ids' }, { turn: 'roles' }),
  'correction-proposed': refusal(
    { field: 'id', values: 'ids', roles: 'ids' },
    { help: 'corrected-value', says: 'remark' },
  ),
  'day-past': refusal({ text: 'id', day: 'id', account: 'id' }, { help: 'action-again' }),
  'document-missing': refusal({ document: 'id' }),
  'edit-not-run': refusal({ text: 'id' }, { help: 'line-again' }),
  'edit-undoes-nothing': refusal({ text: 'id', command: 'id' }, { help: 'usage-of-command', says: 'remark' }),
  'edited-unseen': refusal({}),
  'evidence-missing': refusal({ field: 'id' }, { turn: 'setters', help: ['usage.evidence'], writes: 'field' }),
  'exception-unapproved': refusal({ exception: 'id' }, { turn: 'nobody' }),
  'exception-without-effect': refusal({ field: 'id' }, { turn: 'setters', writes: 'field' }),
  'executive-missing': refusal({ roles: 'ids' }, { turn: 'roles', help: ['/appoint [user]'] }),
  'fact-fixed': refusal({ field: 'id' }),
  'fact-missing': refusal({ field: 'id' }, { turn: 'setters', writes: 'field' }),
  'fact-provisional': refusal({ field: 'id' }, { turn: 'setters', writes: 'field' }),
  'fact-stale': refusal({ field: 'id', entered: 'id?', other: 'id?' }, { turn: 'setters', writes: 'field' }),
  'field-twice': refusal({ field: 'id' }, { writes: 'field' }),
  'findings-changed': refusal({ what: 'id', roles: 'ids?' }, { turn: 'roles', help: ['/approve'] }),
  'findings-open': refusal({ findings: 'ids' }, { turn: 'acceptors', help: ['usage.action', 'usage.accept'] }),
  'form-gone': refusal({ fields: 'ids' }, { writes: 'fields', says: 'remark' }),
  'harm-reason-missing': refusal(
    { field: 'id', values: 'ids?' },
    { turn: 'setters', help: 'value-with-reason', writes: 'field' },
  ),
  'headings-twice': refusal({ fields: 'ids' }, { help: 'first-field', says: 'remark' }),
  itself: refusal({}),
  'judged-elsewhere': refusal({ repository: 'id', home: 'id' }),
  'kept-as-note': refusal({}),
  'lead-ended': refusal({ number: 'id' }),
  'lead-missing': refusal({}, { help: ['usage.duplicate'] }),
  'link-chain': refusal({ number: 'id' }),
  'label-of-deadline': refusal({ text: 'id' }),
  'label-of-field': refusal({ text: 'id', field: 'id', values: 'ids' }, { help: 'corrected-value' }),
  'label-of-kind': refusal({ text: 'id' }),
  'label-of-passed': refusal({ text: 'id' }, { help: ['/status'] }),
  'label-of-phase': refusal({ text: 'id' }, { help: ['usage.phase'] }),
  'label-of-systems': refusal({ text: 'id', fields: 'ids' }, { help: 'first-field' }),
  'mover-unknown': refusal({}),
  'names-persons': refusal({}, { says: 'remark' }),
  'no-findings': refusal({}),
  'no-such-case': refusal({ number: 'id' }),
  'no-such-line': refusal({ text: 'id' }),
  'no-way': refusal({ phase: 'id?', phases: 'ids?' }, { help: ['usage.phase'] }),
  'no-way-of-yours': refusal({ phase: 'id?', roles: 'ids' }, { help: ['usage.note'] }),
  'nobody-beside': refusal({ field: 'id' }, { turn: 'setters', writes: 'field' }),
  'nobody-concerned': refusal({ what: 'id', roles: 'ids' }),
  'none-not-taken': refusal({ field: 'id' }, { turn: 'setters', writes: 'field' }),
  'none-without-reason': refusal({ field: 'id' }, { turn: 'setters', writes: 'field' }),
  'not-allowed-value': refusal({ field: 'id', text: 'id', options: 'ids', ofField: 'id?' }),
  'not-an-administrator': refusal({ repository: 'id' }),
  'not-appointable': refusal({ account: 'id', roles: 'ids' }, { help: ['/appoint [user]'] }),
  'not-concerned': refusal({
    what: 'id?',
    notice: 'id?',
    text: 'id',
    accounts: 'ids',
    groups: 'ids',
    customers: 'ids',
    persons: 'ids',
  }),
  'not-for-you': refusal({ roles: 'ids', field: 'id?', phase: 'id?' }),
  'not-looked-through': refusal({}),
  'not-separate': refusal({ roles: 'ids', field: 'id?', phase: 'id?' }, { turn: 'setters' }),
  'not-the-current-file': refusal({ file: 'id', sha: 'id' }, { help: ['/adopt {sha}'] }),
  'note-time-unread': refusal({ text: 'id' }, { help: ['usage.note'], says: 'remark' }),
  'nothing-to-approve': refusal({}),
  'nothing-to-ratify': refusal({}),
  'notice-unapproved': refusal({ notice: 'id', roles: 'ids' }, { turn: 'roles', help: ['/approve {notice}'] }),
  'notice-undrawn': refusal({ notice: 'id' }, { turn: 'recorders', help: ['/notice {notice}'] }),
  'notice-unsent': refusal(
    {
      ...{ notice: 'id', entered: 'id?', number: 'id?' },
      ...{ accounts: 'ids?', groups: 'ids?', customers: 'ids?', persons: 'ids?' },
    },
    { turn: 'recorders', help: 'notice-to-those-left' },
  ),
  'one-a-line': refusal({ text: 'id' }, { help: 'line-again' }),
  'organisation-not-started': refusal({ roles: 'ids' }, { turn: 'roles', help: ['/activate'] }),
  'organisation-not-stood-down': refusal({}, { turn: 'organisation', help: 'stand-down' }),
  'own-consent': refusal({ field: 'id' }),
  'own-exemption': refusal({ what: 'id' }, { help: ['/acknowledge {what}'] }),
  'own-measure': refusal({ action: 'id' }),
  placeholder: refusal({ command: 'id' }, { help: 'choices-of-command' }),
  'policy-file-missing': refusal({ file: 'id' }),
  'policy-invalid': refusal({ file: 'id', line: 'id', column: 'id', problem: 'id', message: 'id', suggestion: 'id?' }),
  'policy-not-adopted': refusal({}, { help: ['usage.adopt'] }),
  'policy-record-broken': refusal({}, { help: ['hikeshi verify'] }),
  'policy-record-key-lost': refusal({ file: 'id', sha: 'id' }, { help: ['/adopt {sha}'] }),
  'policy-record-lost': refusal({ text: 'id' }, { help: ['hikeshi verify'] }),
  'policy-unapproved': refusal({ role: 'id', file: 'id', sha: 'id' }),
  'procedure-missing': refusal({ roles: 'ids' }, { turn: 'roles', help: ['/appoint [user]'] }),
  'pull-request-by-one': refusal(
    { pull: 'id', number: 'id', repository: 'id', accounts: 'ids', roles: 'ids' },
    { turn: 'roles', help: ['/approve {pull}'] },
  ),
  'pull-request-closed': refusal({ pull: 'id', number: 'id', repository: 'id' }, { turn: 'approvers' }),
  'pull-request-incomplete': refusal(
    { pull: 'id', number: 'id', repository: 'id', section: 'id' },
    { turn: 'approvers' },
  ),
  'pull-request-missing': refusal({ pull: 'id' }, { turn: 'approvers' }),
  'pull-request-unapproved': refusal(
    { pull: 'id', number: 'id', repository: 'id', role: 'id' },
    { turn: 'role', help: ['/approve {pull}'] },
  ),
  'pull-request-unmerged': refusal({ pull: 'id?', number: 'id?', repository: 'id?' }, { turn: 'approvers' }),
  'reason-missing': refusal(
    { command: 'id?', what: 'id?', line: 'id?', phase: 'id?' },
    { help: 'command-with-reason' },
  ),
  'repository-unapproved': refusal({ repository: 'id' }),
  'role-unseen': refusal({ roles: 'ids' }, { help: ['hikeshi doctor'] }),
  'runbook-missing': refusal({ field: 'id' }, { turn: 'setters', help: ['/set {field} [reason]'], writes: 'field' }),
  'signature-missing': refusal({ what: 'id', roles: 'ids' }, { turn: 'roles', help: ['/approve'] }),
  slip: refusal({ command: 'id', text: 'id' }, { help: 'line-again' }),
  'system-not-recovered': refusal(
    { system: 'id', entered: 'id?' },
    { turn: 'recorders', help: ['/recovered {system}'] },
  ),
  'time-ahead': refusal({ field: 'id', text: 'id' }),
  'time-ambiguous': refusal({ field: 'id', text: 'id' }),
  'time-too-late': refusal({ field: 'id', text: 'id' }),
  'time-unreadable': refusal({ field: 'id', text: 'id' }),
  'time-unusable': refusal({ command: 'id', text: 'id' }, { help: 'usage-of-command' }),
  'time-without-hour': refusal({ field: 'id', text: 'id' }),
  'too-early': refusal({ what: 'id?', notice: 'id?', phase: 'id' }, { help: 'act-again-later', says: 'remark' }),
  unacknowledged: refusal(
    { what: 'id', accounts: 'ids', groups: 'ids', customers: 'ids', persons: 'ids' },
    { help: 'acknowledgement-or-exemption' },
  ),
  'unknown-account': refusal({ text: 'id' }),
  'unknown-action': refusal({ text: 'id', actions: 'ids' }),
  'unknown-command': refusal({ text: 'id' }, { help: ['/help'] }),
  'unknown-field': refusal({ text: 'id' }),
  'unknown-finding': refusal({ text: 'id', findings: 'ids' }),
  'unknown-not-taken': refusal({ field: 'id' }, { turn: 'setters', writes: 'field' }),
  'unknown-notice': refusal({ text: 'id', notices: 'ids' }),
  'unknown-phase': refusal({ text: 'id', phases: 'ids' }),
  'unknown-runbook': refusal({ text: 'id', runbooks: 'ids' }),
  'unknown-system': refusal({ text: 'id', systems: 'ids' }),
  'unknown-trigger': refusal({ text: 'id', triggers: 'ids' }),
  'unknown-what': refusal({ text: 'id', whats: 'ids?' }),
  'unknown-without-reason': refusal({ field: 'id', text: 'id?' }, { turn: 'setters', writes: 'field' }),
  usage: refusal({ command: 'id' }, { help: 'choices-of-command' }),
  'value-missing': refusal({ field: 'id' }, { help: 'choices-of-field' }),
  'via-other-app': refusal({ text: 'id' }),
  'words-kept': refusal({}, { help: ['usage.set'], says: 'remark' }),
  'words-left': refusal({ forms: 'id' }, { says: 'remark' }),
}
