import { parseLedgerPath } from '../../domain/case/ledger-path.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { headIn } from '../case/ledger/head-mark.ts'
import { settleAll } from '../case/settle-all.ts'
import type { SeenTogether } from '../ports/github.ts'
import type { Glanced, LedgerRef, LedgerSnapshot, LedgerStore } from '../ports/ledger-store.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

/** As many issues as one query tells of. */
const AT_ONCE = 50

const numberOf = ({ path }: LedgerRef): number => parseLedgerPath(path)?.issue ?? 0
const keyOf = ({ repository: { owner, name }, path }: LedgerRef): string => `${owner}/${name}/${path}`

/**
 * Records for somebody who lists them and reads one after another: with what GitHub last showed of each case, four requests
 * for a hundred. A record that a look at many tells too little of, or that is not as it was sealed last, is read by itself,
 * and so is each where GitHub refuses such a look.
 */
export function inPortions(
  ports: Pick<Ports, 'issues' | 'ledger' | 'self'>,
): Pick<LedgerStore, 'look' | 'list' | 'read' | 'readText'> {
  const { ledger } = ports
  const portions = new Map<string, readonly LedgerRef[]>()
  /** Of the portion that was read last. */
  const there = new Map<string, LedgerSnapshot | undefined>()
  return {
    look: ledger.look,
    readText: ledger.readText,

    async list(repository) {
      const refs = await ledger.list(repository)
      for (let from = 0; from < refs.length; from += AT_ONCE) {
        const portion = refs.slice(from, from + AT_ONCE)
        for (const ref of portion) portions.set(keyOf(ref), portion)
      }
      return refs
    },

    async read(ref) {
      const portion = portions.get(keyOf(ref))
      if (portion === undefined) return ledger.read(ref)
      if (!there.has(keyOf(ref))) {
        const read = await together(ports, portion)
        there.clear()
        for (const [at, one] of portion.entries()) there.set(keyOf(one), read[at])
      }
      return there.get(keyOf(ref))
    },
  }
}

async function together(
  { issues, ledger, self }: Pick<Ports, 'issues' | 'ledger' | 'self'>,
  refs: readonly LedgerRef[],
): Promise<(LedgerSnapshot | undefined)[]> {
  const [first] = refs
  if (first === undefined) return []
  const isStatus = isOwnComment({ self }, markOf('status'))
  const asked = issues
    .together(first.repository, refs.map(numberOf), undefined)
    .catch((): ReadonlyMap<number, SeenTogether> => new Map())
  const headOf = async (ref: LedgerRef) => {
    const status = (await asked).get(numberOf(ref))?.comments.find(isStatus)
    return status && headIn(status.body)
  }
  const [seen, records] = await settleAll([asked, ledger.glance(refs, headOf).catch((): Glanced[] => [])])
  const read: (LedgerSnapshot | undefined)[] = []
  for (const [at, ref] of refs.entries()) {
    // Without its status comment nobody knows whether the record was set back.
    const record = seen.has(numberOf(ref)) ? (records[at] ?? 'not-told') : 'not-told'
    read.push(typeof record === 'string' ? await ledger.read(ref) : record)
  }
  return read
}
