import { unknownValue } from '../commands/unknown-value.ts'
import type { Documents } from '../policy/document.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Acknowledged, Case, Fact } from './case.ts'

/** Fields of which nobody can say yet what is certain: provisional, or known to be unknown. */
export const openFields = (facts: Case['facts']): string[] =>
  Object.entries(facts).flatMap(([field, fact]) => (isOpen(fact) ? [field] : []))

const isOpen = ({ provisional, values }: Fact): boolean =>
  provisional || (values.length > 0 && values.every((value) => unknownValue(value) !== undefined))

/** The edition that is taken note of now: what is open in it, and what has come to be known since the one before. */
export function editionOf({ acknowledged, facts }: Case, what: string): Pick<Acknowledged, 'open' | 'known'> {
  const before = ownProperty(acknowledged, what)
  return { open: openFields(facts), known: before === undefined ? [] : knownSince(before, facts) }
}

function knownSince({ open, seq }: Acknowledged, facts: Case['facts']): Acknowledged['known'] {
  return open.flatMap((field) => {
    const fact = ownProperty(facts, field)
    return fact === undefined || fact.seq <= seq ? [] : [{ field, at: fact.at }]
  })
}

/**
 * The facts open in a document when it was taken note of, and recorded anew since. A report may come before all is
 * certain (R4.4-2 asks for it with the plan, not with the last finding), but who took note of that edition has not
 * taken note of what was found later.
 */
export function recordedSince(documents: Documents, { acknowledged, facts }: Case, what: string): string[] {
  const taken = ownProperty(acknowledged, what)
  return taken === undefined ? [] : toldIn(documents, what, knownSince(taken, facts)).map(({ field }) => field)
}

/**
 * The pull request that the document goes with, where somebody took note before it was merged: of the document there was
 * nothing to take note of yet (R4.4-2: the report goes to the board with the plan).
 */
export function notedBefore(documents: Documents, { acknowledged, mergedIn }: Case, what: string): string | undefined {
  const claim = ownProperty(acknowledged, what)
  if (claim === undefined) return undefined
  return Object.values(documents)
    .flatMap((rule) => (rule['acknowledged-as'] === what && rule.with !== undefined ? [rule.with] : []))
    .find((pull) => claim.seq < (ownProperty(mergedIn, pull) ?? Number.POSITIVE_INFINITY))
}

/** Since when a further edition is or was due; undefined where the first one has been enough. */
export function furtherEditionDue(documents: Documents, state: Case, what: string): string | undefined {
  const taken = ownProperty(state.acknowledged, what)
  if (taken === undefined) return undefined
  const now = toldIn(documents, what, knownSince(taken, state.facts))
  const known = now.length > 0 ? now : toldIn(documents, what, taken.known)
  return known.map(({ at }) => at).sort((one, other) => Date.parse(one) - Date.parse(other))[0]
}

function toldIn(documents: Documents, what: string, known: Acknowledged['known']): Acknowledged['known'] {
  const told = Object.values(documents).flatMap((rule) => (rule['acknowledged-as'] === what ? rule.fields : []))
  return known.filter(({ field }) => told.includes(field))
}
