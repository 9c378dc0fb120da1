import type * as z from 'zod'
import type { PolicyLoadCode } from '../../domain/policy/policy-problem.ts'
import { suggestion } from '../../domain/runbook/suggest.ts'
import { knownKeys } from './known-keys.ts'

// A file of another kind altogether would have thousands.
const MOST = 100

const suggest = (word: string, known: readonly string[]) => suggestion(word, known).suggestion

type Issue = z.core.$ZodIssue
type Path = (string | number)[]

export interface SchemaProblem {
  code: PolicyLoadCode
  message: string
  path: Path
  at: 'key' | 'value'
  suggestion?: string
}

/** What the schema says against a policy, in the words of whoever writes one. */
export function schemaProblems(issues: readonly Issue[], value: unknown): SchemaProblem[] {
  return issues.slice(0, MOST).flatMap((issue) => problemsOf(issue, [], value))
}

function problemsOf(issue: Issue, outer: Path, root: unknown): SchemaProblem[] {
  const path = [...outer, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  const last = String(path.at(-1) ?? '')
  const found = (code: PolicyLoadCode, message: string, at: 'key' | 'value' = 'value', near?: string) => [
    { code, path, at, ...proposed(message, near) },
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST).map((key) => ({
        ...{ code: 'unknown-key' as const, path: [...path, key], at: 'key' as const },
        ...proposed(`"${key}" is no key here`, suggest(key, knownKeys(path, root))),
      }))
    case 'invalid_key':
      return found('wrong-key', `"${last}" cannot stand here: ${reasonOf(issue.issues)}`, 'key')
    case 'invalid_type':
      if (issue.input === undefined) return found('missing-key', `"${last}" is missing`, 'key')
      return found('wrong-type', `${kindOf(issue.input)} stands where ${named(issue.expected)} is wanted`)
    case 'invalid_value': {
      const values = issue.values.map(String)
      if (issue.input === undefined) return found('missing-key', `"${last}" is missing`, 'key')
      const near = suggest(String(issue.input), values)
      return found('wrong-value', `${shown(issue.input)} is none of ${values.join(', ')}`, 'value', near)
    }
    case 'invalid_union':
      return unionProblems(issue, path, root)
    case 'invalid_format':
      return found('wrong-format', `${shown(issue.input)}: ${issue.message}`)
    case 'too_small':
      return found('too-few', issue.origin === 'string' ? 'it is empty' : issue.message)
    case 'too_big':
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return found('wrong-value', `${shown(issue.input)}: ${issue.message}`)
  }
}

/** The branch that was meant is the one with the fewest faults, and the deepest. */
function unionProblems(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, root: unknown): SchemaProblem[] {
  const { input } = issue
  if ('discriminator' in issue && typeof issue.discriminator === 'string') {
    const key = issue.discriminator
    const given = typeof input === 'object' && input !== null && key in input ? Reflect.get(input, key) : undefined
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
    const at = path.at(-1) === key ? path : [...path, key]
    if (given === undefined) return [{ code: 'missing-key', message: `"${key}" is missing`, path: at, at: 'key' }]
    const message = `${shown(given)} is none of ${options.join(', ')}`
    return [{ code: 'wrong-value', path: at, at: 'value', ...proposed(message, suggest(String(given), options)) }]
  }
  const branches = issue.errors
    .map((errors) => errors.flatMap((error) => problemsOf(error, path, root)))
    .filter((problems) => problems.length > 0)
    .sort((one, other) => one.length - other.length || depth(other) - depth(one))
  const deeper = branches.filter((problems) => depth(problems) > path.length || problems[0]?.code !== 'wrong-type')
  return (
    deeper[0] ?? [
      input === undefined
        ? { code: 'missing-key', message: `"${path.at(-1) ?? ''}" is missing`, path, at: 'key' }
        : { code: 'wrong-type', message: `${kindOf(input)} cannot stand here`, path, at: 'value' },
    ]
  )
}

const depth = (problems: readonly SchemaProblem[]): number => Math.max(0, ...problems.map(({ path }) => path.length))

const proposed = (message: string, suggestion: string | undefined) =>
  suggestion === undefined
    ? { message: `${message}.` }
    : { message: `${message}. Did you mean "${suggestion}"?`, suggestion }

const reasonOf = (issues: readonly { message: string }[]): string => issues.map(({ message }) => message).join('; ')

const NAMES: Readonly<Record<string, string>> = {
  ...{ object: 'a mapping', record: 'a mapping', array: 'a list', string: 'a text', number: 'a number' },
  ...{ int: 'a whole number', boolean: 'true or false' },
}
const named = (expected: string): string => NAMES[expected] ?? expected

function kindOf(input: unknown): string {
  if (input === null) return 'nothing'
  if (Array.isArray(input)) return 'a list'
  return typeof input === 'object' ? 'a mapping' : shown(input)
}

function shown(input: unknown): string {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input))
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}
