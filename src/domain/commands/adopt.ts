import type { SlashWord } from './command-kind.ts'
import { toHalfWidth } from './to-half-width.ts'

/** `/adopt <sha>` asks nothing of a case: it is read apart from the others, since no policy need be in force yet. */
export const adoptWord: SlashWord<never> = { word: 'adopt', names: ['採択'], meant: [], read: () => undefined }

/** Only the whole sha adopts; of a shortened one the answer says what it is in full. */
export const adoptedSha = (line: string): string | undefined =>
  /^([0-9a-f]{7,40}|[0-9a-f]{64})(?=\s|$)/.exec(toHalfWidth(line).toLowerCase())?.[1]
