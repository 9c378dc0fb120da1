import { PRIORITY } from '../../case/recovery-priority.ts'
import { EVERY_CUSTOMER } from '../../notices/notice-audience.ts'
import { askedFacts } from '../../policy/condition.ts'
import { conditionsOf } from '../conditions-of.ts'
import { gateFacts } from '../gate-facts.ts'
import { each, type Mention, one, type Place, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** Every field that is named is there. */
export const fieldReferences: Rule = (subject) => {
  const { policy, gates } = subject
  const known: ReadonlySet<string> = new Set(Object.keys(policy.fields))
  const asked = (name: string | undefined, place: Place) => one('unknown-field', name, known, place)
  const mentions: Mention[] = [
    ...Object.entries(policy.meanings).flatMap(([meaning, id]) => asked(id, () => ['meanings', meaning])),
    ...policy.proposals.flatMap(({ fact }, at) => asked(fact, () => ['proposals', at, 'fact'])),
    ...conditionsOf(subject).flatMap(({ when, path }) =>
      askedFacts(when, path).flatMap((fact) =>
        fact.fact === PRIORITY && path[0] === 'severity' ? [] : asked(fact.fact, () => [...fact.path, 'fact']),
      ),
    ),
    ...Object.entries(policy.fields).flatMap(([id, field]) =>
      ('options' in field ? field.options : []).flatMap(({ sets = {} }, at) =>
        Object.keys(sets).map((name): Mention => {
          const path = ['fields', id, 'options', at, 'sets', name]
          return { code: 'unknown-field', name, path, known, asKey: true }
        }),
      ),
    ),
    ...Object.entries(policy.packs).flatMap(([id, { asks }]) =>
      each('unknown-field', asks, known, () => ['packs', id, 'asks']),
    ),
    ...Object.entries(policy.processes).flatMap(([id, process]) => [
      ...process.transitions.flatMap((transition, at) =>
        asked(transition['reason-as'], () => ['processes', id, 'transitions', at, 'reason-as']),
      ),
      ...Object.entries(process.notices).flatMap(([name, { parts, customers }]) => [
        ...each('unknown-field', parts, known, () => ['processes', id, 'notices', name, 'parts']),
        ...(customers === EVERY_CUSTOMER
          ? []
          : asked(customers, () => ['processes', id, 'notices', name, 'customers'])),
      ]),
      ...asked(process.contain?.fact, () => ['processes', id, 'contain', 'fact']),
      ...Object.entries(process.documents).flatMap(([name, { fields, 'language-by': by }]) => [
        ...each('unknown-field', fields, known, () => ['processes', id, 'documents', name, 'fields']),
        ...asked(by, () => ['processes', id, 'documents', name, 'language-by']),
      ]),
      ...Object.entries(process['pull-requests']).flatMap(([name, { 'changes-policy': rule }]) => {
        const at = ['processes', id, 'pull-requests', name, 'changes-policy']
        return [
          ...asked(rule?.reason, () => [...at, 'reason']),
          ...asked(rule?.history?.content, () => [...at, 'history', 'content']),
        ]
      }),
      ...(process.form?.items ?? []).flatMap((item, at) =>
        asked(item.field, () => ['processes', id, 'form', 'items', at, 'field']),
      ),
    ]),
    ...gates.flatMap(({ gate, path }) => [
      ...gateFacts(gate).flatMap(({ field, inner }) => asked(field, () => [...path, ...inner])),
      ...(gate.kind === 'follows' ? asked(gate.from, () => [...path, 'from']) : []),
      ...(gate.kind === 'time-to-answer' ? asked(gate.answer, () => [...path, 'answer']) : []),
      ...(gate.kind === 'facts' ? asked(gate['newer-than'], () => [...path, 'newer-than']) : []),
    ]),
    ...policy.invariants.flatMap((invariant, at) => {
      if ('always-open' in invariant)
        return each('unknown-field', invariant['always-open'].asking, known, () => [
          ...['invariants', at, 'always-open', 'asking'],
        ])
      // Of other gates the way shows what they lack; a mistyped fact would be looked for there in vain.
      if ('never-without' in invariant && invariant['never-without'].gate === 'facts')
        return each('unknown-field', invariant['never-without'].of, known, () => [
          ...['invariants', at, 'never-without', 'of'],
        ])
      return []
    }),
  ]
  return unknownAmong(mentions)
}
