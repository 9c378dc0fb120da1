import { commandNames } from './command-names.ts'
import { readSlashLines } from './read-slash-lines.ts'
import { toHalfWidth } from './to-half-width.ts'

/** `/adopt <sha>`, read without any policy: it is what makes one count. The last of a comment is meant. */
export function readAdopt(body: string): { sha: string } | undefined {
  const lines = readSlashLines(body, commandNames(undefined), 30)
  const line = lines.filter(({ word, isSlip }) => word === 'adopt' && !isSlip).at(-1)
  const sha = line === undefined ? undefined : adoptedSha(line.line)
  return sha === undefined ? undefined : { sha }
}

/** Only the whole sha adopts; of a shortened one the answer says what it is in full. */
export const adoptedSha = (line: string): string | undefined =>
  /^([0-9a-f]{7,40}|[0-9a-f]{64})(?=\s|$)/.exec(toHalfWidth(line).toLowerCase())?.[1]
