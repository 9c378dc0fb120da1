import { type Figures, figuresOf } from '../../domain/figures/figures.ts'
import { entryOf, isIncident, type RegisterEntry } from '../../domain/figures/register.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { readCaseFile } from '../case-file.ts'
import type { LedgerStore, Repository } from '../ports/ledger-store.ts'

export interface Register {
  entries: readonly RegisterEntry[]
  figures: Figures
}

/** Every real incident of these repositories, and what they come to; drills and other processes are left out. */
export async function readRegister(
  ledger: Pick<LedgerStore, 'list' | 'read'>,
  repositories: readonly Repository[],
  policy: Policy,
  now: string,
): Promise<Register> {
  const entries: RegisterEntry[] = []
  for (const repository of repositories) {
    for (const ref of await ledger.list(repository)) {
      const state = readCaseFile((await ledger.read(ref))?.lines ?? [], policy)?.case
      if (state === undefined || !isIncident(policy, state)) continue
      entries.push(entryOf(policy, state, state.repository.name, now))
    }
  }
  entries.sort((one, other) => (one.reportedAt < other.reportedAt ? -1 : 1))
  return { entries, figures: figuresOf(entries, policy['time-zone']) }
}
