import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { clockName, whyOf } from '../clock-words.ts'
import { blocks, bullets } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

/** Deadlines that run, the nearest first, then those that were missed; each says why it runs, since when, until when. */
export function clocks(speech: MessageContext, status: Status): string {
  const { translate, times, context, names } = speech
  const shown = status.clocks.filter(({ stopped, late }) => stopped === undefined || late)
  if (shown.length === 0) return ''
  const running = shown.filter(({ stopped }) => stopped === undefined).sort((a, b) => (a.until < b.until ? -1 : 1))
  const missed = shown.filter(({ stopped }) => stopped !== undefined)
  const lines = [...running, ...missed].map(({ id, subject, since, until, stopped, overdue, why }) => {
    const clock = clockName(speech, id, subject)
    if (stopped !== undefined) {
      return translate('status.clock-late', { clock, until: times.full(until), stopped: times.full(stopped) })
    }
    const about = { clock, until: times.full(until), since: times.full(since), why: md(whyOf(speech, why)) }
    return translate(overdue ? 'status.clock-overdue' : 'status.clock', about)
  })
  const packs = new Set(shown.flatMap(({ id }) => context.policy.clocks[id]?.pack ?? []))
  const notes = [...packs].flatMap((id) => {
    const note = context.policy.packs[id]?.note
    return note === undefined ? [] : [`<sub>${asInlineText(names.words(note, id), { maxLength: 400 })}</sub>`]
  })
  return blocks(`### ${translate('status.clocks')}`, bullets(lines), ...notes)
}
