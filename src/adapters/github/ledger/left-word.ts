import { lookedIn, lookedMark } from '../../../app/case/ledger/looked-mark.ts'
import type { Repository } from '../../../app/ports/ledger-store.ts'
import type { Sealer } from '../../../app/ports/sealing.ts'
import type { WordOfRounds } from './word-of-rounds.ts'

/** The word from one process to the next of how far the records were looked through, under the key that is held. */
export interface LeftWord {
  /** The commit that an earlier process named; undefined where none did, or not by this key. */
  read(repository: Repository): Promise<string | undefined>
  /** No request where the word says so already. */
  leave(repository: Repository, tip: string): Promise<void>
}

export function leftWord(
  sealer: Sealer,
  word: WordOfRounds,
  idOf: (repository: Repository) => Promise<number | undefined>,
): LeftWord {
  const words = new Map<string, string>()
  const keyOf = ({ owner, name }: Repository): string => `${owner}/${name}`
  return {
    async read(repository) {
      const [text, id] = await Promise.all([word.read(repository), idOf(repository)])
      const tip = id === undefined ? undefined : lookedIn(text, sealer, id)
      if (tip !== undefined) words.set(keyOf(repository), tip)
      return tip
    },

    async leave(repository, tip) {
      const id = words.get(keyOf(repository)) === tip ? undefined : await idOf(repository)
      if (id === undefined) return
      await word.write(repository, lookedMark(sealer, id, tip))
      words.set(keyOf(repository), tip)
    },
  }
}
