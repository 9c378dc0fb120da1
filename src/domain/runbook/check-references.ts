import { askedFacts } from '../policy/condition.ts'
import { placeOf } from './places.ts'
import type { RunbookDraft } from './runbook-draft.ts'
import type { RunbookHead } from './runbook-head.ts'
import { type RunbookProblem, type RunbookProblemCode, runbookProblem } from './runbook-problem.ts'
import type { RunbookSurroundings } from './runbook-surroundings.ts'
import { suggestion } from './suggest.ts'

interface Mention {
  readonly code: RunbookProblemCode
  readonly name: string
  readonly path: readonly PropertyKey[]
  readonly known: readonly string[] | 'not-checked'
}

/** Every name in the head that the policy has to know: a trigger on a mistyped fact would never be met. */
export function checkReferences(draft: RunbookDraft, head: RunbookHead, around: RunbookSurroundings): RunbookProblem[] {
  const mentions: Mention[] = [
    ...head.kinds.map((name, at) => ({
      code: 'unknown-kind' as const,
      name,
      path: ['kinds', at],
      known: around.kinds,
    })),
    ...head.systems.map((name, at) => ({
      code: 'unknown-system' as const,
      name,
      path: ['systems', at],
      known: around.systems,
    })),
    ...(['executive', 'owner'] as const).map((key) => ({
      code: 'unknown-role' as const,
      name: head[key],
      path: [key],
      known: key === 'executive' && around.executives !== 'not-checked' ? around.executives : around.roles,
    })),
    ...head.start.flatMap((trigger, at) =>
      askedFacts(trigger.when, ['start', at, 'when']).map(({ fact, path }) => ({
        code: 'unknown-fact' as const,
        name: fact,
        path: [...path, 'fact'],
        known: around.facts,
      })),
    ),
  ]
  const unknown = mentions.flatMap(({ code, name, path, known }) =>
    known === 'not-checked' || known.includes(name)
      ? []
      : [runbookProblem(code, placeOf(draft, path), { name, ...suggestion(name, known) })],
  )
  const named = new Set(head.contacts.map((contact) => contact.id))
  const missing = (around.contacts === 'not-checked' ? [] : around.contacts)
    .filter((id) => !named.has(id))
    .map((id) => runbookProblem('missing-contact', placeOf(draft, ['contacts']), { contact: id }, 'R4.1-1d'))
  return [...unknown, ...missing]
}
