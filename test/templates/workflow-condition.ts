import { runInNewContext } from 'node:vm'

/** `github.event.a.b` of something that is not there is empty, never an error. */
function lenient(value: unknown): unknown {
  const target = typeof value === 'object' && value !== null ? value : {}
  return new Proxy(target, {
    get: (object, key) => {
      const inner: unknown = Reflect.get(object, key)
      return typeof inner === 'object' && inner !== null ? lenient(inner) : (inner ?? '')
    },
  })
}

const lower = (value: unknown): string => String(value).toLowerCase()

/**
 * Judges a job's `if` as GitHub documents its expressions: the operators used here are JavaScript's, comparing of text
 * ignores case, and what is missing is empty.
 */
export function judgeCondition(condition: string, github: Record<string, unknown>): boolean {
  const scope = {
    github: lenient(github),
    contains: (text: unknown, part: unknown) => lower(text).includes(lower(part)),
    startsWith: (text: unknown, part: unknown) => lower(text).startsWith(lower(part)),
  }
  const result: unknown = runInNewContext(condition, scope)
  return result !== '' && result !== false
}
