import { lookedIn } from '../../../app/case/ledger/looked-mark.ts'
import type { LedgerRef, LedgerSnapshot, Repository, TrustedLedgerStore } from '../../../app/ports/ledger-store.ts'
import type { Sealer } from '../../../app/ports/sealing.ts'
import { fromBothEnds } from '../../../domain/values/from-both-ends.ts'
import type { WordOfRounds } from './word-of-rounds.ts'

/** So many are looked at by one request. */
const TOGETHER = 100
/** Of those that no seal tells of, each takes some requests. Where more lie there, somebody has worked here, or means to hide it. */
const BY_THEMSELVES = 40

interface Ground extends Pick<TrustedLedgerStore, 'list' | 'glance' | 'read' | 'byAuthors'> {
  sealer: Sealer | 'no-key'
  word(): Promise<Pick<WordOfRounds, 'read'>>
  idOf(repository: Repository): Promise<number | undefined>
}

/**
 * Whether the app has written in this repository, by what it left beside the record of adoptions: the sealed word of a round,
 * or any record of a case of which a line counts. One is enough, so that no number of others hides it.
 */
export async function hasWorked(ground: Ground, repository: Repository): Promise<boolean> {
  if (await isWordThere(ground, repository)) return true
  const refs = await ground.list(repository)
  const unsure: LedgerRef[] = []
  for (let at = 0; at < refs.length; at += TOGETHER) {
    const some = refs.slice(at, at + TOGETHER)
    const glanced = await ground.glance(some, async () => undefined)
    if (glanced.some((one) => typeof one === 'object' && hasLines(one))) return true
    unsure.push(...some.filter((_, index) => glanced[index] === 'not-told'))
  }
  for (const ref of fromBothEnds(unsure).slice(0, BY_THEMSELVES)) {
    if (hasLines(await ground.read(ref))) return true
    // Sealed by a key that is lost: whose commits they are tells still.
    if (hasLines(await ground.byAuthors(ref))) return true
  }
  return unsure.length > BY_THEMSELVES
}

const hasLines = (snapshot: LedgerSnapshot | undefined): boolean => (snapshot?.lines.length ?? 0) > 0

async function isWordThere({ sealer, word, idOf }: Ground, repository: Repository): Promise<boolean> {
  if (sealer === 'no-key') return false
  const [text, id] = await Promise.all([word().then((place) => place.read(repository)), idOf(repository)])
  return id !== undefined && lookedIn(text, sealer, id) !== undefined
}
