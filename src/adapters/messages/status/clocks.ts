import type { ClockState } from '../../../domain/clock/clocks-of.ts'
import { isProvisionalStart } from '../../../domain/clock/is-provisional-start.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { clockName, whyOf } from '../clock-words.ts'
import { section } from '../details.ts'
import { blocks, bullets } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { stopCommand } from '../stop-command.ts'
import { md } from '../texts.ts'
import type { Openness } from './openness.ts'

/** The nearest deadlines, each with what ends it: what is overdue is the nearest, and stands in full below. */
export function deadlines(speech: MessageContext, status: Status, { clocks: most }: Openness): string {
  const { translate } = speech
  const running = runningOf(status)
  const open = running.slice(0, most)
  const more = running.length - open.length
  const late = running.slice(most).filter(({ overdue }) => overdue).length
  const lines = [
    ...open.map((clock) => brief(speech, clock)),
    ...(more === 0
      ? []
      : late === 0
        ? [translate('status.more-clocks', { count: more })]
        : [translate('status.more-overdue', { count: more, late })]),
  ]
  return blocks(section(translate('status.clocks'), bullets(lines)), ...notes(speech, running))
}

/** The next one alone, with what ends it; '' where none runs. `now`: it may be over before anybody was reminded of it. */
export function nearestDeadline(speech: MessageContext, status: Status, now: string): string {
  const [first] = runningOf(status)
  if (first === undefined) return ''
  const overdue = first.overdue || Date.parse(first.until) < Date.parse(now)
  return `⏰ ${brief(speech, { ...first, overdue })}`
}

/** All of them, those that were missed too: each says why it runs, since when, until when. */
export function clocksInFull(speech: MessageContext, status: Status): string {
  const { translate, times } = speech
  const missed = status.clocks.filter(({ stopped, late }) => stopped !== undefined && late)
  const lines = [
    ...runningOf(status).map((clock) =>
      withEnd(
        speech,
        clock,
        translate(clock.overdue ? 'status.clock-overdue' : 'status.clock', {
          clock: clockName(speech, clock.id, clock.subject),
          until: times.full(clock.until),
          since: times.full(clock.since),
          why: md(whyOf(speech, clock.why)),
        }),
      ),
    ),
    ...missed.map(({ id, subject, until, stopped = '' }) => {
      const clock = clockName(speech, id, subject)
      return translate('status.clock-late', { clock, until: times.full(until), stopped: times.full(stopped) })
    }),
  ]
  return section(translate('status.clocks'), bullets(lines))
}

const runningOf = ({ clocks }: Status): ClockState[] =>
  clocks.filter(({ stopped }) => stopped === undefined).sort((a, b) => (a.until < b.until ? -1 : 1))

function brief(speech: MessageContext, { id, subject, until, overdue, why }: ClockState): string {
  const { translate, times } = speech
  const about = { clock: clockName(speech, id, subject), until: times.full(until) }
  const said = translate(overdue ? 'status.deadline-overdue' : 'status.deadline', about)
  // A deadline by a time that nobody has said for sure may be another.
  const doubt = isProvisionalStart(speech.state, why) ? ` <sub>${whyOf(speech, why)}</sub>` : ''
  return withEnd(speech, { id, subject }, `${said}${doubt}`)
}

/** With the command that ends it. */
function withEnd(speech: MessageContext, { id, subject }: Pick<ClockState, 'id' | 'subject'>, said: string): string {
  const ends = stopCommand(speech, id, subject)
  return ends === '' ? said : `${said} → ${ends}`
}

/** The words of a pack wherever one of its clocks shows. */
function notes({ context, names }: MessageContext, shown: readonly ClockState[]): string[] {
  const packs = new Set(shown.flatMap(({ id }) => context.policy.clocks[id]?.pack ?? []))
  return [...packs].flatMap((id) => {
    const note = context.policy.packs[id]?.note
    return note === undefined ? [] : [`<sub>${asInlineText(names.words(note, id), { maxLength: 400 })}</sub>`]
  })
}
