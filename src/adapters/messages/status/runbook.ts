import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { isResponse } from '../../../domain/policy/is-response.ts'
import { hasNumber, hoursShown, isReachable } from '../../../domain/runbook/is-reachable.ts'
import type { Runbook } from '../../../domain/runbook/runbook.ts'
import { SECTION_IDS } from '../../../domain/runbook/sections.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { details, section } from '../details.ts'
import { blocks, bullets, code, link } from '../marks.ts'
import { listed, type MessageContext } from '../message-context.ts'
import { choiceOf } from '../named-line.ts'
import { md } from '../texts.ts'
import type { Openness } from './openness.ts'

const MOST_STEPS = 30

/** The steps of this phase, or what is to be done where no runbook matches (R4.2-2, R4.2-3). */
export function runbook(speech: MessageContext, status: Status, open: Openness): string {
  const { translate, state, context } = speech
  const found = status.runbook
  if (found === undefined) {
    // One that is there and yet not shown is for few: here it is as if none was chosen.
    const isKept = context.runbooks.some(({ head }) => head.id === state.runbook?.id)
    const chosen = isKept ? undefined : state.runbook?.id
    if (chosen === undefined && !isResponse(context.policy, state.process)) return ''
    return blocks(
      `### ${translate('status.no-runbook')}`,
      chosen === undefined
        ? translate('status.no-runbook-advice', {
            appoint: md(code(translate('usage.appoint'))),
            activate: md(code(translate('usage.activate'))),
            runbook: md(code(translate('usage.runbook'))),
          })
        : translate('status.runbook-missing', { id: chosen }),
    )
  }
  const ties = status.ties.map((id) => choiceOf(speech, 'runbook', id))
  return blocks(
    `### ${translate('status.runbook', { title: found.head.title })}`,
    ties.length === 0
      ? ''
      : translate('status.ties', {
          runbooks: md(listed(speech, ties, 10)),
          command: md(code(translate('usage.runbook'))),
        }),
    steps(speech, found, open),
  )
}

/** The people who work together on it, and those who can be called. */
export function helpers(speech: MessageContext, { runbook: found }: Status): string {
  return found === undefined ? '' : blocks(contacts(speech, found), cooperation(speech, found))
}

function steps(speech: MessageContext, found: Runbook, { steps: most, words: maxLength }: Openness): string {
  const { translate, state, context } = speech
  const process = context.policy.processes[state.process]
  const own = process?.start === state.phase ? 'first' : state.phase
  const section = process?.phases[state.phase]?.steps ?? SECTION_IDS.find((id) => id === own)
  const all = section === undefined ? [] : found.sections[section]
  if (all.length === 0) return translate('status.no-steps')
  const shown = all.slice(0, MOST_STEPS).map((step, at) => `${at + 1}. ${stepText(step, maxLength)}`)
  const more = all.length - shown.length
  const rest = more === 0 ? '' : translate('status.steps-more', { count: more, path: md(code(found.path)) })
  const open = shown.slice(0, shown.length > most + 1 ? most : undefined)
  const folded = shown.slice(open.length)
  return blocks(
    open.join('\n'),
    folded.length === 0 ? '' : details(translate('status.further-steps', { count: folded.length }), folded.join('\n')),
    rest,
  )
}

/** A step's words; commands that it names in plain code stay code, so that they can be copied. */
export function stepText(step: string, maxLength: number): string {
  const parts = step
    .replace(/\s+/g, ' ')
    .slice(0, maxLength * 2)
    .split(/`([^`<>|]*)`/)
  return parts
    .map((part, at) => {
      if (at % 2 === 1) return code(part)
      // The blanks between words and code are ours to keep: making text harmless trims it.
      const [, before = '', , after = ''] = /^(\s*)(.*?)(\s*)$/.exec(part) ?? []
      return part.trim() === '' ? before : `${before}${asInlineText(part, { maxLength })}${after}`
    })
    .join('')
}

/** The cooperation, inside and with outside bodies, and on what (R4.1-1c). */
function cooperation({ translate }: MessageContext, { head }: Runbook): string {
  const { inside, outside } = head.cooperation
  const side = (heading: string, helpers: typeof inside): string[] =>
    helpers
      .slice(0, MOST_STEPS)
      .map(({ who, for: reason }) => `${heading} · ${asInlineText(who)} · ${asInlineText(reason)}`)
  const lines = [...side(translate('status.inside'), inside), ...side(translate('status.outside'), outside)]
  return section(translate('status.cooperation', { count: lines.length }), bullets(lines))
}

/** The people to call for help, inside and outside; where nobody has filled in a number, with who does (R4.1-1d). */
function contacts(speech: MessageContext, { head }: Runbook): string {
  const { translate, names } = speech
  const reachable = head.contacts.filter(isReachable)
  const missing = translate('status.contact-missing', { role: names.role(head.owner) })
  const lines = [...reachable, ...head.contacts.filter((contact) => !isReachable(contact))]
    .slice(0, MOST_STEPS)
    .map((contact) => {
      const { who, phone, web, for: reason } = contact
      const words = [who, reason, ...(isReachable(contact) ? [hoursShown(contact)] : [])]
      // As code a number is copied as it stands, and `#9110` is no issue.
      const number = hasNumber(contact) ? [code(phone)] : isReachable(contact) ? [] : [missing]
      const said = words.filter((part) => part !== '').map((part) => asInlineText(part))
      return [...number, ...said, ...(web === undefined ? [] : [link(web)])].join(' · ')
    })
  return section(translate('status.contacts', { count: reachable.length }), bullets(lines))
}
