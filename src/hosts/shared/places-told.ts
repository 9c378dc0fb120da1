import type { PlacesAhead } from '../../adapters/github/client/places-ahead.ts'
import { parseLedger } from '../../app/case/ledger/text-format.ts'
import type { Issues } from '../../app/ports/github.ts'
import type { RawLedgerStore } from '../../app/ports/ledger-store.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'

/** Issues and records as they are asked for, where what a round asked of all places at once tells it already. */
export function placesTold(ahead: PlacesAhead, issues: Issues, store: RawLedgerStore) {
  const told: Pick<Issues, 'isPublic' | 'labels'> = {
    isPublic: async (repository) => ahead.take(repository, 'isPublic')?.told ?? issues.isPublic(repository),
    labels: async (repository) => ahead.take(repository, 'labels')?.told ?? issues.labels(repository),
  }
  const read: RawLedgerStore['read'] = async (ref) => {
    const file = ref.path === POLICY_LEDGER ? ahead.take(ref.repository, 'adoptions')?.told : undefined
    if (file === 'absent') return undefined
    if (file === undefined || file === 'not-told') return store.read(ref)
    const { lines, problem } = parseLedger(file.text)
    // A file that cannot be read is to be read as it stands, and told by the one that reads it.
    return problem === undefined ? { lines, version: file.sha } : store.read(ref)
  }
  const tip: RawLedgerStore['tip'] = async (repository) => {
    const place = ahead.take(repository, 'tip')
    return place === undefined ? store.tip(repository) : place.told
  }
  const list: RawLedgerStore['list'] = async (repository) =>
    ahead.take(repository, 'records')?.told?.map((path) => ({ repository, path })) ?? store.list(repository)
  return { issues: { ...issues, ...told }, store: { ...store, read, tip, list } }
}
