import type { RegisterEntry } from '../../domain/audit/figures/register.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { textsIn } from '../messages/texts.ts'
import { timesIn } from '../messages/times.ts'
import { csvOf } from './csv.ts'
import { optionNames, phaseNames } from './register-names.ts'
import type { ReportContext } from './report-context.ts'
import { REPORT_WORDS } from './report-words.ts'

/** The register for a spreadsheet, in the reader's words and the company's time; ids and exact times are in register.json. */
export function registerCsv(entries: readonly RegisterEntry[], context: ReportContext): string {
  const { policy, language } = context
  const words = REPORT_WORDS[language]
  const { short } = timesIn(policy['time-zone'], textsIn(language))
  const time = (at: string | undefined): string => (at === undefined ? '' : short(at))
  const optionIn = (field: string | undefined) => {
    const names = field === undefined ? undefined : optionNames(context, field)
    return (id: string | undefined): string => (id === undefined ? '' : (names?.name(id) ?? id))
  }
  const { meanings } = policy
  const named = {
    ...{ kind: optionIn(meanings.kind), category: optionIn(meanings.category), severity: optionIn(meanings.severity) },
    phase: phaseNames(context),
  }
  return csvOf(
    Object.values(words.csv),
    entries.map((one) => {
      const cells = {
        ...{ repository: one.repository, issue: one.issue },
        process: wordsIn(language, policy.processes[one.process]?.label ?? one.process),
        phase: named.phase.name(one.phase),
        ended: one.ended === undefined ? '' : words.ends[one.ended],
        ...{ category: named.category(one.category), kind: named.kind(one.kind) },
        ...{ severity: named.severity(one.severity), priority: one.priority },
        systems: one.systems.map((id) => wordsIn(language, policy.systems[id]?.label ?? id)),
        ...{ detectedAt: time(one.detectedAt), reportedAt: time(one.reportedAt), answeredAt: time(one.answeredAt) },
        ...{ containedAt: time(one.containedAt), recoveredAt: time(one.recoveredAt), endedAt: time(one.endedAt) },
        overdue: one.overdue.map((id) => wordsIn(language, policy.clocks[id]?.label ?? id)),
      }
      return (Object.keys(words.csv) as (keyof typeof cells)[]).map((column) => cells[column])
    }),
  )
}
