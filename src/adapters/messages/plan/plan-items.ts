import { classifyLines } from '../../../domain/markdown/classify-lines.ts'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { textsOf } from '../text-files.ts'
import { itemsIn } from './empty-sections.ts'
import { itemDate } from './item-date.ts'
import { ACTIONS_MARK } from './markers.ts'
import { planParts } from './plan-parts.ts'

export interface PlanItem {
  owner: string
  due: string
  text: string
}

/** The measures of a plan that have an owner and a date; what has not is named by its check. */
export function planItems(plan: string): PlanItem[] {
  const parts = planParts(plan, {
    mark: (text) => (text === ACTIONS_MARK ? ACTIONS_MARK : undefined),
    heading: (text) =>
      LANGUAGES.some((language) => textsOf(language)['plan.actions'] === text) ? ACTIONS_MARK : undefined,
  })
  return itemsIn(parts.get(ACTIONS_MARK) ?? classifyLines('')).flatMap((item) => {
    const owner = /(?:^|[^\w@])@([A-Za-z0-9][\w-]*)/.exec(item)
    const date = itemDate(item)
    if (owner === null || date === undefined) return []
    const { due, written } = date
    const text = item.replace(owner[0], ' ').replace(written, ' ').replace(/\s+/g, ' ').trim()
    return text === '' ? [] : [{ owner: owner[1] ?? '', due, text }]
  })
}
