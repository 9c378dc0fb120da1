import type { Line } from '../../../domain/markdown/classify-lines.ts'
import { allWords } from '../../../domain/policy/basics.ts'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import type { PullRequestPolicy } from '../../../domain/policy/process.ts'
import { textsOf } from '../text-files.ts'
import { ACTIONS_MARK, sectionMark } from './markers.ts'
import { planParts } from './plan-parts.ts'
import { bareWords } from './says-something.ts'

type Section = PullRequestPolicy['sections'][number]

export interface PlanSections {
  /** The text in each of the policy's sections beside its prompt, which may be left standing. */
  own: readonly { section: Section; lines: readonly Line[] }[]
  actions: readonly Line[]
}

/** The parts of a plan that people write; all else in it is a copy of the record. */
export function planSections(rule: PullRequestPolicy, plan: string): PlanSections {
  const parts = planParts(plan, {
    mark: (text) =>
      text === ACTIONS_MARK ? ACTIONS_MARK : rule.sections.find(({ id }) => text === sectionMark(id))?.id,
    heading: (text) =>
      LANGUAGES.some((language) => textsOf(language)['plan.actions'] === text)
        ? ACTIONS_MARK
        : rule.sections.find(({ label }) => allWords(label).includes(text))?.id,
  })
  return {
    own: rule.sections.map((section) => {
      const prompts = new Set((section.help === undefined ? [] : allWords(section.help)).map(bareWords))
      const lines = (parts.get(section.id) ?? []).filter(({ text }) => !prompts.has(bareWords(text)))
      return { section, lines }
    }),
    actions: parts.get(ACTIONS_MARK) ?? [],
  }
}
