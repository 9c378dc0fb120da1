import { allWords } from '../policy/basics.ts'
import { optionsOf, type Registers } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Case } from './case.ts'

/** Words of a script that leaves blanks, of some length; kanji and katakana, of which two say something. */
const WORDS = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}-]{3,}|[\p{Script=Han}々]{2,}|[\p{Script=Katakana}ー]{2,}/gu
/** Words that stand in the record of any case, and so name none. */
const OF_ANY_CASE = ` 対応 原因 確認 実施 会社 当社 社内 社外 手順 再発 防止 再発防止 必要 不要 問題 理由 技術 組織 対策 措置 今回 本件 案件 不明 該当 特 情報 被害 影響 発生 関係 責任者 担当者 連絡 報告 調査 記録 判断 現時点 封 込 根絶 復旧 分析 学習 予定 内容 状況 結果 完了 システム セキュリティ インシデント リスク ルール none because this that there with from have been were was they what when where which will would should could about after before already case incident reason cause damage measures measure needed security system systems company response report known unknown nothing something other some their `
/** A record may be long: so many of its words are enough to know a case by. */
const MOST = 2_000

/**
 * Whether a reason names anything of this case: its number, a choice that was made in it (a system, a kind), or a word of what
 * was recorded. One that could stand on any case is no reason (R4.4-1). Of a case of which nothing was recorded nothing can be
 * named.
 */
export function namesCase(reason: string, state: Pick<Case, 'facts' | 'issue'>, policy: Knows): boolean {
  const said = plain(reason)
  if (new RegExp(`#${state.issue}(?!\\d)`).test(said)) return true
  const known = wordsOf(state, policy)
  return known.length === 0 || known.some((word) => said.includes(word))
}

type Knows = Registers & Pick<Policy, 'fields'>

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

function wordsOf({ facts }: Pick<Case, 'facts'>, policy: Knows): string[] {
  const texts = Object.entries(facts).flatMap(([id, { values, text }]) => {
    const field = ownProperty(policy.fields, id)
    if (field?.kind === 'time' || field?.kind === 'accounts') return []
    const options = field === undefined ? [] : optionsOf(policy, field)
    return [text, ...options.flatMap((option) => (values.includes(option.id) ? allWords(option.label) : []))]
  })
  const words = texts.flatMap((text) => plain(text).match(WORDS) ?? [])
  return [...new Set(words)].filter((word) => !OF_ANY_CASE.includes(` ${word} `)).slice(0, MOST)
}
