import type { LedgerLine } from '../../../domain/case/ledger-line.ts'

export interface Redaction {
  /** `seq` of the line whose text goes. */
  line: number
  /** Only this text; without it, every text of the line. */
  key?: string
  /** `seq` of the `text-redacted` line that says so. */
  redactionSeq: number
}

/** Puts tombstones where the texts were; the chain still verifies, since it holds only their digests. */
export function redactText(lines: readonly LedgerLine[], { line, key, redactionSeq }: Redaction): LedgerLine[] {
  const target = lines.find(({ seq }) => seq === line)
  if (!target) throw new RangeError(`There is no line ${line} in this ledger`)
  if (key !== undefined && !Object.hasOwn(target.free, key)) throw new RangeError(`Line ${line} has no text "${key}"`)
  return lines.map((each) => (each === target ? { ...each, free: tombstones(each, key, redactionSeq) } : each))
}

function tombstones(line: LedgerLine, only: string | undefined, redacted: number): LedgerLine['free'] {
  const entries = Object.entries(line.free).map(([key, kept]): [string, LedgerLine['free'][string]] =>
    (only === undefined || only === key) && 'text' in kept ? [key, { redacted }] : [key, kept],
  )
  return Object.fromEntries(entries)
}
