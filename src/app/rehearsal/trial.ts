/** The trials of a rehearsal on its drill: each door, and what the app shows of it. */
export const DRILL_TRIALS = ['report', 'command', 'own-sign', 'label-set', 'card', 'edit', 'closing', 'locked'] as const
/** The trials in a repository of the rehearsal's own, where nothing is lost whatever GitHub answers. */
export const GROUND_TRIALS = ['api-version', 'any-sha', 'history', 'reason', 'sub-issue', 'secret', 'archived'] as const
/** The trials in the organisation, taken away at once. */
export const ORGANISATION_TRIALS = ['rules', 'team'] as const
export const TRIALS = [...DRILL_TRIALS, ...GROUND_TRIALS, ...ORGANISATION_TRIALS] as const
export type TrialId = (typeof TRIALS)[number]

/** Why beliefs of `.github/github.md` are tried on no organisation, and how many of them; a test counts them. */
export const NOT_HERE = {
  'another-account': 7,
  'another-app': 1,
  'another-repository': 7,
  'leaves-board': 2,
  'link-for-record': 1,
  merged: 1,
  'people-see': 5,
  'real-board': 6,
  'secret-known': 1,
  settings: 8,
  'slows-down': 8,
  'takes-issue': 4,
  weeks: 2,
} as const
export type NotHere = keyof typeof NOT_HERE
export const NOT_HERE_REASONS = Object.keys(NOT_HERE) as NotHere[]

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
