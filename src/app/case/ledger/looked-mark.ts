import type { Sealer } from '../../ports/sealing.ts'
import { canonicalJson } from './line-hash.ts'

/** Names the purpose: a signature made for one purpose is worth nothing for another. */
const PURPOSE = 'hikeshi-looked-1'
/** A label's description takes a hundred characters: nobody guesses so many, and the same key makes the same ones again. */
const SIGNED = 40
const MARK = /\[looked (?<tip>[0-9a-f]{40})\.(?<signed>[\w-]{40})\]/

const signedBy = (sealer: Sealer, repository: number, tip: string): string =>
  sealer.sign(canonicalJson([PURPOSE, repository, tip])).signature.slice(0, SIGNED)

/** The commit up to which the records of a repository were looked through, in the app's own word. */
export const lookedMark = (sealer: Sealer, repository: number, tip: string): string =>
  `[looked ${tip}.${signedBy(sealer, repository, tip)}]`

/** Undefined where there is no such word, or not by this key: anybody who may write can write there. */
export function lookedIn(text: string, sealer: Sealer, repository: number): string | undefined {
  const { tip, signed } = MARK.exec(text)?.groups ?? {}
  return tip !== undefined && signed === signedBy(sealer, repository, tip) ? tip : undefined
}
