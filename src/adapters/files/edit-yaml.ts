import { Composer, isMap, isScalar, isSeq, LineCounter, type Pair, type Range, stringify } from 'yaml'
import { yamlTokens } from '../yaml/yaml-tokens.ts'

/** One change of a YAML text: a value replaced (with its key, where one is given), or a pair or an item taken out. */
export type YamlEdit =
  | { kind: 'set'; path: readonly string[]; value: string | readonly string[]; key?: string }
  | { kind: 'remove'; path: readonly (string | number)[] }

/**
 * Changes values in place: every other character of the text stays, comments and alignment included, which writing the
 * whole document anew would not do. A path that is not there changes nothing; nor does anything in a text that nests too deeply to be a
 * policy.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  const tokens = yamlTokens(text, new LineCounter())
  if ('tooDeep' in tokens) return text
  const [document] = new Composer().compose(tokens.all, true, text.length)
  const root = document?.contents
  const cuts = edits.flatMap((edit): Cut[] => {
    const found = find(root, edit.path)
    if (found === undefined) return []
    return [edit.kind === 'set' ? replacement(found, edit) : removal(text, found)]
  })
  // From the end on, so that places before a change stay where they are.
  return cuts
    .sort(([one], [other]) => other - one)
    .reduce((edited, [from, to, by]) => edited.slice(0, from) + by + edited.slice(to), text)
}

interface Found {
  key: Range
  value: Range
  flow: boolean
}

function find(root: unknown, path: readonly (string | number)[]): Found | undefined {
  let holder = root
  for (const [at, step] of path.entries()) {
    if (isSeq(holder) && typeof step === 'number') {
      const range = rangeOf(holder.items[step])
      // An item stands behind its dash, on the line that is taken out.
      return range === undefined ? undefined : { key: range, value: range, flow: holder.flow === true }
    }
    if (!isMap(holder)) return undefined
    const pair: Pair | undefined = holder.items.find(({ key }) => isScalar(key) && key.value === step)
    if (pair === undefined) return undefined
    if (at === path.length - 1) return rangesOf(pair, holder.flow === true)
    holder = pair.value
  }
  return undefined
}

function rangesOf({ key, value }: Pair, flow: boolean): Found | undefined {
  const [start, end] = [rangeOf(key), rangeOf(value)]
  return start === undefined || end === undefined ? undefined : { key: start, value: end, flow }
}

const rangeOf = (node: unknown): Range | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? (node.range as unknown as Range)
    : undefined

type Cut = [number, number, string]

function replacement({ key, value }: Found, edit: YamlEdit & { kind: 'set' }): Cut {
  const written = typeof edit.value === 'string' ? inLine(edit.value) : `[${edit.value.map(inLine).join(', ')}]`
  return edit.key === undefined ? [value[0], value[1], written] : [key[0], value[1], `${edit.key}: ${written}`]
}

/** In quotes wherever YAML would read something else than this text, inside brackets too. */
function inLine(text: string): string {
  const plain = stringify(text, { lineWidth: 0 }).trimEnd()
  return plain === text && !/[[\]{},]/.test(text) ? text : JSON.stringify(text)
}

/** With the lines it stands on and the comments right above it, which speak of it. */
function removal(text: string, { key, value, flow }: Found): Cut {
  if (flow) throw new TypeError('A pair between braces is not taken out')
  let from = text.lastIndexOf('\n', key[0] - 1) + 1
  for (let above = lineAbove(text, from); /^[ \t]*#/.test(above); above = lineAbove(text, from))
    from -= above.length + 1
  const end = text.slice(0, value[1]).trimEnd().length
  const last = text.indexOf('\n', end)
  const to = last === -1 ? text.length : last + 1
  // Of the two blank lines that would meet, one goes too.
  return [from, text.slice(from - 2, from) === '\n\n' && text[to] === '\n' ? to + 1 : to, '']
}

const lineAbove = (text: string, from: number): string =>
  from === 0 ? '' : text.slice(text.lastIndexOf('\n', from - 2) + 1, from - 1)
