import { policyJsonSchema, schemaNodeAt } from '../../../../src/app/set-up/policy-json-schema.ts'
import { SCHEMA_WORDS } from '../../../../src/app/set-up/schema-words.ts'
import type { Language } from '../../../../src/domain/policy/basics.ts'
import { POLICY_WORDS_JA } from './policy-words.ts'
import { code, table } from './table.ts'

type Node = Readonly<Record<string, unknown>>

/** Every described key of the policy, in the order of the schema: what it takes, what counts where it is left out, what it is. */
export function policy(language: Language): string {
  const schema = policyJsonSchema()
  const order = Object.keys(asNode(schema.properties))
  const topOf = (path: string): string => path.split('.')[0] ?? ''
  // By the top key, and below it a key before what stands under it.
  const paths = Object.keys(SCHEMA_WORDS).toSorted(
    (one, other) => order.indexOf(topOf(one)) - order.indexOf(topOf(other)) || one.localeCompare(other),
  )
  const head = { ja: ['キー', '書けるもの', '省いたとき', '意味'], en: ['key', 'takes', 'if left out', 'what it is'] }
  const rows = paths.map((path) => {
    const node = schemaNodeAt(schema, path) ?? {}
    return [code(path), takes(node, language), leftOut(schema, path, node, language), wordsOf(path, language)]
  })
  return table(head[language], rows)
}

function wordsOf(path: string, language: Language): string {
  const words = (language === 'ja' ? POLICY_WORDS_JA : SCHEMA_WORDS)[path]
  if (words === undefined)
    throw new Error(`no words for ${path} in ${language}: test/tools/documents/parts/policy-words.ts`)
  return words
}

const KINDS = {
  text: { ja: '文字列', en: 'text' },
  number: { ja: '数', en: 'a number' },
  truth: { ja: '`true`、`false`', en: '`true`, `false`' },
  list: { ja: '一覧', en: 'a list' },
  byId: { ja: 'id ごと', en: 'by id' },
  words: { ja: '文字列、または言語ごと（`ja`、`en`）', en: 'text, or one for each language (`ja`, `en`)' },
  shapes: { ja: '種類による', en: 'one of several shapes' },
} as const

function takes(node: Node, language: Language): string {
  const { enum: values, const: only, properties, additionalProperties, items, type } = node
  if (Array.isArray(values)) return values.map((value) => code(String(value))).join(', ')
  if (only !== undefined) return code(String(only))
  if (typeof properties === 'object') return Object.keys(asNode(properties)).map(code).join(', ')
  if (typeof additionalProperties === 'object') return KINDS.byId[language]
  if (items !== undefined || type === 'array') return KINDS.list[language]
  if (type === 'boolean') return KINDS.truth[language]
  if (type === 'integer' || type === 'number') return KINDS.number[language]
  if (type === 'string') return KINDS.text[language]
  return KINDS[isWords(node) ? 'words' : 'shapes'][language]
}

/** The words that people read may be the same in every language, or different. */
const isWords = ({ anyOf }: Node): boolean =>
  Array.isArray(anyOf) && anyOf.some((shape) => Object.hasOwn(asNode(asNode(shape).properties), 'ja'))

function leftOut(schema: Node, path: string, node: Node, language: Language): string {
  if (node.default !== undefined) return code(JSON.stringify(node.default))
  const steps = path.split('.')
  const parent = steps.length === 1 ? schema : (schemaNodeAt(schema, steps.slice(0, -1).join('.')) ?? {})
  const isNeeded = Array.isArray(parent.required) && parent.required.includes(steps.at(-1))
  return isNeeded ? { ja: '必要', en: 'needed' }[language] : '–'
}

const asNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {})
