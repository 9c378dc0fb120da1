import { ACTION_ITEMS } from '../../../domain/case/case.ts'
import { saysNone } from '../../../domain/commands/none-value.ts'
import type { Line } from '../../../domain/markdown/classify-lines.ts'
import type { PullRequestPolicy } from '../../../domain/policy/process.ts'
import { itemDate } from './item-date.ts'
import { planSections } from './plan-sections.ts'
import { bareWords, saysSomething } from './says-something.ts'
import { writtenWords } from './written-words.ts'

/**
 * Sections in which no words of a person stand, or that say "none" with a reason that could stand on any case or was copied
 * from the section before (R4.4-1); and `actions` where an item of the list lacks owner or date.
 */
export function emptySections(rule: PullRequestPolicy, plan: string, isOfCase: (reason: string) => boolean): string[] {
  const { own, actions } = planSections(rule, plan)
  const said = own.map(({ section, lines }) => ({ id: section.id, words: writtenWords(lines) }))
  const nones = said.map(({ words }) => (saysNone(words) ? bareWords(words) : undefined))
  const empty = said.flatMap(({ id, words }, at) => {
    if (!saysSomething(words)) return [id]
    const none = nones[at]
    return none !== undefined && (!isOfCase(words) || nones.indexOf(none) < at) ? [id] : []
  })
  const incomplete = itemsIn(actions).some((item) => !hasOwner(item) || itemDate(item) === undefined)
  return [...empty, ...(incomplete ? [ACTION_ITEMS] : [])]
}

const ITEM = /^ {0,1}(?:[-*+]|\d{1,9}[.)])[ \t]+(?![ \t])(?:\[[ xX]\])?(.*)$/

/** Items at the list's first level; what is indented belongs to the item above. */
export function itemsIn(lines: readonly Line[]): string[] {
  return lines.flatMap(({ kind, text }) => {
    const item = kind === 'text' ? ITEM.exec(text)?.[1] : undefined
    const words = item === undefined ? '' : writtenWords([{ text: item, kind, block: -1, unclosed: false }])
    return /[\p{L}\p{N}]/u.test(words) ? [words.normalize('NFKC')] : []
  })
}

const hasOwner = (item: string): boolean => /(?:^|[^\w@])@[A-Za-z0-9][\w-]*/.test(item)
