import type { Repository } from '../../app/ports/ledger-store.ts'
import type { Told } from '../../domain/values/told-error.ts'

/** A repository as it is made: no branch can begin in it. */
export const noCommitYet = ({ owner, name }: Repository): Told => ({
  ja: `${owner}/${name} にはまだコミットがありません。先に一つプッシュしてください`,
  en: `${owner}/${name} has no commit yet, so nothing can be kept in it: push one first`,
})
