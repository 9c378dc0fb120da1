import { Composer, isCollection, isMap, isNode, isScalar, LineCounter, visit } from 'yaml'
import type { Place } from '../../domain/runbook/runbook-draft.ts'
import { DEEPEST_YAML, MOST_FINDINGS } from '../../domain/values/size-bounds.ts'
import { KEYS_UNCHECKED, withRepeatedKeys } from '../yaml/repeated-keys.ts'
import { yamlTokens } from '../yaml/yaml-tokens.ts'

const LONGEST_PATH = 200

interface HeadError extends Place {
  /** The code of the `yaml` package, or `ALIAS` or `TOO_DEEP`. */
  readonly code: string
  readonly message: string
}

export interface ParsedHead {
  readonly head: unknown
  readonly places: ReadonlyMap<string, Place>
  readonly errors: readonly HeadError[]
}

/** Reads the YAML head and remembers where each key and list item stands; `firstLine` is its first line in the file. */
export function parseHead(yaml: string, firstLine: number): ParsedHead {
  const lineCounter = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  const places = new Map<string, Place>([['', { line: 1, column: 1 }]])
  const tokens = yamlTokens(yaml, lineCounter)
  if ('tooDeep' in tokens) {
    const message = `it is nested more than ${DEEPEST_YAML} levels deep`
    return { head: undefined, places, errors: [{ ...placeAt(tokens.tooDeep), code: 'TOO_DEEP', message }] }
  }
  const [document, second] = [
    ...new Composer({ schema: 'core', ...KEYS_UNCHECKED }).compose(tokens.all, true, yaml.length),
  ]
  if (document === undefined) return { head: undefined, places, errors: [] }
  const errors: HeadError[] = withRepeatedKeys(document)
    .slice(0, MOST_FINDINGS)
    .map(({ pos, code, message }) => ({ ...placeAt(pos[0]), code, message }))
  if (second !== undefined)
    errors.push({ ...placeAt(second.range[0]), code: 'MULTIPLE_DOCS', message: 'a second document begins here' })
  visit(document, {
    // An alias would let a short head unfold into a huge one, and no runbook needs any.
    Alias(_key, { range }) {
      errors.push({ ...placeAt(range?.[0] ?? 0), code: 'ALIAS', message: 'aliases (*) are not read here' })
    },
  })
  remember(document.contents, '', (path, offset) => places.set(path, placeAt(offset)))
  return { head: errors.length > 0 ? undefined : document.toJS(), places, errors }
}

function remember(node: unknown, path: string, keep: (path: string, offset: number) => void): void {
  if (!isCollection(node)) return
  const entries: [unknown, unknown, unknown][] = isMap(node)
    ? node.items.map(({ key, value }) => [isScalar(key) ? key.value : undefined, key, value])
    : node.items.map((item, index) => [index, item, item])
  for (const [key, at, value] of entries) {
    if (key === undefined) continue
    const inner = path === '' ? String(key) : `${path}.${key}`
    if (isNode(at) && at.range) keep(inner, at.range[0])
    // No key of a runbook lies so deep; below a made-up one each path would repeat its whole length.
    if (inner.length <= LONGEST_PATH) remember(value, inner, keep)
  }
}
