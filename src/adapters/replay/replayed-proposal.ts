import type { ReplayStore } from '../../app/replay/replay.ts'
import { type ReplayQuestion, replayBy } from '../../app/replay/replay-by.ts'
import type { ReplayedCase } from '../../app/replay/replay-case.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { replaySummary } from './replay-summary.ts'

/**
 * A proposed policy's answers on the recorded cases of one repository, as Markdown. Restricted cases lie
 * elsewhere, and nothing of them belongs into a check that more people read.
 */
export async function replayedProposal(
  source: ReplayStore,
  question: Omit<ReplayQuestion, 'told'>,
  language: Language = question.policy.locale,
): Promise<string> {
  const differing: ReplayedCase[] = []
  const totals = { cases: 0, judged: 0, unjudged: 0, broken: 0, differing }
  for await (const { isWhole, replayed: one } of replayBy(source, { ...question, told: new Map() })) {
    if (!isWhole) totals.broken += 1
    if (one === undefined) continue
    totals.cases += 1
    totals.judged += one.judged
    totals.unjudged += one.unjudged
    if (one.findings.length > 0) differing.push(one)
  }
  return replaySummary(question.policy, totals, language)
}
