/** The trials of a rehearsal on its drill: each door, and what the app shows of it. */
export const DRILL_TRIALS = ['report', 'command', 'own-sign', 'label-set', 'card', 'edit', 'closing', 'locked'] as const
/** The trials in a repository of the rehearsal's own, where nothing is lost whatever GitHub answers. */
export const GROUND_TRIALS = ['api-version', 'any-sha', 'history', 'reason', 'sub-issue', 'secret', 'archived'] as const
/** The trials in the organisation, taken away at once. */
export const ORGANISATION_TRIALS = ['rules', 'team'] as const
export const TRIALS = [...DRILL_TRIALS, ...GROUND_TRIALS, ...ORGANISATION_TRIALS] as const
export type TrialId = (typeof TRIALS)[number]

/**
 * Why something was not tried: there is no board; no delivery tells of cards here; the app had not answered the report; GitHub
 * refused the person, not the app.
 */
export const NOT_TRIED = ['no-board', 'sweep-only', 'unanswered', 'refused'] as const

/** The result of a trial. `saw`: GitHub's own words or figures, as they are. */
export type Outcome =
  | { outcome: 'held' | 'not-held'; saw: string }
  | { outcome: 'not-tried'; why: (typeof NOT_TRIED)[number]; saw: string }

export type TrialTold = { id: TrialId } & Outcome

export const judged = (holds: boolean, saw: string): Outcome => ({ outcome: holds ? 'held' : 'not-held', saw })
