import {
  Composer,
  type CST,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  visit,
} from 'yaml'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'

type Problem = PolicyProblem<PolicyLoadCode>
type Path = readonly (string | number)[]
type Place = { line: number; column: number }

export interface ReadYaml {
  value: unknown
  /** Where a key, or the value behind it, stands; for what is not there, the place where it is missing. */
  placeOf(path: Path, at: 'key' | 'value'): Place
}

/** Several times what a large company needs. */
export const LARGEST = 256 * 1024
const DEEPEST = 40
// `!!str` and the like say only what the value is anyway.
const TAGS = new Set(['tag:yaml.org,2002:str', 'tag:yaml.org,2002:int', 'tag:yaml.org,2002:bool'])

/** Plain YAML 1.2 alone: no aliases (a short text could unfold into a huge one), no merge keys, no tags. */
export function readYaml(text: string, file: string): ReadYaml | { problems: Problem[] } {
  const counter = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const problem = (code: PolicyLoadCode, message: string, offset = 0): Problem => ({
    ...{ code, message, file, path: [] },
    ...placeAt(offset),
  })
  if (text.length > LARGEST)
    return { problems: [problem('too-large', `the file is larger than ${LARGEST / 1024} KiB`)] }
  const tokens = tokensOf(text, counter)
  if ('tooDeep' in tokens)
    return { problems: [problem('too-deep', `this is nested more than ${DEEPEST} levels deep`, tokens.tooDeep)] }
  const [document, second] = [
    ...new Composer({ schema: 'core', merge: false, uniqueKeys: true, stringKeys: true }).compose(tokens.all, true),
  ]
  if (document === undefined) return { problems: [problem('empty-file', 'the file is empty')] }
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    problem(codeOf(code), message, pos[0]),
  )
  if (second !== undefined)
    problems.push(problem('yaml-syntax', 'a second document begins here: one is read', second.range[0]))
  visit(document, (_key, node) => {
    if (!isNode(node)) return
    const offset = node.range?.[0]
    if (isAlias(node)) problems.push(problem('alias', 'aliases (*) are not read here: write it out', offset))
    else if (problems.length === 0 && node.tag !== undefined && !TAGS.has(node.tag))
      problems.push(problem('unknown-tag', `the tag ${node.tag} is not read here`, offset))
  })
  const root = document.contents
  if (problems.length > 0) return { problems }
  if (root === null) return { problems: [problem('empty-file', 'the file is empty')] }
  return { value: document.toJS({ maxAliasCount: 0 }), placeOf: (path, at) => placeAt(offsetOf(root, path, at)) }
}

/** Composing recurses and would take the whole process down with it: depth is measured before, on the parser's own list. */
function tokensOf(text: string, counter: LineCounter): { all: CST.Token[] } | { tooDeep: number } {
  const parser = new Parser(counter.addNewLine)
  counter.addNewLine(0)
  const all: CST.Token[] = []
  for (const lexeme of new Lexer().lex(text)) {
    all.push(...parser.next(lexeme))
    if (parser.stack.length > DEEPEST) return { tooDeep: parser.offset }
  }
  all.push(...parser.end())
  return { all }
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
