import { SUMS } from '../../domain/audit/operation-check/check-operation.ts'
import { CLAUSES } from '../../domain/audit/operation-check/clauses.ts'
import type { State } from '../../domain/findings/evidence.schema.ts'
import { type Findings, standing } from '../../domain/findings/findings.ts'
import { ranges } from '../../domain/findings/ranges.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { evidenceLink } from './evidence-link.ts'
import { type FindingWords, filled } from './finding-words.ts'

/** How many requirements are shown, set up, failing, and not applicable. */
export function countsOf(words: FindingWords, findings: Findings): string {
  const states = CLAUSES.flatMap((clause) => ownProperty(findings.states, clause)?.state ?? [])
  const count = (state: State) => String(states.filter((one) => one === state).length)
  const { texts, web, policyFile } = words
  const policy = web === undefined ? texts('source.policy') : `[${texts('source.policy')}](${web}/${policyFile})`
  return filled(texts('doc.counts'), {
    ...{ all: String(states.length), shown: count('shown'), setup: count('set-up') },
    ...{ fails: count('fails'), none: count('not-applicable'), policy },
  })
}

/** One line an obligation: its state, links to what shows it, and the findings that say otherwise (R5-1, R5-2). */
export function requirementsTable(words: FindingWords, findings: Findings): string {
  const { texts } = words
  const found = standing(findings)
  const rows = CLAUSES.flatMap((clause) => {
    const judged = ownProperty(findings.states, clause)
    if (judged === undefined) return []
    const { state, evidence } = judged
    const parts = [clause, ...(ownProperty(SUMS, clause) ?? [])]
    const its = found.filter((one) => parts.includes(one.clause))
    const shown = evidence.map((one) => evidenceLink(one, words)).join(texts('doc.comma'))
    const cells = [`${clause} ${texts(`clause.${clause}`)}`, texts(`doc.${state}`), shown, ranges(its)]
    return [`| ${cells.join(' | ')} |`]
  })
  const head = ['requirement', 'result', 'evidence', 'findings'].map((key) => texts(`doc.${key}`))
  return [`| ${head.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows].join('\n')
}
