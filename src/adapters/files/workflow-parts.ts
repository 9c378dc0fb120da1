import { isDeepStrictEqual } from 'node:util'
import { type Document, isMap, isNode, parseDocument, type YAMLMap } from 'yaml'
import { isCallSecret, stepOf } from './workflow-file.ts'

/** The parts that must not drift. The rest (runner, time limit, the exact version of an action, schedules) is the company's own. */
const PARTS: readonly (readonly string[])[] = [
  ['on', 'issues'],
  ['on', 'issue_comment'],
  ['on', 'repository_dispatch'],
  ['on', 'push'],
  ['on', 'pull_request'],
  ['on', 'pull_request_review'],
  ['permissions'],
  ['jobs', 'hikeshi', 'if'],
  ['jobs', 'hikeshi', 'permissions'],
  ['jobs', 'hikeshi', 'concurrency'],
]
const STEPS = ['token', 'hikeshi'] as const

/**
 * The workflow as it is, with the parts put right that differ from what is expected; the same text where none does, and
 * undefined where it is too different to be put right part by part.
 */
export function keepWorkflow(text: string, expected: string): string | undefined {
  const wanted = parseDocument(expected)
  const document = parseDocument(text)
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined
  const pairs: [Holder, Holder, readonly string[]][] = PARTS.map((path) => [document, wanted, path])
  for (const id of STEPS) {
    const [step, model] = [stepOf(document, id), stepOf(wanted, id)]
    if (step === undefined && model === undefined) continue
    if (step === undefined || model === undefined) return undefined
    pairs.push([step, model, ['with']])
    for (const name of callSecretsIn(step, model)) pairs.push([step, model, ['env', name]])
  }
  const differing = pairs.filter(([from, to, path]) => !isDeepStrictEqual(valueAt(from, path), valueAt(to, path)))
  if (differing.length === 0) return text
  for (const [from, to, path] of differing) put(from, path, to.getIn(path, true))
  return document.toString({ lineWidth: 0 })
}

/** Other variables of the step are the company's own. */
function callSecretsIn(...steps: readonly YAMLMap[]): ReadonlySet<string> {
  const names = steps.flatMap((step) => {
    const env = step.get('env')
    return isMap(env) ? env.items.map(({ key }) => String(key)) : []
  })
  return new Set(names.filter(isCallSecret))
}

type Holder = Document | YAMLMap

function valueAt(holder: Holder, path: readonly string[]): unknown {
  const node = holder.getIn(path, true)
  return isNode(node) ? node.toJS(parseDocument('')) : node
}

function put(holder: Holder, path: readonly string[], node: unknown): void {
  if (node === undefined) {
    holder.deleteIn(path)
    const left = holder.getIn(path.slice(0, -1))
    if (path[0] === 'env' && isMap(left) && left.items.length === 0) holder.deleteIn(path.slice(0, -1))
  } else holder.setIn(path, node)
}
