import type { Figures, Times } from '../../domain/audit/figures/figures.ts'
import type { RegisterEntry } from '../../domain/audit/figures/register.ts'
import type { Holding } from '../../domain/edition/who-has.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { textsIn } from '../messages/texts.ts'
import { timesIn } from '../messages/times.ts'
import { bars } from './bars.ts'
import { dimensionsOf, MILESTONES, passedBy, standing } from './dimensions.ts'
import { editionsTable } from './editions-table.ts'
import { escapeHtml as e } from './escape-html.ts'
import { controls, type Dimension, filterStyle, leading, marksOf } from './filters.ts'
import { optionNames, phaseNames } from './register-names.ts'
import type { ReportContext } from './report-context.ts'
import { REPORT_STYLE } from './report-style.ts'
import { REPORT_WORDS } from './report-words.ts'

/** One page that needs nothing else: no network, no script. Each figure says what it counts and leads to its cases. */
export function reportPage(
  entries: readonly RegisterEntry[],
  figures: Figures,
  holdings: readonly Holding[],
  context: ReportContext,
): string {
  const { policy, language, now } = context
  const words = REPORT_WORDS[language]
  const times = timesIn(policy['time-zone'], textsIn(language))
  const top = standing(figures, context)
  const counted = dimensionsOf(figures, context)
  const passed = passedBy(figures, context)
  const all = [top, ...counted, passed]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${e(words.title)} – ${e(policy.company.name)}</title>
<style>${REPORT_STYLE}
${filterStyle(all)}</style>
</head>
<body>
<header><h1>${e(words.title)}</h1><p>${e(policy.company.name)} · ${e(words.made(times.full(now)))}</p>${context.records === 'not-checked' ? `<p class="unverified"><strong>${e(words.unverified)}</strong></p>` : ''}</header>
<main>
<section class="tiles">${top.values.map((_, at) => tile(top, at, words)).join('')}</section>
<p class="note choice">${e(words.show)}</p>
<section class="charts">${counted.map((dimension) => chart(dimension, words)).join('')}${timesTable(figures, passed, context)}</section>
<section class="cases"><h2>${e(words.register)}</h2>${controls(all, words.all)}${register(entries, all, context)}</section>
${holdings.length === 0 ? '' : editionsTable(holdings, context)}
</main>
</body>
</html>
`
}

type Vocabulary = (typeof REPORT_WORDS)[ReportContext['language']]

const TILES = ['incidents', 'open', 'overdue', 'dismissed'] as const

function tile(top: Dimension, at: number, words: Vocabulary): string {
  const [value, key] = [top.values[at], TILES[at]]
  if (value === undefined || key === undefined) return ''
  const inside = `<b>${value.count}</b><span>${e(value.label)}</span><small>${e(words.meaning[key])}</small>`
  return leading(top, at, inside, key === 'overdue' && value.count > 0 ? 'tile bad' : 'tile')
}

function chart(dimension: Dimension, words: Vocabulary): string {
  const shown = dimension.values.length === 0 ? `<p>${e(words.none)}</p>` : bars(dimension)
  const every = leading(dimension, 'all', e(words.all), 'every choice')
  return `<figure><figcaption>${e(dimension.title)} ${every}</figcaption>${shown}<p class="note">${e(words.meaning.charts)}</p></figure>`
}

/** Lengths as people say them: minutes where minutes matter. */
function timesTable({ minutes }: Figures, passed: Dimension, { policy, language }: ReportContext): string {
  const words = REPORT_WORDS[language]
  const { between } = timesIn(policy['time-zone'], textsIn(language))
  const MINUTE = 60_000
  const length = (of: number | undefined): string =>
    of === undefined ? '–' : (between(new Date(0).toISOString(), new Date(of * MINUTE).toISOString()) ?? '–')
  const cell = (label: string, inside: string): string => `<td data-label="${e(label)}">${inside}</td>`
  const row = (key: keyof Figures['minutes'], at: number, { of, median, longest }: Times): string =>
    `<tr><th scope="row">${e(words[key])}<small>${e(words.meaning[key])}</small></th>${cell(words.median, e(length(median)))}${cell(words.longest, e(length(longest)))}${cell(words.cases, leading(passed, at, String(of), 'every'))}</tr>`
  const rows = MILESTONES.map((key, at) => row(key, at, minutes[key]))
  return `<figure class="wide"><figcaption>${e(words.times)} ${leading(passed, 'all', e(words.all), 'every choice')}</figcaption><table><thead><tr><td></td><th>${e(words.median)}</th><th>${e(words.longest)}</th><th>${e(words.cases)}</th></tr></thead><tbody>${rows.join('')}</tbody></table><p class="note">${e(words.meaning.times)}</p></figure>`
}

function register(entries: readonly RegisterEntry[], dimensions: readonly Dimension[], context: ReportContext): string {
  const { policy, language, issues, titles } = context
  const words = REPORT_WORDS[language]
  if (entries.length === 0) return `<p>${e(words.none)}</p>`
  const { short } = timesIn(policy['time-zone'], textsIn(language))
  const part = (text: string): string => `<span class="whole">${e(text)}</span>`
  /** A day is one thing: in a narrow column it may stand above its hour, and never in three lines. */
  const time = (at: string | undefined): string => (at === undefined ? '' : short(at).split(' ').map(part).join(' '))
  const named = {
    ...{ kind: optionNames(context, policy.meanings.kind), severity: optionNames(context, policy.meanings.severity) },
    phase: phaseNames(context),
  }
  const rows = entries.toReversed().map((one) => {
    const number = `${e(one.repository)}#${one.issue}`
    const link = `${issues}/${encodeURIComponent(one.repository)}/issues/${one.issue}`
    const title = titles?.get(`${one.repository}#${one.issue}`)
    const called = title === undefined ? '' : ` <span class="title">${e(title)}</span>`
    const cells = [
      (issues === undefined ? number : `<a href="${e(link)}">${number}</a>`) + called,
      ...[time(one.reportedAt), e(one.kind === undefined ? words.unknown : named.kind.name(one.kind))],
      ...[
        e(one.severity === undefined ? words.unknown : named.severity.name(one.severity)),
        e(named.phase.name(one.phase)),
      ],
      ...[time(one.containedAt), time(one.recoveredAt), time(one.endedAt)],
      e(one.overdue.map((id) => wordsIn(language, policy.clocks[id]?.label ?? id)).join(', ')),
    ]
    const labelled = cells.map((cell, at) => `<td data-label="${e(words.head[at] ?? '')}">${cell}</td>`)
    return `<tr${marksOf(dimensions, one)}>${labelled.join('')}</tr>`
  })
  const head = words.head.map((one) => `<th scope="col">${e(one)}</th>`).join('')
  return `<table class="register" id="cases"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}
