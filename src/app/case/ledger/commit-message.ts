import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import { parseLedgerPath } from '../../../domain/case/ledger-path.ts'

const SHOWN = 5

/** Types only, never a person's words; no `#12`, which GitHub would turn into an event of that issue. */
export function commitMessage(path: string, lines: readonly LedgerLine[]): string {
  const place = parseLedgerPath(path)
  const types = [...new Set(lines.map(({ type }) => type))]
  const shown = types.slice(0, SHOWN).join(', ')
  const more = types.length > SHOWN ? ` and ${types.length - SHOWN} more` : ''
  return `case ${place ? place.issue : path}: ${shown}${more} [skip ci]`
}
