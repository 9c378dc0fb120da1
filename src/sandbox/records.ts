/** One line that does not hold, and what to do about it; `line` counts from 1. */
interface RecordFinding {
  code: string
  path: string
  line: number | undefined
  commit: string | undefined
  message: string
  remedy: string
}

/** When a clock of a case next has something to say. */
export interface Deadline {
  repository: string
  issue: number
  clock: string
  at: string
  kind: string
}

/** The command line's work on the records, for the playground: the host brings it, since the sandbox knows no record. */
export interface Records {
  /** `repository` as `owner/name`. */
  verify(
    repository: string,
    language: 'ja' | 'en',
  ): Promise<{ ledgers: number; lines: number; commits: number; findings: readonly RecordFinding[] }>
  /** The operation check, in Markdown. */
  audit(language: 'ja' | 'en'): Promise<string>
  /** The register with its figures, as one page. */
  report(language: 'ja' | 'en'): Promise<string>
  /** The earliest first. */
  deadlines(): Promise<readonly Deadline[]>
}
