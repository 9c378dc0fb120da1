import type { Field } from '../../policy/fields.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import type { Rule, Subject } from '../subject.ts'

type Kind = Field['kind']
type Wanted = { field: string; path: PolicyPath; kinds: readonly Kind[] }

const WRITTEN: readonly Kind[] = ['text', 'line']

/** Fields are of the kind that their part in the policy takes. */
export const fieldKinds: Rule = ({ policy, gates }) => [
  ...wanted({ policy, gates }).flatMap(({ field: id, path, kinds }) => {
    const field = ownProperty(policy.fields, id)
    if (field === undefined || kinds.includes(field.kind)) return []
    return [finding('wrong-field-kind', path, { field: id, kind: field.kind, wanted: kinds.join(', ') })]
  }),
  ...gates.flatMap(({ gate, path }): Finding[] => {
    if (gate.kind !== 'consent') return []
    const field = ownProperty(policy.fields, gate.fact)
    // The gate wants the reason beside the value: a field that takes none would keep it shut.
    if (field === undefined || WRITTEN.includes(field.kind) || (field.kind === 'choice' && field.reason)) return []
    return [finding('consent-without-reason', [...path, 'fact'], { field: gate.fact })]
  }),
  // A part that no notice may tell would be waited for, and left out of the text.
  ...Object.entries(policy.processes).flatMap(([id, { notices }]) =>
    Object.entries(notices).flatMap(([notice, { parts }]) =>
      parts.flatMap((field, at) => {
        const known = ownProperty(policy.fields, field)
        return known === undefined || (known.notice === true && !known.confidential)
          ? []
          : [finding('part-untold', ['processes', id, 'notices', notice, 'parts', at], { field, notice })]
      }),
    ),
  ),
  // The history of revisions is read by everybody (R9-5).
  ...Object.entries(policy.processes).flatMap(([id, process]) =>
    Object.entries(process['pull-requests']).flatMap(([pull, { 'changes-policy': rule }]) => {
      const content = rule?.history?.content
      return content === undefined || ownProperty(policy.fields, content)?.confidential !== true
        ? []
        : [
            finding('part-untold', ['processes', id, 'pull-requests', pull, 'changes-policy', 'history', 'content'], {
              ...{ field: content, notice: pull },
            }),
          ]
    }),
  ),
  // A confidential field never leaves its repository (R8-2), so a notice would come out without it.
  ...Object.entries(policy.fields).flatMap(([id, { confidential, notice }]) =>
    confidential && notice === true
      ? [findingAbout('notice-of-confidential', ['fields', id, 'notice'], { field: id })]
      : [],
  ),
]

function wanted({ policy, gates }: Pick<Subject, 'policy' | 'gates'>): Wanted[] {
  const { meanings, processes } = policy
  return [
    { field: meanings.kind, path: ['meanings', 'kind'], kinds: ['choice'] },
    { field: meanings.category, path: ['meanings', 'category'], kinds: ['choice'] },
    { field: meanings.severity, path: ['meanings', 'severity'], kinds: ['choice'] },
    { field: meanings.systems, path: ['meanings', 'systems'], kinds: ['systems'] },
    { field: meanings['detected-at'], path: ['meanings', 'detected-at'], kinds: ['time'] },
    ...Object.entries(processes).flatMap(([id, { contain, excluded, notices, transitions, waiver }]): Wanted[] => [
      ...Object.entries(notices).flatMap(([notice, { customers }]) =>
        kindOf(customers, ['processes', id, 'notices', notice, 'customers'], ['customers']),
      ),
      ...kindOf(excluded?.named, ['processes', id, 'excluded', 'named'], ['accounts']),
      ...kindOf(waiver?.requirements, ['processes', id, 'waiver', 'requirements'], ['choices', 'checks', 'choice']),
      ...kindOf(waiver?.scope.cases, ['processes', id, 'waiver', 'scope', 'cases'], WRITTEN),
      ...kindOf(waiver?.scope.systems, ['processes', id, 'waiver', 'scope', 'systems'], ['systems']),
      ...transitions.flatMap(({ at: due }, at) =>
        kindOf(due?.fact, ['processes', id, 'transitions', at, 'at', 'fact'], ['time']),
      ),
      ...(contain === undefined
        ? []
        : [{ field: contain.fact, path: ['processes', id, 'contain', 'fact'], kinds: WRITTEN }]),
      ...transitions.flatMap(({ 'reason-as': field }, at): Wanted[] =>
        field === undefined ? [] : [{ field, path: ['processes', id, 'transitions', at, 'reason-as'], kinds: WRITTEN }],
      ),
    ]),
    ...gates.flatMap(({ gate, path }): Wanted[] => [
      ...(gate.kind === 'recovered' ? kindOf(gate.systems, [...path, 'systems'], ['systems']) : []),
      ...(gate.kind === 'time-to-answer' ? kindOf(gate.offered, [...path, 'offered'], ['time']) : []),
      ...(gate.kind === 'time-to-answer' ? kindOf(gate.answer, [...path, 'answer'], WRITTEN) : []),
      ...(gate.kind === 'others-took-part'
        ? gate.facts.map((field, at) => ({ field, path: [...path, 'facts', at], kinds: ['accounts' as const] }))
        : []),
      ...(gate.kind === 'within' ? kindOf(gate.fact, [...path, 'fact'], ['time']) : []),
    ]),
  ]
}

const kindOf = (field: string | undefined, path: PolicyPath, kinds: readonly Kind[]): Wanted[] =>
  field === undefined ? [] : [{ field, path, kinds }]
