/** The requirement that an exception takes away, where and how long (R6-1). */
export interface Waiver {
  /** The issue of the exception. */
  exception: number
  /** Processes whose gates it opens. */
  of: readonly string[]
  clauses: readonly string[]
  scope: { all: boolean; cases: readonly number[]; systems: readonly string[] }
  from: string
  until: string
  /** It counts before its approval, which follows. */
  ahead: boolean
}
