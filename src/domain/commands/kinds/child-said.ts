import type { CaseEvent } from '../../case/event.schema.ts'
import type { ChildEvent } from '../../links/sub-issue-event.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, IGNORED, type View } from '../decision.ts'

interface ChildSaid {
  kind: 'child-said'
  issue: number
  line: number
  by: { id: number; login: string }
  event: ChildEvent
}

/** A statement in a case that this one leads: an entry that names it, and the earliest detection of all (R4.2-4). */
export const childSaidCommand = commandKind<ChildSaid>('child-said', { doors: ['app'], decide: hear })

function hear(view: View, { issue, line, by, event }: ChildSaid): Decision {
  const child = view.case.children.find((one) => one.issue === issue)
  if (child === undefined) return IGNORED
  if (event.type === 'text-redacted') {
    // A text that must not stand there must not stand here either.
    const copy = child.entries[event.data.line]
    return copy === undefined
      ? IGNORED
      : accepted([{ type: 'text-redacted', data: { line: copy }, text: { reason: event.text.reason } }])
  }
  return accepted([{ type: 'child-said', ...entry(issue, line, by, event) }, ...earlier(view, event)])
}

type Told = Exclude<ChildEvent, { type: 'text-redacted' }>
type Entry = Omit<Extract<CaseEvent, { type: 'child-said' }>, 'type'>

function entry(issue: number, line: number, by: { id: number; login: string }, event: Told): Entry {
  const of = { issue, line, by: { id: by.id, login: by.login } }
  switch (event.type) {
    case 'fact-recorded': {
      const { field, values, provisional } = event.data
      return { data: { ...of, of: event.type, field, values, provisional }, text: event.text }
    }
    case 'evidence-recorded':
      return { data: { ...of, of: event.type, ...event.data }, text: event.text }
    case 'note-added':
    case 'contact-made':
      return { data: { ...of, of: event.type, ...event.data }, text: event.text }
    case 'text-kept':
      return { data: { ...of, of: event.type }, text: event.text }
  }
}

function earlier(view: View, event: Told): CaseEvent[] {
  const field = view.policy.meanings['detected-at']
  if (event.type !== 'fact-recorded' || event.data.field !== field) return []
  const [at] = event.data.values
  const [now] = view.case.facts[field]?.values ?? []
  if (at === undefined || Number.isNaN(Date.parse(at))) return []
  if (now !== undefined && Date.parse(now) <= Date.parse(at)) return []
  const { values, provisional } = event.data
  return [{ type: 'fact-recorded', data: { field, values, provisional, source: 'derived' }, text: event.text }]
}
