import type { RegisterEntry } from '../../domain/audit/figures/register.ts'
import { csvOf } from './csv.ts'

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

export const registerCsv = (entries: readonly RegisterEntry[]): string =>
  csvOf(
    COLUMNS,
    entries.map((entry) => COLUMNS.map((column) => entry[column])),
  )
