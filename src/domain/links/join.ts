import type { CaseEvent } from '../case/event.schema.ts'
import { phaseEntered } from '../case/phase-entered.ts'
import type { Command } from '../commands/command.ts'
import { accepted, type Decision, IGNORED, type View } from '../commands/decision.ts'
import { parentOf } from './parent-of.ts'

/** What a lead and its children tell each other: recorded where it is new, else nothing happens. */

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** A child was linked; a case that is led by another takes none. */
export function join(view: View, { issue, as }: Of<'child-joined'>): Decision {
  const known = view.case.children.find((child) => child.issue === issue)
  if (parentOf(view.case) !== undefined || known?.as === as) return IGNORED
  return accepted([{ type: 'child-joined', data: { issue, as }, text: {} }])
}

export function leave(view: View, { issue }: Of<'child-left'>): Decision {
  const known = view.case.children.some((child) => child.issue === issue)
  return known ? accepted([{ type: 'child-left', data: { issue }, text: {} }]) : IGNORED
}

/** An entry that names the child, and the earliest detection of all (R4.2-4). */
export function hear(view: View, { issue, line, by, event }: Of<'child-said'>): Decision {
  const child = view.case.children.find((one) => one.issue === issue)
  if (child === undefined) return IGNORED
  if (event.type === 'text-redacted') {
    // What must not stand there must not stand here either.
    const copy = child.entries[event.data.line]
    return copy === undefined
      ? IGNORED
      : accepted([{ type: 'text-redacted', data: { line: copy }, text: { reason: event.text.reason } }])
  }
  return accepted([{ type: 'child-said', ...entry(issue, line, by, event) }, ...earlier(view, event)])
}

type Told = Exclude<Of<'child-said'>['event'], { type: 'text-redacted' }>
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
      return { data: { ...of, of: event.type }, text: event.text }
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

/** The lead has ended, and so do its parts. */
export function endWithLead(view: View, { lead }: Of<'lead-ended'>): Decision {
  const { links, phases } = view.process
  const now = parentOf(view.case)
  if (links === undefined || now?.issue !== lead || phases[view.case.phase]?.end !== undefined) return IGNORED
  return accepted([phaseEntered(view.case.phase, links.phase)])
}
