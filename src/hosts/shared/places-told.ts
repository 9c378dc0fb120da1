import type { PlacesAhead } from '../../adapters/github/client/places-ahead.ts'
import { parseLedger } from '../../app/case/ledger/text-format.ts'
import type { Issues, RepositoryName } from '../../app/ports/github.ts'
import type { RawLedgerStore } from '../../app/ports/ledger-store.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { FOLLOW_UP } from '../../domain/screen/projection.ts'

type ListOptions = Parameters<Issues['list']>[1]

/** Issues and records as they are asked for, where what a round asked of all places at once tells it already. */
export function placesTold(ahead: PlacesAhead, issues: Issues, store: RawLedgerStore) {
  /** Nothing need be listed where there is nothing; how many there are says nothing of which. */
  const isNone = (repository: RepositoryName, { state = 'open', labels, since }: ListOptions): boolean => {
    if (since !== undefined) return false
    if (state === 'open' && labels === undefined) return ahead.take(repository, 'open')?.told === 0
    if (state === 'closed' && labels === FOLLOW_UP) return ahead.take(repository, 'following')?.told === 0
    return false
  }
  const told: Pick<Issues, 'isPublic' | 'labels' | 'list'> = {
    list: async (repository, options) => (isNone(repository, options) ? [] : issues.list(repository, options)),
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
