import type * as z from 'zod/mini'
import type { Diagnostic, InWords } from '../../domain/diagnostics/diagnostic.ts'
import { AN_ID, type Language } from '../../domain/policy/basics.ts'
import type { PolicyLoadCode } from '../../domain/policy/policy-problem.ts'
import { suggestion } from '../../domain/runbook/suggest.ts'
import { MOST_FINDINGS } from '../../domain/values/size-bounds.ts'
import { fillIn } from '../messages/fill-in.ts'
import { knownKeys } from './known-keys.ts'
import { KIND_WORDS, LOAD_WORDS, type LoadWord, REASONS_JA, yamlWords } from './load-words.ts'

/** Of a key that is known elsewhere, and stands here at the wrong place, itself is no help. */
const suggest = (word: string, known: readonly string[]) =>
  suggestion(
    word,
    known.filter((one) => one !== word),
  ).suggestion

type Issue = z.core.$ZodIssue
type Path = (string | number)[]
type Params = Readonly<Record<string, string>>

export interface SchemaProblem extends Diagnostic<PolicyLoadCode, { path: Path }, InWords> {
  at: 'key' | 'value'
  suggestion?: string
}

/** The schema's findings against a policy, in words for people who write one. */
export function schemaProblems(issues: readonly Issue[], value: unknown, language: Language): SchemaProblem[] {
  const problems = issues.slice(0, MOST_FINDINGS).flatMap((issue) => problemsOf({ language, root: value }, issue, []))
  return problems.filter((one) => !problems.some((other) => isOther(one, other)))
}

/** A mistyped key is one mistake, though the one that was meant is missing too. */
const isOther = (missing: SchemaProblem, typed: SchemaProblem): boolean =>
  missing.code === 'missing-key' &&
  typed.code === 'unknown-key' &&
  typed.suggestion === missing.path.at(-1) &&
  typed.path.slice(0, -1).join(' ') === missing.path.slice(0, -1).join(' ')

interface Reading {
  language: Language
  root: unknown
}

function problemsOf(reading: Reading, issue: Issue, outer: Path): SchemaProblem[] {
  const { language } = reading
  const path = [...outer, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  const key = String(path.at(-1) ?? '')
  const found = (code: PolicyLoadCode, word: LoadWord, params: Params, near?: string): SchemaProblem[] => [
    { code, path, at: 'value', ...said(language, word, params, near) },
  ]
  const aboutKey = (code: PolicyLoadCode, word: LoadWord, params: Params, near?: string): SchemaProblem[] =>
    found(code, word, params, near).map((problem) => ({ ...problem, at: 'key' }))
  const why = reasonOf(issue.message, language)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_FINDINGS).map((unknown) => ({
        ...{ code: 'unknown-key' as const, path: [...path, unknown], at: 'key' as const },
        ...(/^[\u3000\u00a0]/.test(unknown)
          ? { message: yamlWords(unknown.startsWith('\u3000') ? 'full-width-space' : 'no-break-space', '', language) }
          : said(language, 'no-key', { key: unknown }, suggest(unknown, knownKeys(path, reading.root)))),
      }))
    case 'invalid_key': {
      const reasons = issue.issues.map(({ message }) => reasonOf(message, language)).join('; ')
      return aboutKey('wrong-key', 'bad-key', { key, why: reasons }, asId(key))
    }
    case 'invalid_type':
      if (issue.input === undefined) return aboutKey('missing-key', 'missing', { key })
      return found('wrong-type', 'other-kind', {
        ...{ found: kindOf(issue.input, language), wanted: named(issue.expected, language) },
      })
    case 'invalid_value': {
      if (issue.input === undefined) return aboutKey('missing-key', 'missing', { key })
      const { input } = issue
      const [value] = issue.values
      // `version: "1"` shows as 1 and is a text.
      if (issue.values.length === 1 && String(input) === String(value))
        return found('wrong-type', 'other-kind', {
          ...{ found: named(typeof input, language), wanted: named(typeof value, language) },
        })
      const values = issue.values.map(String)
      const params = { found: shown(input, language), values: values.join(', ') }
      return found('wrong-value', 'none-of', params, suggest(String(input).toLowerCase(), values))
    }
    case 'invalid_union':
      return unionProblems(reading, issue, path)
    case 'invalid_format':
      return found(
        'wrong-format',
        'wrong',
        { found: shown(issue.input, language), why },
        isId(issue) ? asId(issue.input) : undefined,
      )
    case 'too_small':
      if (issue.origin === 'string') return found('too-few', 'empty-text', {})
      return issue.origin === 'array'
        ? found('too-few', 'empty-list', { least: String(issue.minimum) })
        : found('too-few', 'too-small', { found: shown(issue.input, language), least: String(issue.minimum) })
    case 'too_big':
      return issue.origin === 'array'
        ? found('wrong-value', 'too-many', { most: String(issue.maximum) })
        : found('wrong-value', 'too-big', { found: shown(issue.input, language), most: String(issue.maximum) })
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return found('wrong-value', 'wrong', { found: shown(saidOf(issue.input, path), language), why })
  }
}

