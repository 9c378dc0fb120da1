import { type Document, isMap, isScalar } from 'yaml'
import { eachNode } from './each-node.ts'

/** As the errors of the `yaml` package are. */
interface YamlFault {
  code: string
  message: string
  pos: readonly [number, number]
}

/** Compose with this: the package compares every key with each before it, which takes a minute for 60,000 of them. */
export const KEYS_UNCHECKED = { uniqueKeys: false } as const

/** The document's own errors with those of keys that stand twice in one mapping, in the order of the text. */
export function withRepeatedKeys(document: Document.Parsed): YamlFault[] {
  const repeated: YamlFault[] = []
  eachNode(document.contents, (node) => {
    if (!isMap(node)) return
    const seen = new Set<unknown>()
    for (const { key } of node.items) {
      if (!isScalar(key)) continue
      const [start, end] = key.range ?? [0, 0]
      if (seen.has(key.value))
        repeated.push({ code: 'DUPLICATE_KEY', message: 'Map keys must be unique', pos: [start, end] })
      seen.add(key.value)
    }
  })
  return [...document.errors, ...repeated].sort((one, other) => one.pos[0] - other.pos[0])
}
