import type { Language } from '../../domain/policy/basics.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { suggestion } from '../../domain/runbook/suggest.ts'
import { fillIn } from '../messages/fill-in.ts'
import { LOAD_WORDS } from './load-words.ts'
import type { OwnPolicy } from './own-policy.ts'

type Problem = PolicyProblem<PolicyLoadCode>

/** Names that are new and lack everything new things have: they were meant to change something of the base, and it is said once which. */
export function withMeantNames(problems: readonly Problem[], own: OwnPolicy, language: Language): Problem[] {
  const found = own.merged.added.flatMap(({ path, own: at, name, known }) => {
    const begun = known.filter((one) => one.startsWith(`${name} `))
    const near = begun.length === 1 && begun[0] !== undefined ? { suggestion: begun[0] } : suggestion(name, known)
    const lacking = problems.filter((one) => one.code === 'missing-key' && isRightBelow(one.path, path))
    const [first] = lacking
    if (first === undefined || near.suggestion === undefined) return []
    const keys = lacking.map((one) => one.path.at(-1)).join(', ')
    const message = fillIn(LOAD_WORDS['new-and-lacking'][language], { name, keys, near: near.suggestion })
    return [{ lacking, problem: { ...first, message, ...near, path: [...path], ...own.ownPlaceOf(at, 'key') } }]
  })
  const told = new Set(found.flatMap(({ lacking }) => lacking))
  return [...problems.filter((one) => !told.has(one)), ...found.map(({ problem }) => problem)].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  )
}

const isRightBelow = (path: PolicyPathOf, above: PolicyPathOf): boolean =>
  path.length === above.length + 1 && above.every((step, at) => path[at] === step)
type PolicyPathOf = readonly (string | number)[]
