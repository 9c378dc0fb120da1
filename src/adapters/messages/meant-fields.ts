import { allWords } from '../../domain/policy/basics.ts'
import { namedOptions, recordFieldsOf } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { suggestion } from '../../domain/runbook/suggest.ts'
import type { MessageContext } from './message-context.ts'

const MOST = 3
const SHORTEST = 2

/** The everyday names of the things that every policy has. */
const EVERYDAY: readonly (readonly [RegExp, keyof Policy['meanings']])[] = [
  [/^(?:インシデントの?|事象の?)?(?:種類|種別|タイプ)$|^(?:incident)?type$/u, 'kind'],
  [
    /^(?:対象|影響|関係|被害)?(?:する|した)?(?:システム|機器|端末|サーバー?|サービス)$|^(?:affected)?(?:systems?|hosts?|servers?)$/u,
    'systems',
  ],
  [/^(?:重大度|重要度|緊急度|優先度|影響度|レベル)$|^(?:priority|impact|urgency|level)$/u, 'severity'],
  [/^(?:検知|発見|認知|報告|気付いた)(?:日時|時刻|時間)$|^(?:detected|noticed|found)(?:at|on|time)?$/u, 'detected-at'],
]

/** The fields that a heading was probably meant to be: one that says part of the name, else the one that is nearly it. */
export function meantFields({ context: { policy } }: Pick<MessageContext, 'context'>, heading: string): string[] {
  const said = bare(heading)
  if (said.length < SHORTEST) return []
  const everyday = EVERYDAY.find(([words]) => words.test(said))
  if (everyday !== undefined) return [policy.meanings[everyday[1]]]
  const known = recordFieldsOf(policy).map(({ id }) => ({
    id,
    names: [id, ...allWords(policy.fields[id]?.label ?? '')].map(bare).filter((name) => name.length >= SHORTEST),
  }))
  const within = known.filter(({ names }) => names.some((name) => name.includes(said) || said.includes(name)))
  if (within.length > 0) return within.length > MOST ? [] : within.map(({ id }) => id)
  const near = suggestion(
    said,
    known.flatMap(({ names }) => names),
  ).suggestion
  return known
    .filter(({ names }) => near !== undefined && names.includes(near))
    .map(({ id }) => id)
    .slice(0, MOST)
}

/** The options of a field that share what was written with their words. */
export function meantOptions(
  { context: { policy } }: Pick<MessageContext, 'context'>,
  id: string,
  text: string,
): string[] {
  const said = bare(text)
  const field = policy.fields[id]
  if (field === undefined || said.length < SHORTEST) return []
  const options = namedOptions(policy, field).filter(({ labels }) =>
    labels
      .map(bare)
      .some(
        (name) =>
          name.includes(said) ||
          (name.length > SHORTEST && said.includes(name)) ||
          (name !== '' && said.startsWith(name)),
      ),
  )
  return options.length > MOST ? [] : options.map((option) => option.id)
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
