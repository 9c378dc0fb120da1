import { adoptedSha, adoptWord } from './adopt.ts'
import { plainCommandNames } from './command-names.ts'
import { readSlashLines } from './read-slash-lines.ts'
import { toHalfWidth } from './to-half-width.ts'

const A_SHA = /[0-9a-f]{7}/i

/** `/adopt <sha>`, read without any policy: it is what makes one count. The last of a comment is meant. */
export function readAdopt(body: string): { sha: string } | undefined {
  // Nearly no comment names a commit, and this is asked of each.
  if (!A_SHA.test(toHalfWidth(body))) return undefined
  const { lines } = readSlashLines(body, plainCommandNames(), 30)
  const line = lines.filter(({ word, isSlip }) => word === adoptWord.word && !isSlip).at(-1)
  const sha = line === undefined ? undefined : adoptedSha(line.line)
  return sha === undefined ? undefined : { sha }
}
