import { type Condition, comparedWith } from '../../policy/condition.ts'
import { optionsOf } from '../../policy/field-options.ts'
import { ownProperty } from '../../values/own-property.ts'
import { conditionsOf } from '../conditions-of.ts'
import { type Finding, finding, type PolicyPath } from '../finding.ts'
import { unknownAmong } from '../mention.ts'
import type { Rule, Subject } from '../subject.ts'

interface Value {
  field: string
  name: string
  path: PolicyPath
}

/** Every value that is compared, set or proposed can be chosen in its field. */
export const valueReferences: Rule = (subject) => {
  const { policy } = subject
  return valuesOf(subject).flatMap(({ field: id, name, path }): Finding[] => {
    const field = ownProperty(policy.fields, id)
    // A field that is not there is told elsewhere.
    if (field === undefined) return []
    if (!('options' in field)) return [finding('value-of-text', path, { name, field: id })]
    const known = new Set(optionsOf(policy, field).map((option) => option.id))
    return unknownAmong([{ code: 'unknown-value', name, path, known, params: { field: id } }])
  })
}

function valuesOf(subject: Subject): Value[] {
  const { policy, gates } = subject
  const { severity } = policy.meanings
  return [
    ...conditionsOf(subject).flatMap(({ when, path }) => compared(when, path)),
    { field: severity, name: policy.severity.default, path: ['severity', 'default'] },
    ...policy.severity.rules.map(({ is: name }, at) => ({
      ...{ field: severity, name, path: ['severity', 'rules', at, 'is'] },
    })),
    ...policy.proposals.map(({ fact: field, value: name }, at) => ({ field, name, path: ['proposals', at, 'value'] })),
    ...policy.advice.flatMap(({ kinds }, at) =>
      kinds.map((name, which) => ({ field: policy.meanings.kind, name, path: ['advice', at, 'kinds', which] })),
    ),
    ...Object.entries(policy.fields).flatMap(([id, from]) =>
      ('options' in from ? from.options : []).flatMap(({ sets = {} }, at) =>
        Object.entries(sets).map(([field, name]) => ({
          ...{ field, name, path: ['fields', id, 'options', at, 'sets', field] },
        })),
      ),
    ),
    ...gates.flatMap(({ gate, path }) => {
      if (gate.kind === 'recovered')
        return gate.except.map((name, at) => ({ field: gate.systems, name, path: [...path, 'except', at] }))
      if (gate.kind === 'follows') return [{ field: gate.fact, name: gate.is, path: [...path, 'is'] }]
      return gate.kind === 'value'
        ? gate.is.map((name, at) => ({ field: gate.fact, name, path: [...path, 'is', at] }))
        : []
    }),
  ]
}

/** Every value that a condition compares a fact with. */
function compared(when: Condition, path: PolicyPath): Value[] {
  if ('all' in when) return when.all.flatMap((part, at) => compared(part, [...path, 'all', at]))
  if ('any' in when) return when.any.flatMap((part, at) => compared(part, [...path, 'any', at]))
  if ('not' in when) return compared(when.not, [...path, 'not'])
  if ('set' in when) return []
  const key = 'is' in when ? 'is' : 'includes' in when ? 'includes' : 'ever'
  return comparedWith(when).map((name, at) => ({ field: when.fact, name, path: [...path, key, at] }))
}
