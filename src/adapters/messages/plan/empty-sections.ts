import { ACTION_ITEMS } from '../../../domain/case/case.ts'
import type { Line } from '../../../domain/markdown/classify-lines.ts'
import type { PullRequestPolicy } from '../../../domain/policy/process.ts'
import { itemDate } from './item-date.ts'
import { planSections } from './plan-sections.ts'
import { saysSomething } from './says-something.ts'
import { writtenWords } from './written-words.ts'

/** Sections in which no words of a person stand, and `actions` where an item of the list lacks owner or date. */
export function emptySections(rule: PullRequestPolicy, plan: string): string[] {
  const { own, actions } = planSections(rule, plan)
  const empty = own.flatMap(({ section, lines }) => (saysSomething(writtenWords(lines)) ? [] : [section.id]))
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
