import { type Figures, figuresOf } from '../../domain/audit/figures/figures.ts'
import { entryOf, isIncident, type RegisterEntry } from '../../domain/audit/figures/register.ts'
import type { Case } from '../../domain/case/case.ts'
import { type Holding, whoHas } from '../../domain/edition/who-has.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { editionsNow } from '../audit/editions-now.ts'
import { readCaseFile } from '../case/case-file.ts'
import { type RecordsMissing, recordsFound } from '../case/ledger/records-found.ts'
import type { LedgerStore, RecordTrust, Repository } from '../ports/ledger-store.ts'

export interface Register {
  /** Whether the app's own word for these records was looked for. */
  records: 'vouched-for' | 'not-checked'
  entries: readonly RegisterEntry[]
  figures: Figures
  /** The holders of each version of what is given to customers and persons covered (R8-1). */
  holdings: readonly Holding[]
  /** Where nothing was read, and what is missing there. */
  elsewhere: readonly { repository: Repository; what: RecordsMissing }[]
  /** Records of which not everything counts, or that are gone: what they say here is what the app itself wrote. */
  broken: readonly string[]
}

/** Every real incident of these repositories, and what they come to; drills and other processes are left out. */
export async function readRegister(
  ledger: Pick<LedgerStore, 'look' | 'list' | 'read' | 'readText'>,
  trust: Pick<RecordTrust, 'broken'> | 'not-checked',
  repositories: readonly Repository[],
  policy: Policy,
  now: string,
): Promise<Register> {
  const entries: RegisterEntry[] = []
  const giving: { case: Case; repository: string }[] = []
  const elsewhere: { repository: Repository; what: RecordsMissing }[] = []
  const broken = new Set<string>()
  const editions = editionsNow(policy, [])
  for (const repository of repositories) {
    const found = await recordsFound(ledger, repository)
    if (found.kind === 'missing') {
      elsewhere.push({ repository, what: found.what })
      continue
    }
    const named = (path: string): string => (repository.name === '' ? path : `${repository.name}/${path}`)
    for (const path of trust === 'not-checked' ? [] : await trust.broken(repository)) broken.add(named(path))
    for (const ref of found.cases) {
      const snapshot = await ledger.read(ref)
      if (snapshot?.tampering?.stands === true) broken.add(named(ref.path))
      const state = readCaseFile(snapshot?.lines ?? [], policy)?.case
      if (state === undefined) continue
      if (editions.some(({ process }) => process === state.process))
        giving.push({ case: state, repository: state.repository.name })
      if (!isIncident(policy, state)) continue
      entries.push(entryOf(policy, state, state.repository.name, now))
    }
  }
  entries.sort((one, other) => (one.reportedAt < other.reportedAt ? -1 : 1))
  const holdings = whoHas(policy, giving, editions)
  const records = trust === 'not-checked' ? 'not-checked' : 'vouched-for'
  return {
    records,
    entries,
    figures: figuresOf(entries, policy['time-zone']),
    holdings,
    elsewhere,
    broken: [...broken],
  }
}
