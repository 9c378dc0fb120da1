import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Place } from '../../domain/runbook/runbook-draft.ts'

interface HeadError extends Place {
  /** The code of the `yaml` package, or `ALIAS`. */
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
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false, schema: 'core' })
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  const errors: HeadError[] = document.errors.map(({ pos, code, message }) => ({ ...placeAt(pos[0]), code, message }))
  visit(document, {
    // An alias would let a short head unfold into a huge one, and no runbook needs any.
    Alias(_key, { range }) {
      errors.push({ ...placeAt(range?.[0] ?? 0), code: 'ALIAS', message: 'aliases (*) are not read here' })
    },
  })
  const places = new Map<string, Place>([['', { line: 1, column: 1 }]])
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
    remember(value, inner, keep)
  }
}
