import type { Holding } from '../../domain/edition/who-has.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { textsIn } from '../messages/texts.ts'
import { timesIn } from '../messages/times.ts'
import { escapeHtml as e } from './escape-html.ts'
import type { ReportContext } from './report-context.ts'
import { REPORT_WORDS } from './report-words.ts'

/** The holders of each version of the regulation, since when and by what it is found (R8-1). */
export function editionsTable(holdings: readonly Holding[], { policy, language, issues }: ReportContext): string {
  const words = REPORT_WORDS[language].editions
  const { short } = timesIn(policy['time-zone'], textsIn(language))
  const rows = holdings.map(({ kind, label, state, policy: sha, since, reference, case: place }) => {
    const number = place === undefined ? '' : `${e(place.repository)}#${place.issue}`
    const link = place && issues && `${issues}/${encodeURIComponent(place.repository)}/issues/${place.issue}`
    const cells = [
      ...[e(wordsIn(language, label)), words[kind], e(sha?.slice(0, 7) ?? ''), words[state]],
      ...[since === undefined ? '' : e(short(since)), e(reference ?? '')],
      link === undefined ? number : `<a href="${e(link)}">${number}</a>`,
    ]
    return `<tr>${cells.map((cell, at) => `<td data-label="${e(words.head[at] ?? '')}">${cell}</td>`).join('')}</tr>`
  })
  const head = words.head.map((one) => `<th scope="col">${e(one)}</th>`).join('')
  return `<section><h2>${e(words.title)}</h2><table class="register"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`
}
