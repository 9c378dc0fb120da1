import Mustache from 'mustache'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { optionsOf } from '../../domain/policy/field-options.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Runbook } from '../../domain/runbook/runbook.ts'

interface Group {
  title: string
  advice: { advice: string }[]
  hasSteps: boolean
  first: readonly string[]
  containment: readonly string[]
}

/**
 * "The first hour", by kind of incident: one page that needs no GitHub (R4-2), since the attacker may hold the
 * organisation. Of each kind the advice, and of the runbook that fits the first minutes and what stops the spread.
 */
export const firstHour = {
  markdown: (template: string, policy: Policy, runbooks: readonly Runbook[]): string =>
    Mustache.render(template, viewOf(policy, runbooks), undefined, {
      escape: (text: unknown) => asInlineText(String(text)),
    }),
  html: (template: string, policy: Policy, runbooks: readonly Runbook[]): string =>
    withCode(Mustache.render(template, viewOf(policy, runbooks))),
}

/** Commands stand between grave accents in a runbook's step, which HTML shows as they are. */
const withCode = (html: string): string => html.replace(/&#x60;([^\n]+?)&#x60;/g, '<code>$1</code>')

const viewOf = (policy: Policy, runbooks: readonly Runbook[]) => ({
  company: policy.company.name,
  phone: phoneShown(policy, policy.locale),
  groups: [...byKind(policy, runbooks), ...byHand(runbooks)],
})

/** Kinds in the order of the form; where nobody knows it, the general advice alone. */
function byKind(policy: Policy, runbooks: readonly Runbook[]): Group[] {
  const { locale, fields, meanings } = policy
  const kind = fields[meanings.kind]
  return (kind === undefined ? [] : optionsOf(policy, kind)).map(({ id, label }) => {
    const advice = policy.advice.find(({ kinds }) => kinds.includes(id))
    const fits = runbooks.find(({ head }) => head.kinds.includes(id) && head.systems.length === 0)
    return {
      title: wordsIn(locale, label),
      advice: advice === undefined ? [] : [{ advice: wordsIn(locale, advice.text) }],
      ...stepsOf(fits),
    }
  })
}

/** Runbooks that no kind brings by itself: chosen by hand, or made for a system. */
const byHand = (runbooks: readonly Runbook[]): Group[] =>
  runbooks
    .filter(({ head }) => head.kinds.length === 0 || head.systems.length > 0)
    .map((runbook) => ({ title: runbook.head.title, advice: [], ...stepsOf(runbook) }))

const stepsOf = (runbook: Runbook | undefined): Pick<Group, 'hasSteps' | 'first' | 'containment'> => ({
  hasSteps: runbook !== undefined,
  first: runbook?.sections.first ?? [],
  containment: runbook?.sections.containment ?? [],
})
