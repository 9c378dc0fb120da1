import { ACTION_ITEMS } from '../../../domain/case/case.ts'
import type { Line } from '../../../domain/markdown/classify-lines.ts'
import { allWords } from '../../../domain/policy/basics.ts'
import type { PullRequestPolicy } from '../../../domain/policy/process.ts'
import { TEXTS } from '../texts.ts'
import { itemDate } from './item-date.ts'
import { ACTIONS_MARK, sectionMark } from './markers.ts'
import { planParts } from './plan-parts.ts'
import { isSame, saysSomething } from './says-something.ts'
import { writtenWords } from './written-words.ts'

/** Sections in which no words of a person stand, and `actions` where an item of the list lacks owner or date. */
export function emptySections(rule: PullRequestPolicy, plan: string): string[] {
  const parts = planParts(plan, {
    mark: (text) =>
      text === ACTIONS_MARK ? ACTIONS_MARK : rule.sections.find(({ id }) => text === sectionMark(id))?.id,
    heading: (text) =>
      Object.values(TEXTS).some((texts) => texts['plan.actions'] === text)
        ? ACTIONS_MARK
        : rule.sections.find(({ label }) => allWords(label).includes(text))?.id,
  })
  const empty = rule.sections
    .filter(({ id, help }) => {
      const prompts = help === undefined ? [] : allWords(help)
      // The prompt may be left standing: what is written beside it counts, and nothing else.
      const own = (parts.get(id) ?? []).filter(({ text }) => !prompts.some((prompt) => isSame(prompt, text)))
      return !saysSomething(writtenWords(own))
    })
    .map(({ id }) => id)
  const incomplete = itemsIn(parts.get(ACTIONS_MARK) ?? []).some(
    (item) => !hasOwner(item) || itemDate(item) === undefined,
  )
  return [...empty, ...(incomplete ? [ACTION_ITEMS] : [])]
}

const ITEM = /^ {0,1}(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\])?(.*)$/

/** Items at the list's first level; what is indented belongs to the item above. */
export function itemsIn(lines: readonly Line[]): string[] {
  return lines.flatMap(({ kind, text }) => {
    const item = kind === 'text' ? ITEM.exec(text)?.[1] : undefined
    const words = item === undefined ? '' : writtenWords([{ text: item, kind, block: -1, unclosed: false }])
    return /[\p{L}\p{N}]/u.test(words) ? [words.normalize('NFKC')] : []
  })
}

const hasOwner = (item: string): boolean => /(?:^|[^\w@])@[A-Za-z0-9][\w-]*/.test(item)
