import { repeats as repeated } from '../../values/group-by.ts'
import { type Finding, finding, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** A list names each thing once: the second of two was meant to be something else, or nothing. */
export const repeats: Rule = ({ policy }) => listedTwice(policy, [])

function listedTwice(value: unknown, path: PolicyPath): Finding[] {
  if (typeof value !== 'object' || value === null) return []
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([key, one]) => listedTwice(one, [...path, key]))
  // The people of a role have a rule of their own: GitHub takes Aoki and aoki for one.
  const isOfPeople = path[0] === 'roles' && path.at(-1) === 'users'
  const plain = isOfPeople ? [] : value.flatMap((one, at) => (isPlain(one) ? [{ id: String(one), at }] : []))
  return [
    ...repeated(plain, ({ id }) => id).map(({ thing: { id, at } }) => finding('repeated-id', [...path, at], { id })),
    ...value.flatMap((one, at) => listedTwice(one, [...path, at])),
  ]
}

const isPlain = (one: unknown): one is string | number => typeof one === 'string' || typeof one === 'number'
