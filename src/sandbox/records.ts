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

/**
 * The app's answer to a line, if somebody wrote it now: it is done; `kept` for others to confirm; `lacking`: theirs to ask
 * for, once what is missing is there; `none`: not theirs, or of no use.
 */
export type Trial = 'taken' | 'kept' | 'lacking' | 'none'

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
  /** The outcome of each line by the login of whoever wrote it, in this case as it is now; nothing is written down. */
  trials(repository: string, number: number, lines: readonly string[]): Promise<Record<string, Record<string, Trial>>>
}
