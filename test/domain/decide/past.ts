import type { Account } from '../../../src/domain/case/case.ts'
import type { EventOf, EventType, RecordedEvent } from '../../../src/domain/case/event.schema.ts'

/** The contents of a ledger, asked without any code of the domain: gates are judged a second time by this. */
export interface Past {
  all<T extends EventType>(type: T): (RecordedEvent & { event: EventOf<T> })[]
  fact(field: string): EventOf<'fact-recorded'> | undefined
  facts(): EventOf<'fact-recorded'>[]
  /** Recorded, and saying something: a bare "unknown" does not. */
  says(field: string): boolean
}

export const BARE = /^\s*(不明|unknown|n\/k|unsure)?\s*[:：]?\s*$/i

export function pastOf(placed: readonly RecordedEvent[]): Past {
  const all = <T extends EventType>(type: T) =>
    placed.filter((line): line is RecordedEvent & { event: EventOf<T> } => line.event.type === type)
  const facts = (): EventOf<'fact-recorded'>[] => {
    const last = new Map(all('fact-recorded').map(({ event }) => [event.data.field, event]))
    return [...last.values()]
  }
  const fact = (field: string) => facts().find(({ data }) => data.field === field)
  const says = (field: string): boolean => {
    const one = fact(field)
    if (one === undefined) return false
    const { values } = one.data
    return values.some((value) => !BARE.test(value)) || !BARE.test(one.text.value)
  }
  return { all, fact, facts, says }
}

/** Whether there is a procedure, or an appointed executive with a standing organisation (R4.2-3). */
export function hasProcedure(past: Past): boolean {
  const matched = [...past.all('runbook-matched'), ...past.all('runbook-unmatched')]
    .sort((a, b) => a.seq - b.seq)
    .at(-1)
  return matched?.event.type === 'runbook-matched' || (past.all('executive-appointed').length > 0 && standing(past))
}

/** The line in which the case last entered one of these phases; with `back`, only by coming from a later one or an end. */
export function entered(
  past: Past,
  order: readonly string[],
  ends: readonly string[],
  to: string,
  back: boolean,
): number {
  const moves = past.all('phase-changed').slice(0, -1)
  const place = (phase: string): number => order.indexOf(phase)
  const found = moves.filter(
    ({ event: { data } }) =>
      place(data.to) <= place(to) && (!back || ends.includes(data.from) || place(data.to) < place(data.from)),
  )
  return found.at(-1)?.seq ?? 0
}

export const standing = (past: Past): boolean =>
  (past.all('organisation-started').at(-1)?.seq ?? -1) > (past.all('organisation-stood-down').at(-1)?.seq ?? -1)

/** Acts in somebody's stead that a holder of that role has not ratified (R4.2-1). */
export function unratified(past: Past, holders: (role: string) => readonly Account[]): number[] {
  const acts = [...past.all('phase-changed'), ...past.all('executive-appointed'), ...past.all('organisation-started')]
  const ratified = past.all('acts-ratified')
  return acts.flatMap(({ seq, actor, event: { data } }) => {
    const { acting } = data
    if (acting === undefined) return []
    const by = ratified.some(
      (one) =>
        one.event.data.acts.includes(seq) &&
        one.seq > seq &&
        one.actor.id !== actor.id &&
        holders(acting.for).some(({ id }) => id === one.actor.id),
    )
    return by ? [] : [seq]
  })
}

/** The faults of a pull request that must be merged, whole, and stood by by these people (R4.4-1). */
export function pullProblems(past: Past, id: string, groups: readonly (readonly Account[])[]): string[] {
  const pull = past
    .all('pull-request-seen')
    .filter(({ event }) => event.data.id === id)
    .at(-1)?.event.data
  if (pull === undefined) return [`no ${id}`]
  const byCommand = past
    .all('approved')
    .filter(({ event }) => event.data.what === `${id}@${pull.head}`)
    .map(({ actor }) => actor)
  const people = [pull.author, ...pull.approvedBy, ...pull.writtenBy, ...byCommand].map((account) => account.id)
  return [
    ...(pull.state === 'merged' ? [] : [`${id} is ${pull.state}`]),
    ...pull.empty.map((section) => `${id} lacks ${section}`),
    ...groups.filter((group) => !group.some((one) => people.includes(one.id))).map(() => `${id} lacks somebody`),
  ]
}
