import { POLICY_LEDGER } from '../../../domain/case/ledger-path.ts'
import type { BoundRepository, LedgerRef, LedgerStore, RecordsPlace, Repository } from '../../ports/ledger-store.ts'

/** The missing part where there is no record: repository or folder, branch, folder of ledgers, or any ledger in it. */
export type RecordsMissing = Extract<RecordsPlace, { kind: 'missing' }>['what'] | 'ledgers'

export type RecordsFound =
  | { kind: 'missing'; what: RecordsMissing }
  | {
      /** A company that has adopted its policy and recorded no case yet has a record, and nothing to judge by it. */
      kind: 'cases' | 'no-case'
      cases: readonly LedgerRef[]
      adoptions: LedgerRef | undefined
      repository: BoundRepository
    }

/** A repository's records as far as there are any, before anything is said of them: nothing there is never fine. */
export async function recordsFound(
  store: Pick<LedgerStore, 'look' | 'list' | 'readText'>,
  repository: Repository,
): Promise<RecordsFound> {
  const place = await store.look(repository)
  if (place.kind === 'missing') return place
  const ref = { repository, path: POLICY_LEDGER }
  const adoptions = (await store.readText(ref)) === undefined ? undefined : ref
  const cases = await store.list(repository)
  if (cases.length === 0 && adoptions === undefined) return { kind: 'missing', what: 'ledgers' }
  return { kind: cases.length === 0 ? 'no-case' : 'cases', cases, adoptions, repository: place.repository }
}
