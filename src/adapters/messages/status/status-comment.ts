import { markOf } from '../../../app/ports/messages.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, code } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'
import { acknowledgements } from './acknowledgements.ts'
import { calls } from './calls.ts'
import { clocks } from './clocks.ts'
import { customers } from './customers.ts'
import { facts } from './facts.ts'
import { actions, links, organisation, proposals, pulls } from './follow-up.ts'
import { ended, head } from './head.ts'
import { needs } from './needs.ts'
import { people } from './people.ts'
import { runbook } from './runbook.ts'
import { timeline } from './timeline.ts'
import { withoutEffect } from './without-effect.ts'

/** GitHub takes 65,536 characters. */
const MOST = 60_000
const ROOM_FOR_TIMELINE = 4_000
/** Lengths to which people's texts are cut, tried in turn until all fits. */
const LENGTHS = [600, 200, 80, 30]

/** The one comment that is kept up to date, in the order in which somebody needs it who arrives at night. */
export function statusComment(speech: MessageContext, status: Status): string {
  let body = ''
  for (const length of LENGTHS) {
    body = withoutTimeline(speech, status, length)
    if (body.length <= MOST - ROOM_FOR_TIMELINE) break
  }
  const foot = footer(speech)
  return blocks(body, timeline(speech, status.timeline, MOST - body.length - foot.length - 10), foot)
}

function withoutTimeline(speech: MessageContext, status: Status, maxLength: number): string {
  return blocks(
    markOf('status'),
    head(speech, status),
    ended(speech) ? '' : calls(speech),
    needs(speech, status),
    ended(speech) ? '' : withoutEffect(speech, status),
    clocks(speech, status),
    facts(speech, status, maxLength),
    people(speech, status),
    runbook(speech, status, Math.max(maxLength, 80)),
    customers(speech, status),
    organisation(speech, status),
    actions(speech, status, Math.min(maxLength, 200)),
    acknowledgements(speech, status, Math.min(maxLength, 200)),
    pulls(speech, status),
    proposals(speech, status),
    links(speech),
  )
}

function footer({ translate, times, state }: MessageContext): string {
  const commands = { help: md(code('/help')), note: md(code(translate('usage.note'))) }
  return `---\n\n<sub>${translate('status.footer', { ...commands, zone: times.zone(state.opened.at) })}</sub>`
}
