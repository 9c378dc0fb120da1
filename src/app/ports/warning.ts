import type { Told } from '../../domain/values/told-error.ts'

/** Something that went wrong, or could be better, and is no failure: its host says it to whoever reads there. */
export interface Warning {
  id: WarningId
  /** The values of its words. */
  about?: Readonly<Record<string, string | number | Told>>
}

/** Each has its words in `templates/texts/warnings`: hardly any run warns of anything, so none carries them. */
export type WarningId =
  | 'action-item-unlinked'
  | 'alerts-unseen'
  | 'call-not-made'
  | 'call-result-unrecorded'
  | 'call-unrecorded'
  | 'card-unplaced'
  | 'failure-untold'
  | 'findings-not-drawn'
  | 'foreign-adoptions'
  | 'issue-settings-unset'
  | 'late-sweep-untold'
  | 'no-account'
  | 'no-team'
  | 'not-sealed'
  | 'overlap-untold'
  | 'pull-request-not-opened'
  | 'readings-not-kept'
  | 'replay-not-judged'
  | 'request-not-worked'
  | 'rounds-unseen'
  | 'runbook'
  | 'runbook-gaps'
  | 'sweep.adoptions'
  | 'sweep.ahead'
  | 'sweep.alerts'
  | 'sweep.before'
  | 'sweep.board'
  | 'sweep.cases'
  | 'sweep.due'
  | 'sweep.exceptions'
  | 'sweep.failed'
  | 'sweep.gone'
  | 'sweep.look'
  | 'sweep.look-noted'
  | 'sweep.places'
  | 'sweep.seals'
  | 'sweep.strangers'
  | 'sweep.taken'
  | 'sweep.time'
  | 'sweep.together'
  | 'taken-off'
  | 'tampering-untold'
