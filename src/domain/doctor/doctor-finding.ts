import type { Diagnostic, Graded, InIds } from '../diagnostics/diagnostic.ts'
import type { LabelWanted } from './facts.ts'
import type { Renamed } from './renamed.ts'

/** Something of the set-up that is not as the policy needs it. */
export interface DoctorFinding extends Diagnostic<DoctorCode, object, InIds & Graded> {
  /** The repair that `--fix` makes. */
  mend?: Mend
}

/** A repair that GitHub's API can make; doing it twice is doing it once. */
export type Mend =
  | { kind: 'labels'; repository: string; labels: readonly LabelWanted[] }
  /** Makes the field where it is missing (`changes: field`), or adds what options it lacks; what is there stays. */
  | { kind: 'board'; field: string; options: readonly string[]; changes: 'field' | 'options' }
  /** Gives something its name back. */
  | ({ kind: 'label-name'; repository: string } & Renamed)
  | ({ kind: 'option-name' } & Renamed)
  | { kind: 'actions-open-pulls'; repository: string }
  | { kind: 'schedule'; repository: string }

/** GitHub may make options anew that are written back: then every card lies in no column until a round puts it back. */
export const risksCards = (mend: Mend): boolean =>
  mend.kind === 'option-name' || (mend.kind === 'board' && mend.changes === 'options')

export const DOCTOR_CODES = [
  'actions-open-no-pulls',
  'alerts-unseen',
  'api-version-gone',
  'app-suspended',
  'automation-on',
  'board-field-missing',
  'board-missing',
  'board-option-missing',
  'board-option-renamed',
  'board-option-unknown',
  'board-public',
  'call-failed',
  'call-made',
  'call-missed',
  'calls-none',
  'copy-failed',
  'copy-late',
  'copy-missing',
  'copy-never',
  'copy-off',
  'deliveries-failed',
  'event-missing',
  'form-differs',
  'form-missing',
  'issue-field-missing',
  'issue-option-missing',
  'issue-type-missing',
  'issues-off',
  'label-doubled',
  'label-renamed',
  'labels-missing',
  'ledger-missing',
  'ledger-ruled',
  'ledger-unprotected',
  'may-do-too-little',
  'may-read-restricted',
  'may-rewrite-records',
  'nobody-separate',
  'not-installed',
  'permission-missing',
  'permission-needless',
  'plan-ruled',
  'policy-missing',
  'policy-not-adopted',
  'policy-not-the-adopted',
  'policy-wrong',
  'repository-archived',
  'repository-missing',
  'repository-public',
  'role-of-nobody',
  'schedule-missing',
  'schedule-off',
  'server-old',
  'server-without-board',
  'sweep-late',
  'sweep-never',
  'team-empty',
  'team-missing',
  'unseen',
  'user-missing',
  'webhook-insecure',
  'webhook-nowhere',
] as const
export type DoctorCode = (typeof DOCTOR_CODES)[number]

/** It keeps something from working. */
export const broken = (code: DoctorCode, params: DoctorFinding['params'] = {}, mend?: Mend): DoctorFinding => ({
  ...{ code, severity: 'error', params },
  ...(mend !== undefined && { mend }),
})

/** It is worth knowing. */
export const hint = (code: DoctorCode, params: DoctorFinding['params'] = {}, mend?: Mend): DoctorFinding => ({
  ...{ code, severity: 'warning', params },
  ...(mend !== undefined && { mend }),
})

/** A topic that could not be looked at: nothing is said about it, neither good nor bad. */
export type Topic =
  | 'actions'
  | 'app'
  | 'board'
  | 'deliveries'
  | 'files'
  | 'installation'
  | 'issue-settings'
  | 'labels'
  | 'ledger'
  | 'members'
  | 'permissions'
  | 'repository'
  | 'teams'
