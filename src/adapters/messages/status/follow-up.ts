import { type ActionItem, PLAN_TOO_LARGE } from '../../../domain/case/case.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { isResponse } from '../../../domain/policy/is-response.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { inKiB, LARGEST_FILE } from '../../../domain/values/size-bounds.ts'
import { details, section } from '../details.ts'
import { clauseSuffix } from '../hint.ts'
import { blocks, bullets, code, login, reference } from '../marks.ts'
import { labels, listed, type MessageContext, people } from '../message-context.ts'
import { choiceOf } from '../named-line.ts'
import { setOptions } from '../set-line.ts'
import { md } from '../texts.ts'
import { ended } from './head.ts'

const MOST_ITEMS = 40
/** So many related cases stand open. */
const OPEN_LINKS = 2

/** The response organisation: started, by what, and what ends it (R4.1-1a). */
export function organisation(speech: MessageContext, status: Status): string {
  const { translate, names, times, state, context } = speech
  const now = state.organisation
  if (now === undefined)
    return ended(speech) || !isResponse(context.policy, state.process)
      ? ''
      : section(translate('status.organisation'), translate('status.not-started'))
  const { at, trigger } = now.started
  const started = {
    at: times.full(at),
    trigger: trigger === undefined ? translate('status.started-by-hand') : names.startTrigger(trigger),
  }
  if (now.stoodDown !== undefined) {
    const { at: end, trigger: met } = now.stoodDown
    return section(
      translate('status.organisation'),
      translate('status.stood-down', { at: times.full(end), trigger: names.endTrigger(met), started: started.at }),
    )
  }
  const triggers = status.endTriggers.map((id) => choiceOf(speech, 'stand-down', id))
  const ends = translate('status.end-triggers', {
    triggers: md(listed(speech, triggers, 10)),
    command: md(code(translate('usage.stand-down'))),
  })
  return section(translate('status.organisation'), bullets([translate('status.started', started), ends]))
}

export function actions(speech: MessageContext, status: Status, maxLength: number): string {
  const { translate } = speech
  if (status.actions.length === 0) return ''
  const lines = status.actions.slice(0, MOST_ITEMS).map((item) => {
    const { id, owner, due, text } = item
    const words = md(asInlineText(text, { maxLength }))
    return `${translate('status.action', { id, owner: md(login(owner)), due, text: words })} — ${actionState(speech, item)}`
  })
  const more = status.actions.length - lines.length
  const open = status.actions.filter(({ confirmed, judged }) => confirmed === undefined && judged === undefined).length
  return section(
    translate('status.actions', { count: status.actions.length, open }),
    bullets([...lines, ...(more === 0 ? [] : [translate('list.more', { count: more })])]),
  )
}

function actionState({ translate }: MessageContext, { id, done, confirmed, judged }: ActionItem): string {
  if (judged !== undefined) {
    if (judged.worked) return translate('status.action-worked')
    return translate('status.action-failed', { command: md(code(translate('usage.action'))) })
  }
  if (confirmed !== undefined) return translate('status.action-confirmed')
  return done === undefined
    ? translate('status.action-open')
    : translate('status.action-done', { command: md(code(`/done ${id}`)) })
}

export function pulls(speech: MessageContext, status: Status): string {
  const { translate, names, state } = speech
  if (status.pulls.length === 0) return ''
  const lines = status.pulls.map(({ id, pull }) => {
    const line = translate('status.pull', {
      label: names.pull(id),
      pull: md(reference(pull.repository, pull.number, state.repository.name)),
      state: translate(`pull-is.${pull.state}`),
    })
    const sections = pull.empty.map((section) => sectionName(speech, id, section))
    const empty =
      sections.length === 0
        ? ''
        : `<br>${translate('status.pull-empty', { sections: md(labels(speech, sections, 20)) })}`
    const writers = pull.writtenBy.length === 0 ? [pull.author] : pull.writtenBy
    const by = translate('status.pull-people', {
      authors: md(people(speech, writers)),
      approvers: md(people(speech, pull.approvedBy)),
    })
    return `${line}${empty}<br>${by}`
  })
  return section(translate('status.pulls'), bullets(lines))
}

/** A section of the policy, the action list, or the document itself where its file is gone. */
export function sectionName({ translate, names }: MessageContext, pull: string, id: string): string {
  if (id === 'plan') return names.section(pull, id) ?? names.pull(pull)
  if (id === PLAN_TOO_LARGE) return translate('plan.too-large', { name: names.pull(pull), most: inKiB(LARGEST_FILE) })
  return names.section(pull, id) ?? (id === 'actions' ? translate('plan.actions') : id)
}

/** Offered to whoever decides; the app records none of it by itself (R4.4-2). */
export function proposals(speech: MessageContext, status: Status): string {
  const { translate, names } = speech
  if (status.proposals.length === 0) return ''
  const lines = status.proposals.map(
    ({ fact, value, clause }) =>
      `${translate('status.proposal', { field: names.field(fact), value: names.option(fact, value) })} ${code(setOptions(speech, fact, [value]))}${clauseSuffix(speech, clause)}`,
  )
  return section(translate('status.proposals', { count: lines.length }), bullets(lines))
}

export function links({ translate, state }: MessageContext): string {
  if (state.links.length + state.children.length === 0) return ''
  const lead = state.links.slice(-1).map(({ kind, issue }) => translate(`link.${kind}`, { issue: md(`#${issue}`) }))
  const children = state.children.map(({ as, issue }) =>
    translate(as === 'part' ? 'link.child-part' : 'link.child-duplicate', { issue: md(`#${issue}`) }),
  )
  const lines = [...lead, ...children]
  const open = translate('status.links', { links: md(lines.slice(0, OPEN_LINKS).join(translate('list.comma'))) })
  const rest = lines.slice(OPEN_LINKS)
  const more = translate('list.more', { count: rest.length })
  return blocks(open, rest.length === 0 ? '' : details(more, bullets(rest.slice(0, MOST_ITEMS))))
}
