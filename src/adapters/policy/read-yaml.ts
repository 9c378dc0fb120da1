import { Composer, isAlias, isCollection, isMap, isNode, isScalar, LineCounter, type Node } from 'yaml'
import type { Language } from '../../domain/policy/basics.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { DEEPEST_YAML, LARGEST_FILE, MOST_FINDINGS } from '../../domain/values/size-bounds.ts'
import { fillIn } from '../messages/fill-in.ts'
import { eachNode } from '../yaml/each-node.ts'
import { KEYS_UNCHECKED, withRepeatedKeys } from '../yaml/repeated-keys.ts'
import { yamlTokens } from '../yaml/yaml-tokens.ts'
import { confusableCharacter } from './confusable-characters.ts'
import { LOAD_WORDS, type LoadWord, yamlWords } from './load-words.ts'
import { tooLarge } from './too-large.ts'

type Problem = PolicyProblem<PolicyLoadCode>
type Path = readonly (string | number)[]
type Place = { line: number; column: number }

export interface ReadYaml {
  value: unknown
  /** Where a key, or the value behind it, stands; for what is not there, the place where it is missing. */
  placeOf(path: Path, at: 'key' | 'value'): Place
}

// The replacements of bytes that are no UTF-8, of signs that would steer a terminal which shows them, and of signs that turn the
// direction of what follows, so that a line reads otherwise than it is.
const NOT_TEXT = /[\uFFFD\u202A-\u202E\u2066-\u2069\p{Cc}](?<![\t\n\r])/u
// `!!str` and the like say only what the value is anyway.
const TAGS: ReadonlySet<string> = new Set(['tag:yaml.org,2002:str', 'tag:yaml.org,2002:int', 'tag:yaml.org,2002:bool'])

/** Plain YAML 1.2 alone: no aliases (a short text could unfold into a huge one), no merge keys, no tags. */
export function readYaml(text: string, file: string, language: Language): ReadYaml | { problems: Problem[] } {
  const counter = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const problem = (code: PolicyLoadCode, message: string, offset = 0): Problem => ({
    ...{ code, message, file, path: [] },
    ...placeAt(offset),
  })
  const say = (word: LoadWord, params: Readonly<Record<string, string>> = {}): string =>
    fillIn(LOAD_WORDS[word][language], params)
  if (text.length > LARGEST_FILE) return { problems: [tooLarge(file, text.length, language)] }
  const tokens = yamlTokens(text, counter)
  if ('tooDeep' in tokens)
    return { problems: [problem('too-deep', say('too-deep', { most: `${DEEPEST_YAML}` }), tokens.tooDeep)] }
  const odd = text.search(NOT_TEXT)
  if (odd !== -1) return { problems: [problem('not-text', say('not-text'), odd)] }
  const [document, second] = [
    ...new Composer({ schema: 'core', merge: false, stringKeys: true, ...KEYS_UNCHECKED }).compose(tokens.all, true),
  ]
  // A return alone ends no line here: a file of such lines that begins with a comment is all comment.
  const lone = text.search(/\r(?!\n)/)
  const nothing = lone === -1 ? problem('empty-file', say('empty')) : problem('not-text', say('not-text'), lone)
  if (document === undefined) return { problems: [nothing] }
  const problems = withoutEcho([...withRepeatedKeys(document), ...document.warnings]).map(({ code, message, pos }) =>
    problem(codeOf(code), yamlWords(code, message, language), placeOfError(text, document.contents, pos[0])),
  )
  const sign = problems[0]?.code === 'yaml-syntax' ? confusableCharacter(text, problems[0].line) : undefined
  if (sign !== undefined) return { problems: [problem('yaml-syntax', yamlWords(sign.sign, '', language), sign.offset)] }
  if (second !== undefined) problems.push(problem('yaml-syntax', say('second-document'), second.range[0]))
  eachNode(document.contents, (node) => {
    const offset = node.range?.[0]
    if (isAlias(node)) problems.push(problem('alias', say('alias'), offset))
    else if (problems.length === 0 && node.tag !== undefined && !TAGS.has(node.tag))
      problems.push(problem('unknown-tag', say('tag', { tag: node.tag }), offset))
  })
  const root = document.contents
  // A record loses an entry of this name without a word: what was checked would not be what somebody wrote.
  eachNode(root, (node) => {
    for (const { key } of isMap(node) ? node.items : [])
      if (isScalar(key) && key.value === '__proto__')
        problems.push(problem('wrong-key', say('no-key', { key: '__proto__' }), key.range?.[0]))
  })
  if (problems.length > 0) return { problems }
  // Written as an escape (\u202e), such a sign is as odd.
  eachNode(root, (node) => {
    if (isScalar(node) && typeof node.value === 'string' && NOT_TEXT.test(node.value))
      problems.push(problem('not-text', say('not-text'), node.range?.[0]))
  })
  if (problems.length > 0) return { problems: problems.slice(0, MOST_FINDINGS) }
  if (root === null) return { problems: [nothing] }
  return { value: document.toJS({ maxAliasCount: 0 }), placeOf: (path, at) => placeAt(offsetOf(root, path, at)) }
}

/** Once a line is indented wrong, whatever stands below it is in the wrong place; and one place may have two faults. */
function withoutEcho<E extends { code: string; pos: readonly [number, number] }>(errors: readonly E[]): E[] {
  const lost = errors.findIndex(({ code }) => INDENTED.includes(code))
  const places = new Set<number>()
  return errors
    .filter(({ code, pos: [place] }, at) => {
      const isEcho = places.has(place) || (lost !== -1 && at > lost && ECHOES.includes(code))
      places.add(place)
      return !isEcho
    })
    .slice(0, MOST_FINDINGS)
}
const INDENTED: readonly string[] = ['BAD_INDENT', 'TAB_AS_INDENT']
const ECHOES: readonly string[] = [...INDENTED, 'DUPLICATE_KEY']

/** The place of an error: a bracket or quote missing at the very end was opened further up, and is mended there. */
function placeOfError(text: string, root: Node | null, offset: number): number {
  const end = text.trimEnd().length
  if (offset < end) return offset
  let opened = Math.max(0, end - 1)
  eachNode(root, ({ range }) => {
    if (range && range[1] >= end && /[[{'"]/.test(text.charAt(range[0]))) opened = range[0]
  })
  return opened
}

function codeOf(code: string): PolicyLoadCode {
  if (code === 'DUPLICATE_KEY') return 'repeated-key'
  return code === 'TAG_RESOLVE_FAILED' ? 'unknown-tag' : 'yaml-syntax'
}

function offsetOf(root: Node, path: Path, at: 'key' | 'value'): number {
  let node: unknown = root
  let offset = root.range?.[0] ?? 0
  for (const [index, step] of path.entries()) {
    let target: unknown
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      const wanted = at === 'value' && index === path.length - 1 && !isEmpty(pair?.value)
      target = wanted ? pair?.value : pair?.key
      node = pair?.value
    } else {
      node = isCollection(node) ? node.items[Number(step)] : undefined
      target = node
    }
    if (!isNode(target)) break
    offset = target.range?.[0] ?? offset
  }
  return offset
}

/** Nothing is written there: the key is the better place to show. */
const isEmpty = (node: unknown): boolean =>
  !isNode(node) || (isScalar(node) && node.source === '' && node.value === null)
