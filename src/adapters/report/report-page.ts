import type { Counts, Figures, Times } from '../../domain/audit/figures/figures.ts'
import type { RegisterEntry } from '../../domain/audit/figures/register.ts'
import type { Holding } from '../../domain/edition/who-has.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import { optionsOf, optionWords } from '../../domain/policy/field-options.ts'
import { textsIn } from '../messages/texts.ts'
import { timesIn } from '../messages/times.ts'
import { barChart } from './bar-chart.ts'
import { editionsTable } from './editions-table.ts'
import { escapeHtml as e } from './escape-html.ts'
import type { ReportContext } from './report-context.ts'
import { REPORT_STYLE } from './report-style.ts'
import { REPORT_WORDS } from './report-words.ts'

/** One page that needs nothing else: no network, no script. */
export function reportPage(
  entries: readonly RegisterEntry[],
  figures: Figures,
  holdings: readonly Holding[],
  context: ReportContext,
): string {
  const { policy, language, now } = context
  const words = REPORT_WORDS[language]
  const times = timesIn(policy['time-zone'], textsIn(language))
  const tiles = (['incidents', 'open', 'overdue', 'dismissed'] as const).map(
    (key) =>
      `<div class="tile${key === 'overdue' && figures[key] > 0 ? ' bad' : ''}"><b>${figures[key]}</b><span>${e(words[key])}</span></div>`,
  )
  const { kind, severity } = policy.meanings
  const charts: readonly [string, Counts, Named][] = [
    [words.byMonth, figures.byMonth, { order: Object.keys(figures.byMonth), name: (id) => id }],
    [words.byKind, figures.byKind, options(context, kind)],
    [words.bySeverity, figures.bySeverity, options(context, severity)],
    [words.byPhase, figures.byPhase, phases(context)],
  ]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${e(words.title)} – ${e(policy.company.name)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header><h1>${e(words.title)}</h1><p>${e(policy.company.name)} · ${e(words.made(times.full(now)))}</p></header>
<section class="tiles">${tiles.join('')}</section>
<section class="charts">${charts.map(([title, counts, named]) => chart(title, counts, named, words)).join('')}${timesTable(figures, words)}</section>
<section><h2>${e(words.register)}</h2>${register(entries, context)}</section>
${holdings.length === 0 ? '' : editionsTable(holdings, context)}
</body>
</html>
`
}

type Vocabulary = (typeof REPORT_WORDS)[Language]

interface Named {
  order: readonly string[]
  name(id: string): string
}

function chart(title: string, counts: Counts, { order, name }: Named, words: Vocabulary): string {
  const ids = [
    ...order.filter((id) => counts[id] !== undefined),
    ...Object.keys(counts).filter((id) => !order.includes(id)),
  ]
  const bars = ids.map((id) => ({ label: id === '' ? words.unknown : name(id), value: counts[id] ?? 0 }))
  return `<figure><figcaption>${e(title)}</figcaption>${bars.length === 0 ? `<p>${e(words.none)}</p>` : barChart(title, bars)}</figure>`
}

function options({ policy, language }: ReportContext, id: string): Named {
  const field = policy.fields[id]
  if (field === undefined) return { order: [], name: (option) => option }
  return {
    order: optionsOf(policy, field).map((option) => option.id),
    name: (option) => wordsIn(language, optionWords(policy, field, option)),
  }
}

function phases({ policy, language }: ReportContext): Named {
  const all = Object.values(policy.processes).filter(({ contain }) => contain !== undefined)
  const labels = new Map(all.flatMap((process) => Object.entries(process.phases).map(([id, { label }]) => [id, label])))
  return { order: [...labels.keys()], name: (id) => wordsIn(language, labels.get(id) ?? id) }
}

function timesTable({ hours }: Figures, words: Vocabulary): string {
  const row = (title: string, { of, median, longest }: Times) =>
    `<tr><th scope="row">${e(title)}</th><td>${median ?? '–'}</td><td>${longest ?? '–'}</td><td>${of}</td></tr>`
  const rows = (['firstAct', 'containment', 'recovery', 'closing'] as const).map((key) => row(words[key], hours[key]))
  return `<figure><figcaption>${e(words.times)}</figcaption><table><thead><tr><th></th><th>${e(words.median)}</th><th>${e(words.longest)}</th><th>${e(words.cases)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></figure>`
}

function register(entries: readonly RegisterEntry[], context: ReportContext): string {
  const { policy, language, issues } = context
  const words = REPORT_WORDS[language]
  if (entries.length === 0) return `<p>${e(words.none)}</p>`
  const { short } = timesIn(policy['time-zone'], textsIn(language))
  const time = (at: string | undefined): string => (at === undefined ? '' : e(short(at)))
  const named = { kind: options(context, policy.meanings.kind), severity: options(context, policy.meanings.severity) }
  const rows = entries.toReversed().map((one) => {
    const number = `${e(one.repository)}#${one.issue}`
    const link = `${issues}/${encodeURIComponent(one.repository)}/issues/${one.issue}`
    const cells = [
      issues === undefined ? number : `<a href="${e(link)}">${number}</a>`,
      ...[time(one.reportedAt), e(one.kind === undefined ? words.unknown : named.kind.name(one.kind))],
      ...[
        e(one.severity === undefined ? words.unknown : named.severity.name(one.severity)),
        e(phases(context).name(one.phase)),
      ],
      ...[time(one.containedAt), time(one.recoveredAt), time(one.endedAt)],
      e(one.overdue.map((id) => wordsIn(language, policy.clocks[id]?.label ?? id)).join(', ')),
    ]
    const labelled = cells.map((cell, at) => `<td data-label="${e(words.head[at] ?? '')}">${cell}</td>`)
    return `<tr>${labelled.join('')}</tr>`
  })
  const head = words.head.map((one) => `<th scope="col">${e(one)}</th>`).join('')
  return `<table class="register"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}
