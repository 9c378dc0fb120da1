/** When a clock of a case next has something to say, as the control calls tell it. */
export interface Deadline {
  repository: string
  issue: number
  clock: string
  at: string
  kind: string
}
