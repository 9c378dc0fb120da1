import { isOutOfReach } from '../../adapters/github/client/github-error.ts'
import { isOwnComment } from '../../app/case/is-own-comment.ts'
import { headIn } from '../../app/case/ledger/head-mark.ts'
import type { CommentSeen, IssueRef, Issues } from '../../app/ports/github.ts'
import type { Head, LedgerRef } from '../../app/ports/ledger-store.ts'
import { markOf } from '../../app/ports/messages.ts'
import { lruCache } from '../../app/state/lru-cache.ts'
import type { Account } from '../../domain/case/case.ts'
import { parseLedgerPath } from '../../domain/case/ledger-path.ts'

/** A look at a case reads record and comments side by side, within a moment. */
const A_MOMENT_MS = 5_000
/** As many looks as there may be at once. */
const LOOKS = 64

/**
 * Where the app's own status comment of a case says that the record was. Comments that somebody reads for the same look
 * tell it too; whoever asks for the comments themselves always gets them as they are now.
 */
export function headsTold(issues: Issues, self: Account, now: () => Date) {
  const lately = lruCache<{ since: number; comments: Promise<CommentSeen[]> }>(LOOKS)
  const isStatus = isOwnComment({ self }, markOf('status'))

  const comments: Issues['comments'] = (ref, since) => {
    const all = issues.comments(ref, since)
    if (since !== undefined) return all
    const key = nameOf(ref)
    const read = lately.keep(key, { since: now().getTime(), comments: all })
    all.catch(() => lately.get(key) === read && lately.drop(key))
    return all
  }

  const readLately = (ref: IssueRef): Promise<CommentSeen[]> | undefined => {
    const read = lately.get(nameOf(ref))
    const age = read && now().getTime() - read.since
    // A clock that was set back makes nothing last longer.
    return age !== undefined && age >= 0 && age < A_MOMENT_MS ? read?.comments : undefined
  }

  async function headTold({ repository, path }: LedgerRef): Promise<Head | undefined> {
    const place = parseLedgerPath(path)
    if (place === undefined) return undefined
    const ref = { repository, number: place.issue }
    const all = await (readLately(ref) ?? comments(ref)).catch((error: unknown) => {
      // An issue that was deleted or moved away shows nothing; its record is read all the same.
      if (isOutOfReach(error)) return []
      throw error
    })
    const status = all.find(isStatus)
    return status && headIn(status.body)
  }

  return { headTold, issues: { ...issues, comments } }
}

const nameOf = ({ repository: { owner, name }, number }: IssueRef) => `${owner}/${name}#${number}`
