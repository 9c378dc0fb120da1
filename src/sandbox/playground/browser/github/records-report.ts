/** What `verify` found, as the control calls tell it; lines count from 1. */
export interface RecordsReport {
  ledgers: number
  lines: number
  commits: number
  findings: { code: string; path: string; line?: number; commit?: string; message: string; remedy: string }[]
}
