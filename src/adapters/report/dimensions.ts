import { type Counts, type Figures, lengthsOf, monthsIn } from '../../domain/audit/figures/figures.ts'
import type { RegisterEntry } from '../../domain/audit/figures/register.ts'
import type { Dimension } from './filters.ts'
import { type Named, optionNames, phaseNames } from './register-names.ts'
import type { ReportContext } from './report-context.ts'
import { REPORT_WORDS } from './report-words.ts'

const isReal = ({ ended }: RegisterEntry): boolean => ended !== 'not-planned'

const STANDINGS = ['incidents', 'open', 'overdue', 'dismissed'] as const

/** The four figures at the top: all of them together are one choice. */
export function standing(figures: Figures, context: ReportContext): Dimension {
  const words = REPORT_WORDS[context.language]
  const holds = {
    incidents: isReal,
    open: ({ ended }: RegisterEntry) => ended === undefined,
    overdue: ({ ended, overdue }: RegisterEntry) => ended === undefined && overdue.length > 0,
    dismissed: (entry: RegisterEntry) => !isReal(entry),
  }
  return {
    id: 'standing',
    title: words.register,
    values: STANDINGS.map((key) => ({ label: words[key], count: figures[key] })),
    placesOf: (entry) => STANDINGS.flatMap((key, at) => (holds[key](entry) ? [at] : [])),
  }
}

/** The dimensions by which incidents are counted, each in the policy's order. */
export function dimensionsOf(figures: Figures, context: ReportContext): Dimension[] {
  const { policy, language } = context
  const words = REPORT_WORDS[language]
  const { kind, severity } = policy.meanings
  const month = monthsIn(policy['time-zone'])
  const counted = (
    id: string,
    title: string,
    counts: Counts,
    named: Named,
    of: (entry: RegisterEntry) => string,
  ): Dimension => {
    const order = inOrder(counts, named)
    const places = new Map(order.map((value, at) => [value, at]))
    return {
      ...{ id, title },
      values: order.map((value) => ({
        label: value === '' ? words.unknown : named.name(value),
        count: counts[value] ?? 0,
      })),
      placesOf: (entry) => {
        const at = isReal(entry) ? places.get(of(entry)) : undefined
        return at === undefined ? [] : [at]
      },
    }
  }
  const months = { order: Object.keys(figures.byMonth), name: (id: string) => id }
  return [
    counted('month', words.byMonth, figures.byMonth, months, ({ reportedAt }) => month(reportedAt)),
    counted('kind', words.byKind, figures.byKind, optionNames(context, kind), (one) => one.kind ?? ''),
    counted(
      'severity',
      words.bySeverity,
      figures.bySeverity,
      optionNames(context, severity),
      (one) => one.severity ?? '',
    ),
    counted('phase', words.byPhase, figures.byPhase, phaseNames(context), ({ phase }) => phase),
  ]
}

const inOrder = (counts: Counts, { order }: Named): string[] => [
  ...order.filter((id) => counts[id] !== undefined),
  ...Object.keys(counts).filter((id) => !order.includes(id)),
]

/** How far a case must have got to be counted in a length of time. */
export const MILESTONES = ['firstAct', 'containment', 'recovery', 'closing'] as const

/** The cases that each length of time is counted from. */
export function passedBy(figures: Figures, context: ReportContext): Dimension {
  const words = REPORT_WORDS[context.language]
  return {
    id: 'passed',
    title: words.times,
    values: MILESTONES.map((key) => ({ label: words[key], count: figures.minutes[key].of })),
    placesOf: (entry) => {
      const lengths = isReal(entry) ? lengthsOf(entry) : undefined
      return MILESTONES.flatMap((key, at) => (lengths?.[key] === undefined ? [] : [at]))
    },
  }
}
