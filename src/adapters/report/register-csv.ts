import type { RegisterEntry } from '../../domain/figures/register.ts'

const COLUMNS = [
  ...([
    'repository',
    'issue',
    'process',
    'phase',
    'ended',
    'category',
    'kind',
    'severity',
    'priority',
    'systems',
  ] as const),
  ...(['detectedAt', 'reportedAt', 'answeredAt', 'containedAt', 'recoveredAt', 'endedAt', 'overdue'] as const),
]

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function registerCsv(entries: readonly RegisterEntry[]): string {
  const rows = entries.map((entry) => COLUMNS.map((column) => cell(entry[column])))
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number | readonly string[] | undefined): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '')
  // A spreadsheet would run what begins like a formula.
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
