import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { blocks } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { openingName } from '../opening-words.ts'

/** When each phase was entered, and how long things took: times and phases only, nobody's words. */
export function timeline(speech: MessageContext): string {
  const { translate, names, times, state } = speech
  const phases = state.path.map(({ phase, at }) => `| ${asInlineText(names.phase(phase))} | ${times.short(at)} |`)
  const lengths = spans(speech).map(([span, length]) => `| ${span} | ${length} |`)
  return blocks(
    `## ${translate('plan.course')}`,
    table([translate('plan.phase'), translate('plan.entered')], phases),
    lengths.length === 0 ? '' : `### ${translate('plan.clocks')}`,
    lengths.length === 0 ? '' : table([translate('plan.span'), translate('plan.length')], lengths),
  )
}

const table = (heads: readonly [string, string], rows: readonly string[]): string =>
  [`| ${heads.join(' | ')} |`, '| --- | --- |', ...rows].join('\n')

function spans(speech: MessageContext): [string, string][] {
  const { translate, names, times, state, context } = speech
  const opening = openingName(speech)
  const reported = state.opened.at
  const field = context.policy.meanings['detected-at']
  const tellable = (id: string) => context.policy.fields[id]?.confidential !== true
  const detected = tellable(field) ? state.facts[field]?.values[0] : undefined
  const entered = new Map<string, string>()
  for (const { phase, at } of state.path.slice(1)) if (!entered.has(phase)) entered.set(phase, at)
  const all: [string, string | undefined][] = [
    [translate('plan.detected-reported'), detected === undefined ? undefined : times.between(detected, reported)],
    [
      translate('plan.reported-answered', { opening }),
      state.answered === undefined ? undefined : times.between(reported, state.answered),
    ],
    ...[...entered].map(([phase, at]): [string, string | undefined] => [
      translate('plan.reported-phase', { opening, phase: names.phase(phase) }),
      times.between(reported, at),
    ]),
    ...Object.entries(tellable(context.policy.meanings.systems) ? state.recovered : {}).map(
      ([system, { at }]): [string, string | undefined] => [
        translate('plan.reported-recovered', { opening, system: names.system(system) }),
        times.between(reported, at),
      ],
    ),
  ]
  return all.flatMap(([span, length]) => (length === undefined ? [] : [[span, length]]))
}