/** The branch that was meant is the one with the fewest faults, and the deepest. */
function unionProblems(
  reading: Reading,
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
): SchemaProblem[] {
  const { input } = issue
  const { language } = reading
  if ('discriminator' in issue && typeof issue.discriminator === 'string') {
    const key = issue.discriminator
    const given = typeof input === 'object' && input !== null && key in input ? Reflect.get(input, key) : undefined
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
    const at = path.at(-1) === key ? path : [...path, key]
    if (given === undefined)
      return [{ code: 'missing-key', ...said(language, 'missing', { key }), path: at, at: 'key' }]
    const params = { found: shown(given, language), values: options.join(', ') }
    const words = said(language, 'none-of', params, suggest(String(given), options))
    return [{ code: 'wrong-value', path: at, at: 'value', ...words }]
  }
  const branches = issue.errors
    .map((errors) => errors.flatMap((error) => problemsOf(reading, error, path)))
    .map((problems) => problems.filter((one) => !problems.some((other) => isOther(one, other))))
    .filter((problems) => problems.length > 0)
    .sort((one, other) => one.length - other.length || depth(other) - depth(one))
  const deeper = branches.filter((problems) => depth(problems) > path.length || problems[0]?.code !== 'wrong-type')
  const key = String(path.at(-1) ?? '')
  return (
    deeper[0] ?? [
      input === undefined
        ? { code: 'missing-key', ...said(language, 'missing', { key }), path, at: 'key' }
        : { code: 'wrong-type', ...said(language, 'no-kind', { found: kindOf(input, language) }), path, at: 'value' },
    ]
  )
}

const depth = (problems: readonly SchemaProblem[]): number => Math.max(0, ...problems.map(({ path }) => path.length))

function said(language: Language, word: LoadWord, params: Params, near?: string) {
  const message = fillIn(LOAD_WORDS[word][language], params)
  if (near === undefined) return { message }
  return { message: `${message}${fillIn(LOAD_WORDS['did-you-mean'][language], { near })}`, suggestion: near }
}

const reasonOf = (message: string, language: Language): string =>
  (language === 'ja' ? REASONS_JA[message] : undefined) ?? message

const named = (kind: string, language: Language): string => KIND_WORDS[kind]?.[language] ?? kind

function kindOf(input: unknown, language: Language): string {
  if (input === null) return named('nothing', language)
  if (Array.isArray(input)) return named('array', language)
  return typeof input === 'object' ? named('object', language) : shown(input, language)
}

/** Words as somebody wrote them; of a thing with parts, its name. */
const saidOf = (input: unknown, path: Path): unknown =>
  typeof input === 'object' && input !== null && !Array.isArray(input) ? (path.at(-1) ?? input) : input

function shown(input: unknown, language: Language): string {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input))
  const cut = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return language === 'ja' ? `「${cut}」` : `"${cut}"`
}

const isId = ({ message }: Issue): boolean => message === AN_ID

/** The id meant by somebody who wrote it as other programs take it: `Order_System`. */
function asId(input: unknown): string | undefined {
  if (typeof input !== 'string' || !/^[A-Za-z\d]+(?:[-_ ]+[A-Za-z\d]+)*$/.test(input)) return undefined
  const id = input.replaceAll(/[-_ ]+/g, '-').toLowerCase()
  return id === input ? undefined : id
}
