import { type Condition, holds } from '../../policy/condition.ts'
import { conditionsOf } from '../conditions-of.ts'
import { finding, type PolicyPath } from '../finding.ts'
import { someFacts } from '../satisfy.ts'
import type { Rule } from '../subject.ts'

/** Fields that take several values at once. */
const MANY: readonly string[] = ['choices', 'checks', 'systems', 'customers']

/** Fields that a condition asks for one value: of several recorded, none would be it, though it is among them. */
function askedForOne(when: Condition, path: PolicyPath): { field: string; path: PolicyPath }[] {
  if ('all' in when) return when.all.flatMap((part, at) => askedForOne(part, [...path, 'all', at]))
  if ('any' in when) return when.any.flatMap((part, at) => askedForOne(part, [...path, 'any', at]))
  if ('not' in when) return askedForOne(when.not, [...path, 'not'])
  return 'is' in when ? [{ field: when.fact, path: [...path, 'is'] }] : []
}

/** A condition can hold and can fail: one that never holds switches off what it stands at, silently. */
export const conditions: Rule = (subject) =>
  conditionsOf(subject).flatMap(({ when, path }) => {
    const many = askedForOne(when, path).filter(({ field }) => MANY.includes(subject.policy.fields[field]?.kind ?? ''))
    if (many.length > 0) return many.map(({ field, path: at }) => finding('one-of-many', at, { field }))
    if (someFacts(subject.policy, [when], (facts) => holds(when, facts)) === false)
      return [finding('condition-never-met', path)]
    return someFacts(subject.policy, [when], (facts) => !holds(when, facts)) === false
      ? [finding('condition-always-met', path)]
      : []
  })
