type Known = readonly string[] | 'not-checked'

/** The surroundings that a runbook is checked against. */
export interface RunbookSurroundings {
  /** YYYY-MM-DD in the company's time zone. */
  readonly today: string
  readonly kinds: Known
  readonly systems: Known
  readonly roles: Known
  /** Roles that a runbook may name as executive (R4.1-1b). */
  readonly executives: Known
  readonly facts: Known
  /** Ids of contacts that every runbook has to name, such as `server-company` (R4.1-1d). */
  readonly contacts: Known
}

/** A runbook that is read for what it says, and held against nothing but itself. */
export const NOTHING_AROUND: RunbookSurroundings = {
  ...{ today: 'not-checked', kinds: 'not-checked', systems: 'not-checked', roles: 'not-checked' },
  ...{ executives: 'not-checked', facts: 'not-checked', contacts: 'not-checked' },
}
