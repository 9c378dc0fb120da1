import type { Holding } from '../../domain/edition/who-has.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { textsIn } from '../messages/texts.ts'
import { timesIn } from '../messages/times.ts'
import { csvOf } from './csv.ts'
import type { ReportContext } from './report-context.ts'
import { REPORT_WORDS } from './report-words.ts'

/**
 * The holders of each version of the regulation (R8-1) for a spreadsheet, in the reader's words and the company's time, as
 * the page has them; ids and exact times are in register.json.
 */
export function editionsCsv(holdings: readonly Holding[], { policy, language }: ReportContext): string {
  const words = REPORT_WORDS[language].editions
  const { short } = timesIn(policy['time-zone'], textsIn(language))
  return csvOf(
    words.head,
    holdings.map(({ kind, label, state, policy: sha, since, reference, case: place }) => [
      ...[wordsIn(language, label), words[kind], sha, words[state], since === undefined ? '' : short(since), reference],
      place === undefined ? '' : `${place.repository}#${place.issue}`,
    ]),
  )
}
