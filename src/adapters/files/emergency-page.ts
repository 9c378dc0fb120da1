import Mustache from 'mustache'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { optionWords } from '../../domain/policy/field-options.ts'
import { isPhonePlaceholder } from '../../domain/policy/placeholders.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'

export const EMERGENCY_PATH = '.github/EMERGENCY.md'

/**
 * The page behind the emergency link of the chooser (R4-2), as Markdown that GitHub shows to everyone who may report:
 * whom to phone in which order, and what to do first by kind.
 */
export function emergencyPage(template: string, policy: Policy): string {
  const { locale, fields, meanings } = policy
  const kind = fields[meanings.kind]
  const view = {
    company: policy.company.name,
    // A placeholder is called by nobody: until there is a number, the page says where one is found.
    phone: isPhonePlaceholder(policy.company.phone) ? '' : policy.company.phone.trim(),
    people: policy.answering.map((role) => ({ role: wordsIn(locale, policy.roles[role]?.label ?? role) })),
    advice: policy.advice.map(({ kinds, text }) => ({
      kinds: kinds
        .map((id) => asInlineText(kind === undefined ? id : wordsIn(locale, optionWords(policy, kind, id))))
        .join(locale === 'ja' ? '、' : ', '),
      text: wordsIn(locale, text),
    })),
    page: `${policy.runbooks.folder}/phone-page.html`,
  }
  return Mustache.render(template, view, undefined, { escape: (text: unknown) => asInlineText(String(text)) })
}
