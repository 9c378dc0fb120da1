import { markOf } from '../../../app/ports/messages.ts'
import { isResponse } from '../../../domain/policy/is-response.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { details } from '../details.ts'
import { blocks, code } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'
import { acknowledgements } from './acknowledgements.ts'
import { calls } from './calls.ts'
import { clocksInFull, deadlines } from './clocks.ts'
import { customers } from './customers.ts'
import { facts } from './facts.ts'
import { actions, links, organisation, proposals, pulls } from './follow-up.ts'
import { ended, head } from './head.ts'
import { needs } from './needs.ts'
import { nextAction } from './next-action.ts'
import { OPENNESS, type Openness } from './openness.ts'
import { people, unsettled } from './people.ts'
import { phoneHeight } from './phone-height.ts'
import { helpers, runbook } from './runbook.ts'
import { timeline } from './timeline.ts'
import { withoutEffect } from './without-effect.ts'

/** GitHub takes 65,536 characters. */
const MOST = 60_000
const ROOM_FOR_TIMELINE = 4_000
/** Lengths to which people's texts are cut, tried in turn until all fits. */
const LENGTHS = [600, 200, 80, 30]
/** The summary of the timeline, a line across, and two lines of small print. */
const FOOT = 150
/** Two screens of a phone of 390 by 844 points, less what an estimate may be wrong by. */
const TWO_SCREENS = 1_670
/** The part of them that the first answer above it takes; more where the response organisation started with the report. */
const FIRST_ANSWER = { ordinary: 450, started: 710 }

/**
 * The one comment that is kept up to date, in the order in which somebody needs it who arrives at night on a phone: where it
 * stands, the one thing to do now, the steps of this phase, what is missing, deadlines. What is looked up is folded.
 */
export function statusComment(speech: MessageContext, status: Status): string {
  let body = ''
  for (const length of LENGTHS) {
    body = withoutTimeline(speech, status, length)
    if (body.length <= MOST - ROOM_FOR_TIMELINE) break
  }
  const foot = footer(speech)
  return blocks(body, timeline(speech, status.timeline, MOST - body.length - foot.length - 10), foot)
}

/** As much stands open as two screens of a phone have room for, whatever the case and the company's words are like. */
function withoutTimeline(speech: MessageContext, status: Status, maxLength: number): string {
  const rest = folded(speech, status, maxLength)
  const room = TWO_SCREENS - firstAnswer(speech)
  let body = ''
  for (const open of OPENNESS) {
    body = blocks(opened(speech, status, { ...open, words: Math.min(open.words, Math.max(maxLength, 80)) }), rest)
    if (phoneHeight(body) + FOOT <= room) break
  }
  return body
}

/** Both are read in one go by whoever comes to the case. */
const firstAnswer = ({ state }: MessageContext): number =>
  state.organisation?.started.at === state.opened.at ? FIRST_ANSWER.started : FIRST_ANSWER.ordinary

const opened = (speech: MessageContext, status: Status, open: Openness): string =>
  blocks(
    markOf('status'),
    head(speech, status),
    ended(speech) ? '' : calls(speech),
    nextAction(speech, status),
    unsettled(speech),
    runbook(speech, status, open),
    needs(speech, status, open),
    ended(speech) ? '' : withoutEffect(speech, status),
    deadlines(speech, status, open),
    links(speech),
  )

/** The parts that are looked up rather than read, behind as few summaries as a phone has room for. */
function folded(speech: MessageContext, status: Status, maxLength: number): string {
  const { translate } = speech
  const fold = (summary: string, ...parts: readonly string[]): string => {
    const content = blocks(...parts)
    return content === '' ? '' : details(summary, content)
  }
  return blocks(
    fold(
      translate('status.known', { count: status.facts.length }),
      facts(speech, status, maxLength),
      clocksInFull(speech, status),
      customers(speech, status),
      proposals(speech, status),
    ),
    fold(
      // A request has nobody to call for help.
      translate(isResponse(speech.context.policy, speech.state.process) ? 'status.who-is-who' : 'status.people'),
      helpers(speech, status),
      people(speech, status),
      organisation(speech, status),
    ),
    fold(
      translate('status.follow-up'),
      actions(speech, status, Math.min(maxLength, 200)),
      acknowledgements(speech, status, Math.min(maxLength, 200)),
      pulls(speech, status),
    ),
  )
}

function footer({ translate }: MessageContext): string {
  return `---\n\n<sub>${translate('status.footer', { help: md(code('/help')) })}</sub>`
}
