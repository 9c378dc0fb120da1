import { isSame } from '../../policy/own/mapping.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** The first rule that holds counts: the gravest come first, and none stands behind one that always holds with it. */
export const severity: Rule = ({ policy }) => {
  const { rules } = policy.severity
  const field = ownProperty(policy.fields, policy.meanings.severity)
  const order = field !== undefined && 'options' in field ? field.options.map(({ id }) => id) : []
  return rules.flatMap(({ when, is }, at): Finding[] => {
    const before = rules.slice(0, at)
    if (before.some((one) => isSame(one.when, when)))
      return [finding('shadowed-rule', ['severity', 'rules', at, 'when'], { is })]
    const last = before.at(-1)?.is
    return last !== undefined && order.includes(is) && order.indexOf(is) < order.indexOf(last)
      ? [finding('severity-out-of-order', ['severity', 'rules', at, 'is'], { is, before: last })]
      : []
  })
}
