import { askingFor } from '../../../domain/audit/operation-check/asking-for.ts'
import { SUMS } from '../../../domain/audit/operation-check/check-operation.ts'
import { CLAUSES } from '../../../domain/audit/operation-check/clauses.ts'
import { type Findings, standing } from '../../../domain/findings/findings.ts'
import { ranges } from '../../../domain/findings/ranges.ts'
import { caseLabel } from '../../../domain/policy/form-of.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { type FindingWords, filled } from '../../audit/finding-words.ts'

/** Every requirement with its state, and links to what it was judged by (R5-1, R5-2). */
export function requirements(words: FindingWords, findings: Findings, policy: Policy): string {
  const { texts } = words
  const judged = CLAUSES.flatMap((clause) => {
    const one = ownProperty(findings.states, clause)
    return one === undefined ? [] : [{ clause, ...one }]
  })
  const count = (state: string) => String(judged.filter((one) => one.state === state).length)
  const rows = judged.map(({ clause, state, by }) => {
    const parts = [clause, ...(ownProperty(SUMS, clause) ?? [])]
    const its = standing(findings).filter((one) => parts.includes(one.clause))
    const evidence = by.map((what) => linked(texts(`source.${what}`), placeOf(what, clause, words, policy)))
    return `| ${clause} ${texts(`clause.${clause}`)} | ${texts(`doc.${state}`)} | ${evidence.join(texts('doc.comma'))} | ${ranges(its)} |`
  })
  return [
    filled(texts('doc.counts'), {
      ...{ all: String(judged.length), holds: count('holds') },
      ...{ fails: count('fails'), none: count('not-applicable') },
    }),
    '',
    `| ${texts('doc.requirement')} | ${texts('doc.result')} | ${texts('doc.evidence')} | ${texts('doc.findings')} |`,
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function placeOf(
  what: 'policy' | 'runbooks' | 'cases',
  clause: string,
  words: FindingWords,
  policy: Policy,
): string | undefined {
  const { web, policyFile, runbookFolder } = words
  if (web === undefined || policyFile === undefined) return undefined
  if (what === 'policy') return `${web}/${policyFile}`
  if (what === 'runbooks')
    return runbookFolder === undefined ? undefined : `${web}/${runbookFolder.replace('/blob/', '/tree/')}`
  const home = policyFile.split('/').slice(0, 2).join('/')
  // Whoever doubts it looks through those that are asked for it.
  const asking = askingFor(policy, clause).filter((id) => policy.processes[id]?.restricted === false)
  const labels = asking.map((id) => `"${caseLabel(id)}"`).join(',')
  return `${web}/${home}/issues${labels === '' ? '' : `?q=${encodeURIComponent(`label:${labels}`)}`}`
}

const linked = (text: string, to: string | undefined): string => (to === undefined ? text : `[${text}](${to})`)
