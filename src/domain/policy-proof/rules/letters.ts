import { allWords } from '../../policy/basics.ts'
import { one, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** The names that a letter is filled in with besides fields. */
const KNOWN = ['company', 'phone', 'answer-within']

/** A letter is filled in from what is there, in a phase that there is (R7-4). */
export const letters: Rule = ({ policy }) => {
  const known = new Set([...KNOWN, ...Object.keys(policy.fields)])
  return unknownAmong(
    Object.entries(policy.processes).flatMap(([id, process]) =>
      Object.entries(process.documents).flatMap(([name, rule]) => {
        const at = ['processes', id, 'documents', name]
        const named = (rule.text === undefined ? [] : allWords(rule.text)).flatMap((text) =>
          [...text.matchAll(/\{([a-z0-9-]+)\}/g)].map(([, field = '']) => field),
        )
        return rule.draws === 'letter'
          ? [
              ...[...new Set(named)].flatMap((field) => one('unknown-field', field, known, () => [...at, 'text'])),
              ...one('unknown-phase', rule['drawn-in'], new Set(Object.keys(process.phases)), () => [
                ...at,
                'drawn-in',
              ]),
            ]
          : []
      }),
    ),
  )
}
