import type { KnownFinding } from '../../domain/findings/findings.ts'
import { ranges } from '../../domain/findings/ranges.ts'
import { groupBy } from '../../domain/values/group-by.ts'
import { byRemedy } from './by-remedy.ts'
import { type FindingWords, plain, remedyOf, togetherMarkdown } from './finding-words.ts'

const FEW = 3

/** The remedies, each once, with all the findings that it puts right. */
export const remedies = (words: FindingWords, findings: readonly KnownFinding[], most: number): string[] =>
  byRemedy(findings).map((group) => {
    const clauses = [...new Set(group.map(({ clause }) => clause))].join(words.texts('doc.comma'))
    const lines = sameDetail(group).map((same) => `**${ranges(same)}** ${togetherMarkdown(once(same), words, most)}`)
    return [`**${remedyOf(group[0] ?? { code: '' }, words)}** (${clauses})`, ...lines].join('<br>')
  })

/** One line to copy for each thing to do, however many findings it puts right. */
export const actionLines = (
  words: FindingWords,
  findings: readonly KnownFinding[],
  { owner, due }: { owner: string; due: string },
): string[] =>
  byRemedy(findings).map(
    (group) => `/action @${owner} ${due} ${ranges(group)}: ${plain(remedyOf(group[0] ?? { code: '' }, words))}`,
  )

/** Up to a few sentences each with a detail of its own; more of them are one, each named with its own. */
function sameDetail(group: readonly KnownFinding[]): (readonly KnownFinding[])[] {
  const same = [...groupBy(group, ({ detail }) => detail).values()]
  return same.length > FEW ? [group] : same
}

/** The same thing may be asked for by several clauses: it is named once. */
const once = (findings: readonly KnownFinding[]): KnownFinding[] => [
  ...new Map(findings.map((one) => [JSON.stringify([one.subject, one.case, one.runbook]), one])).values(),
]
