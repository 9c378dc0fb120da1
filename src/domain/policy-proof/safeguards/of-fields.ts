import type { Field } from '../../policy/fields.ts'
import { isSame } from '../../policy/own/mapping.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type DroppedSafeguard, unless } from './dropped.ts'

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
      (was['set-by'] === undefined || setters(after, now['set-by']).every((role) => was['set-by']?.includes(role))) &&
      hasOptions(was, now)
    return unless(holds, 'weakened', `field-${id}`, was.clause, ['fields', id])
  })
}

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
