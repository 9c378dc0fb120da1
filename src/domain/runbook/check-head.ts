import type * as z from 'zod/mini'
import { inWords } from '../policy/schema-words.ts'
import { MOST_FINDINGS } from '../values/size-bounds.ts'
import { placeBefore, placeOf } from './places.ts'
import type { RunbookDraft } from './runbook-draft.ts'
import { CLAUSE_OF_KEY, HEAD_KEYS, type RunbookHead, runbookHeadSchema } from './runbook-head.ts'
import { type RunbookProblem, runbookProblem } from './runbook-problem.ts'
import { suggestion } from './suggest.ts'

type Issue = z.core.$ZodIssue

/** As much of a made-up key as it takes to find it again. */
const LONGEST_KEY = 60

const KNOWN_KEYS: readonly string[] = [
  ...HEAD_KEYS,
  ...['text', 'when', 'fact', 'is', 'includes', 'set', 'ever', 'all', 'any', 'not'],
  ...['inside', 'outside', 'who', 'for', 'phone', 'hours', 'web'],
]

/** The head as the schema reads it, or every problem it has, each at its own line. */
export function checkHead(draft: RunbookDraft): { head?: RunbookHead; problems: RunbookProblem[] } {
  const read = runbookHeadSchema.safeParse(draft.head, { ...inWords, reportInput: true })
  if (read.success) return { head: read.data, problems: [] }
  return { problems: read.error.issues.slice(0, MOST_FINDINGS).flatMap((issue) => problemsOf(draft, issue, [])) }
}

function problemsOf(draft: RunbookDraft, issue: Issue, outer: readonly PropertyKey[]): RunbookProblem[] {
  const path = [...outer, ...issue.path]
  const [top] = path
  const clause = CLAUSE_OF_KEY[String(top)]
  const key = path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_FINDINGS).map((unknown) =>
      runbookProblem('unknown-key', placeOf(draft, [...path, unknown]), {
        key: unknown.slice(0, LONGEST_KEY),
        ...suggestion(unknown, KNOWN_KEYS),
      }),
    )
  }
  if (issue.code === 'invalid_union') {
    const branch = nearestBranch(issue.errors)
    if (branch.length > 0) return branch.flatMap((inner) => problemsOf(draft, inner, path))
  }
  if (issue.input === undefined) {
    const place = path.length === 1 ? placeBefore(draft, key) : placeOf(draft, path)
    return [runbookProblem('missing-key', place, { key }, clause)]
  }
  const empty = issue.code === 'too_small' || (path.length === 1 && issue.input === null)
  const params = empty ? { key } : { key, why: issue.message }
  return [runbookProblem(empty ? 'empty-key' : 'wrong-value', placeOf(draft, path), params, clause)]
}

/** Of the forms a condition can have, the one that its author came closest to: others would only confuse. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const strays = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)
  return branches.reduce((best, branch) => (strays(branch) < strays(best) ? branch : best), branches[0] ?? [])
}
