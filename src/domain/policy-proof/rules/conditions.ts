import { holds } from '../../policy/condition.ts'
import { conditionsOf } from '../conditions-of.ts'
import { finding } from '../finding.ts'
import { someFacts } from '../satisfy.ts'
import type { Rule } from '../subject.ts'

/** A condition can hold and can fail: one that never holds switches off what it stands at, silently. */
export const conditions: Rule = (subject) =>
  conditionsOf(subject).flatMap(({ when, path }) => {
    if (someFacts(subject.policy, [when], (facts) => holds(when, facts)) === false)
      return [finding('condition-never-met', path)]
    return someFacts(subject.policy, [when], (facts) => !holds(when, facts)) === false
      ? [finding('condition-always-met', path)]
      : []
  })
