import type { EventOf, RecordedEvent } from '../case/event.schema.ts'
import type { Findings, KnownFinding, States } from './findings.ts'

/** Folds what the operation check found into what is known of it. */
export function withChanges(
  before: Findings | undefined,
  { seq: edition, at }: Pick<RecordedEvent, 'seq' | 'at'>,
  { data, text }: EventOf<'findings-changed'>,
): Findings {
  const details = detailsIn(text.details)
  const known = new Map((before?.all ?? []).map((one): [string, KnownFinding] => [one.id, one]))
  for (const id of data.gone) {
    const one = known.get(id)
    if (one !== undefined) known.set(id, { ...one, gone: at })
  }
  for (const one of data.found) {
    const same = known.get(one.id)
    const detail = details.get(one.id) ?? ''
    known.set(one.id, { ...one, detail, since: same?.since ?? at, gone: undefined, accepted: same?.accepted })
  }
  return { edition, at, all: [...known.values()], states: statesIn(data.states) ?? before?.states ?? {} }
}

export function withAcceptance(
  before: Findings | undefined,
  { at, actor: by }: RecordedEvent,
  { data, text: { reason } }: EventOf<'findings-accepted'>,
): Findings | undefined {
  if (before === undefined) return undefined
  const all = before.all.map((one) => (data.findings.includes(one.id) ? { ...one, accepted: { by, at, reason } } : one))
  return { ...before, all }
}

/** A requirement that the policy alone "held" was set up; by runbooks and cases it was shown, though nobody wrote down by which. */
function statesIn(recorded: EventOf<'findings-changed'>['data']['states']): States | undefined {
  if (recorded === undefined) return undefined
  return Object.fromEntries(
    Object.entries(recorded).map(([clause, { state, by = [], evidence = [] }]) => {
      const isShown = by.includes('cases') || by.includes('runbooks')
      return [clause, { state: state === 'holds' ? (isShown ? 'shown' : 'set-up') : state, evidence }]
    }),
  )
}

/** Redacted, they are gone; the findings stand without them. */
function detailsIn(json: string): ReadonlyMap<string, string> {
  try {
    const parsed: unknown = JSON.parse(json)
    const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
    return new Map(entries.flatMap(([id, detail]) => (typeof detail === 'string' ? [[id, detail] as const] : [])))
  } catch {
    return new Map()
  }
}
