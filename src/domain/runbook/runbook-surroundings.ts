/** What a runbook is checked against besides itself; whatever is left out is not checked. */
export interface RunbookSurroundings {
  /** YYYY-MM-DD in the company's time zone. */
  readonly today?: string
  readonly kinds?: readonly string[]
  readonly systems?: readonly string[]
  readonly roles?: readonly string[]
  /** Roles that a runbook may name as executive (R4.1-1b). */
  readonly executives?: readonly string[]
  readonly facts?: readonly string[]
  /** Ids of contacts that every runbook has to name, such as `server-company` (R4.1-1d). */
  readonly contacts?: readonly string[]
}
