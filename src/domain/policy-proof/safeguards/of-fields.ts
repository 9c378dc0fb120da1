import type { Gate } from '../../gates/gates.ts'
import { askedFacts } from '../../policy/condition.ts'
import type { Field } from '../../policy/fields.ts'
import { isSame } from '../../policy/own/mapping.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { BUILT_IN_ROLES } from '../../policy/roles.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type DroppedSafeguard, hasAll, unless } from './dropped.ts'

/** A field that a gate asks for takes no less of an answer, from nobody else, and is read by no more people. */
export function ofFields(before: Policy, after: Policy): DroppedSafeguard[] {
  return Object.entries(before.fields).flatMap(([id, was]) => {
    const now = ownProperty(after.fields, id)
    if (now === undefined) return []
    const setters = (policy: Policy, roles: readonly string[] | undefined) => roles ?? policy.defaults['set-by']
    const holds =
      now.kind === was.kind &&
      (now['may-be-unknown'] !== true || was['may-be-unknown'] === true) &&
      (now['none-needs-reason'] !== false || was['none-needs-reason'] === false) &&
      (now['never-none'] === true || was['never-none'] !== true) &&
      (now.confidential || !was.confidential) &&
      setters(after, now['set-by']).every((role) => was['set-by']?.includes(role) ?? !isNobodys(role)) &&
      hasAll(setters(after, now['set-by']), rightful(was['set-by'])) &&
      mayBeReasoned(was, now) &&
      hasOptions(was, now) &&
      (!isAsked(before, id) || isUnsaidFirst(was, now)) &&
      isOfTheSameTime(was, now) &&
      isJudged(before, after, id)
    return unless(holds, 'weakened', `field-${id}`, was.clause, ['fields', id])
  })
}

/** The past is never recorded as still to come, and a day until which something lasts may be ahead. */
const isOfTheSameTime = (was: Field, now: Field): boolean =>
  was.kind !== 'time' || now.kind !== 'time' || (was.ahead ?? false) === (now.ahead ?? false)

/** Parties without a role by the company's word: who reported, whom it is about, the app. */
const isNobodys = (role: string): boolean => BUILT_IN_ROLES.some((one) => one === role)

/** Roles that say their own part: the reporter, and the one whom a case is about (R7-4). */
const rightful = (roles: readonly string[] = []): string[] =>
  roles.filter((role) => role === 'reporter' || role === 'concerned')

/** Where a reason could be given with a choice it still can, and a time that is still to come may be stated where it could be. */
const mayBeReasoned = (was: Field, now: Field): boolean =>
  (!('reason' in was && was.reason) || ('reason' in now && now.reason)) &&
  (was.kind !== 'time' || was.ahead !== true || (now.kind === 'time' && now.ahead === true))

/** The first choice stands in a form until somebody makes another one: it says what is not known yet, as before (R1-1). */
const isUnsaidFirst = (was: Field, now: Field): boolean =>
  was.kind !== 'choice' || now.kind !== 'choice' || was.options[0]?.id === now.options[0]?.id

const isAsked = ({ processes }: Policy, id: string): boolean =>
  Object.values(processes).some(({ form }) => form?.items.some(({ field }) => field === id))

/**
 * The options that the regulation lists can still be chosen, those that few may read stay with them, and those that an
 * exception may name open no other clause.
 */
function hasOptions(was: Field, now: Field): boolean {
  if (!('options' in was) || !('options' in now)) return true
  const [then, today] = [
    new Map(was.options.map((one) => [one.id, one])),
    new Map(now.options.map((one) => [one.id, one])),
  ]
  return (
    was.options.every(({ id, restricted, sets }) => {
      const one = today.get(id)
      // "Don't know" is a normal answer of a report (R1-1).
      if (one === undefined) return was.clause === undefined && restricted !== true && id !== 'unknown'
      return (restricted !== true || one.restricted === true) && isSame(one.sets, sets)
    }) && now.options.every(({ id, clause }) => clause === undefined || then.get(id)?.clause === clause)
  )
}

/** Where a gate was for each choice of a field, a choice that came later passes by none of them (R7-3). */
function isJudged(before: Policy, after: Policy, id: string): boolean {
  const [was, now] = [before.fields[id], after.fields[id]]
  if (was === undefined || now === undefined || !('options' in was) || !('options' in now)) return true
  return Object.entries(before.processes).every(([name, { transitions }]) =>
    transitions.every(({ to, gates }) => {
      const all = was.options.every((option) => valuesAsked(gates, id).has(option.id))
      const ways = after.processes[name]?.transitions.filter((one) => one.to === to) ?? []
      return !all || ways.every((way) => now.options.every((option) => valuesAsked(way.gates, id).has(option.id)))
    }),
  )
}

/** The choices of a field at which one of these gates stands. */
const valuesAsked = (gates: readonly Gate[], field: string): ReadonlySet<string> =>
  new Set(
    gates.flatMap(({ when }) =>
      when === undefined ? [] : askedFacts(when).flatMap(({ fact, values }) => (fact === field ? values : [])),
    ),
  )
