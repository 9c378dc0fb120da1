import { commitMessage } from '../../../src/app/case/ledger/commit-message.ts'
import { sealed } from '../../../src/app/case/ledger/seal.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import type { Sealer } from '../../../src/app/ports/sealing.ts'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import { ledgerPath } from '../../../src/domain/case/ledger-path.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import type { Told } from '../../support/story.ts'

/** One append: the whole file after it, and what its commit says. */
export interface Append {
  text: string
  message: string
}

/** A record with every state that it went through, oldest first. */
export interface SealedCase {
  path: string
  appends: Append[]
}

/** A told story as the record of one issue, at its own time: each request is an append, and each append ends with a seal. */
export function sealedCase(
  told: Told,
  { issue, begun, policy }: { issue: number; begun: Date; policy: string },
  sealer: Sealer,
): SealedCase {
  const year = begun.getUTCFullYear()
  const lines = recordedCase(at(told, begun), { policy, issue, year })
  const path = ledgerPath(year, issue)
  return { path, appends: appendsOf(path, lines, sealer) }
}

export function appendsOf(path: string, lines: readonly LedgerLine[], sealer: Sealer): Append[] {
  const appends: Append[] = []
  const written: LedgerLine[] = []
  let text = ''
  for (const [index, line] of lines.entries()) {
    written.push(line)
    if (lines[index + 1]?.cause === line.cause) continue
    const [last = line] = sealed(written, sealer).slice(-1)
    const added = [
      ...written.slice(
        written.findIndex(({ cause }) => cause === line.cause),
        -1,
      ),
      last,
    ]
    text += printLedger(added)
    appends.push({ text, message: commitMessage(path, added) })
  }
  return appends
}

function at(told: Told, begun: Date): Told {
  const [first] = told.placed
  const later = begun.getTime() - Date.parse(first?.at ?? '')
  const shifted = (time: string): string => new Date(Date.parse(time) + later).toISOString()
  const placed = told.placed.map((one) => ({ ...one, at: shifted(one.at), recorded: shifted(one.recorded) }))
  return { ...told, placed }
}
