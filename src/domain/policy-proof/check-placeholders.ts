import { isNamePlaceholder, isPhonePlaceholder } from '../policy/placeholders.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { type Finding, warning } from './finding.ts'

/** Sound, and yet not to reach people: what a template has in place of what the company alone knows. */
export const checkPlaceholders = ({ company: { name, phone } }: Policy): Finding[] => [
  ...(isNamePlaceholder(name) ? [warning('name-placeholder', ['company', 'name'], { name })] : []),
  ...(isPhonePlaceholder(phone) ? [warning('phone-placeholder', ['company', 'phone'], { phone })] : []),
]
