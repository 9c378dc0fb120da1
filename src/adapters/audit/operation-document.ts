import type { Findings, KnownFinding } from '../../domain/findings/findings.ts'
import { type FindingWords, filled } from './finding-words.ts'
import { remedies } from './remedies.ts'
import { countsOf, requirementsTable } from './requirements-table.ts'

/** The parts of an operation check that depend on where it is read: in its case, or by whoever asks for it. */
export interface Surroundings {
  title: string
  /** The signature, or the parts that are still open; the topics that nobody looked at. */
  head: readonly string[]
  /** Findings that nobody has answered yet, and how that is done. */
  open: readonly KnownFinding[]
  steps: string
  /** The answers, and the rest of what is there. */
  more: readonly string[]
}

/**
 * The operation check as people read it, in an issue and by `hikeshi audit`: first every obligation with its evidence,
 * then what to do, each thing once; `most` findings of one remedy are named (R5-1, R5-2).
 */
export function operationDocument(
  words: FindingWords,
  findings: Findings,
  { title, head, open, steps, more }: Surroundings,
  most: number,
): string {
  const { texts } = words
  const things = remedies(words, open, most)
  const parts = [
    `## ${title}`,
    ...head,
    countsOf(words, findings),
    requirementsTable(words, findings),
    things.length === 0 ? '' : `### ${filled(texts('doc.open'), { count: String(things.length) })}`,
    things.map((thing) => `- ${thing}`).join('\n'),
    steps,
    ...more,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}
