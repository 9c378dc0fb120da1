import { allWords } from '../policy/basics.ts'
import { isNamePlaceholder, isPhonePlaceholder, isToFillIn } from '../policy/placeholders.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { type Finding, warning } from './finding.ts'

/** Sound, and yet not to reach people: what a template has in place of what the company alone knows. */
export const checkPlaceholders = ({ company: { name, phone }, customers }: Policy): Finding[] => [
  ...(isNamePlaceholder(name) ? [warning('name-placeholder', ['company', 'name'], { name })] : []),
  ...(isPhonePlaceholder(phone) ? [warning('phone-placeholder', ['company', 'phone'], { phone })] : []),
  // A consent by what nobody has written would be shown on the case, and found in order by the operation check.
  ...Object.entries(customers).flatMap(([customer, one]) =>
    Object.entries(one).flatMap(([key, value]) =>
      (value === null || Array.isArray(value) ? [] : allWords(value))
        .filter(isToFillIn)
        .slice(0, 1)
        .map((text) => warning('customer-placeholder', ['customers', customer, key], { customer, text })),
    ),
  ),
]
