/** The findings of `verify`, as the control calls tell them; lines count from 1. */
export interface RecordsReport {
  ledgers: number
  lines: number
  commits: number
  findings: { code: string; path: string; line?: number; commit?: string; message: string; remedy: string }[]
}
