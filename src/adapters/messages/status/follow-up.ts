import { type ActionItem, PLAN_TOO_LARGE } from '../../../domain/case/case.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { isResponse } from '../../../domain/policy/is-response.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { inKiB, LARGEST_FILE } from '../../../domain/values/size-bounds.ts'
import { clauseSuffix } from '../hint.ts'
import { blocks, bullets, code, login, reference } from '../marks.ts'
import { labels, listed, people, type Speech } from '../message-context.ts'
import { md } from '../texts.ts'
import { ended } from './head.ts'

const MOST_ITEMS = 40

/** The response organisation: started, by what, and what ends it (R4.1-1a). */
export function organisation(speech: Speech, status: Status): string {
  const { tell, names, times, state, context } = speech
  const title = `### ${tell('status.organisation')}`
  const now = state.organisation
  if (now === undefined)
    return ended(speech) || !isResponse(context.policy, state.process) ? '' : blocks(title, tell('status.not-started'))
  const { at, trigger } = now.started
  const started = {
    at: times.full(at),
    trigger: trigger === undefined ? tell('status.started-by-hand') : names.startTrigger(trigger),
  }
  if (now.stoodDown !== undefined) {
    const { at: end, trigger: met } = now.stoodDown
    return blocks(
      title,
      tell('status.stood-down', { at: times.full(end), trigger: names.endTrigger(met), started: started.at }),
    )
  }
  const triggers = status.endTriggers.map((id) => `${code(id)} ${asInlineText(names.endTrigger(id))}`)
  const ends = tell('status.end-triggers', {
    triggers: md(listed(speech, triggers, 10)),
    command: md(code(tell('usage.stand-down'))),
  })
  return blocks(title, bullets([tell('status.started', started), ends]))
}

export function actions(speech: Speech, status: Status, maxLength: number): string {
  const { tell } = speech
  if (status.actions.length === 0) return ''
  const lines = status.actions.slice(0, MOST_ITEMS).map((item) => {
    const { id, owner, due, text } = item
    const words = md(asInlineText(text, { maxLength }))
    return `${tell('status.action', { id, owner: md(login(owner)), due, text: words })} — ${actionState(speech, item)}`
  })
  const more = status.actions.length - lines.length
  return blocks(
    `### ${tell('status.actions')}`,
    bullets([...lines, ...(more === 0 ? [] : [tell('list.more', { count: more })])]),
  )
}

function actionState({ tell }: Speech, { id, done, confirmed, judged }: ActionItem): string {
  if (judged !== undefined) {
    if (judged.worked) return tell('status.action-worked')
    return tell('status.action-failed', { command: md(code(tell('usage.action'))) })
  }
  if (confirmed !== undefined) return tell('status.action-confirmed')
  return done === undefined
    ? tell('status.action-open')
    : tell('status.action-done', { command: md(code(`/done ${id}`)) })
}

export function pulls(speech: Speech, status: Status): string {
  const { tell, names, state } = speech
  if (status.pulls.length === 0) return ''
  const lines = status.pulls.map(({ id, pull }) => {
    const line = tell('status.pull', {
      label: names.pull(id),
      pull: md(reference(pull.repository, pull.number, state.repository.name)),
      state: tell(`pull-is.${pull.state}`),
    })
    const sections = pull.empty.map((section) => sectionName(speech, id, section))
    const empty =
      sections.length === 0 ? '' : `<br>${tell('status.pull-empty', { sections: md(labels(speech, sections, 20)) })}`
    const writers = pull.writtenBy.length === 0 ? [pull.author] : pull.writtenBy
    const by = tell('status.pull-people', {
      authors: md(people(speech, writers)),
      approvers: md(people(speech, pull.approvedBy)),
    })
    return `${line}${empty}<br>${by}`
  })
  return blocks(`### ${tell('status.pulls')}`, bullets(lines))
}

/** A section of the policy, the action list, or the document itself where its file is gone. */
export function sectionName({ tell, names }: Speech, pull: string, id: string): string {
  if (id === 'plan') return names.section(pull, id) ?? names.pull(pull)
  if (id === PLAN_TOO_LARGE) return tell('plan.too-large', { name: names.pull(pull), most: inKiB(LARGEST_FILE) })
  return names.section(pull, id) ?? (id === 'actions' ? tell('plan.actions') : id)
}

/** Offered to whoever decides; the app records none of it by itself (R4.4-2). */
export function proposals(speech: Speech, status: Status): string {
  const { tell, names } = speech
  if (status.proposals.length === 0) return ''
  const lines = status.proposals.map(
    ({ fact, value, clause }) =>
      `${tell('status.proposal', { field: names.field(fact), value: names.option(fact, value) })} ${code(`/set ${fact} ${value}`)}${clauseSuffix(speech, clause)}`,
  )
  return blocks(`### ${tell('status.proposals')}`, bullets(lines))
}

export function links({ tell, state }: Speech): string {
  if (state.links.length + state.children.length === 0) return ''
  const lead = state.links.slice(-1).map(({ kind, issue }) => tell(`link.${kind}`, { issue: md(`#${issue}`) }))
  const children = state.children.map(({ as, issue }) =>
    tell(as === 'part' ? 'link.child-part' : 'link.child-duplicate', { issue: md(`#${issue}`) }),
  )
  const lines = [...lead, ...children.slice(0, MOST_ITEMS)]
  return blocks(`### ${tell('status.links')}`, bullets(lines))
}
