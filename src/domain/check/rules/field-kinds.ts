import { own } from '../../own.ts'
import type { Field } from '../../policy/fields.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { type Finding, finding, type PolicyPath } from '../finding.ts'
import { gatesOf } from '../gates-of.ts'
import type { Rule } from '../subject.ts'

type Kind = Field['kind']
type Wanted = { field: string; path: PolicyPath; kinds: readonly Kind[] }

const WRITTEN: readonly Kind[] = ['text', 'line']

/** Fields are of the kind that their part in the policy takes. */
export const fieldKinds: Rule = ({ policy }) => [
  ...wanted(policy).flatMap(({ field: id, path, kinds }) => {
    const field = own(policy.fields, id)
    if (field === undefined || kinds.includes(field.kind)) return []
    return [finding('wrong-field-kind', path, { field: id, kind: field.kind, wanted: kinds.join(', ') })]
  }),
  ...gatesOf(policy).flatMap(({ gate, path }): Finding[] => {
    if (gate.kind !== 'consent') return []
    const field = own(policy.fields, gate.fact)
    // The gate wants the reason beside the value: a field that takes none would keep it shut.
    if (field === undefined || WRITTEN.includes(field.kind) || (field.kind === 'choice' && field.reason)) return []
    return [finding('consent-without-reason', [...path, 'fact'], { field: gate.fact })]
  }),
]

function wanted(policy: Policy): Wanted[] {
  const { meanings, processes } = policy
  return [
    { field: meanings.kind, path: ['meanings', 'kind'], kinds: ['choice'] },
    { field: meanings.category, path: ['meanings', 'category'], kinds: ['choice'] },
    { field: meanings.severity, path: ['meanings', 'severity'], kinds: ['choice'] },
    { field: meanings.systems, path: ['meanings', 'systems'], kinds: ['systems'] },
    { field: meanings['detected-at'], path: ['meanings', 'detected-at'], kinds: ['time'] },
    ...Object.entries(processes).flatMap(([id, { contain, transitions }]): Wanted[] => [
      ...(contain === undefined
        ? []
        : [{ field: contain.fact, path: ['processes', id, 'contain', 'fact'], kinds: WRITTEN }]),
      ...transitions.flatMap(({ 'reason-as': field }, at): Wanted[] =>
        field === undefined ? [] : [{ field, path: ['processes', id, 'transitions', at, 'reason-as'], kinds: WRITTEN }],
      ),
    ]),
    ...gatesOf(policy).flatMap(({ gate, path }): Wanted[] =>
      gate.kind === 'recovered' ? [{ field: gate.systems, path: [...path, 'systems'], kinds: ['systems'] }] : [],
    ),
  ]
}
