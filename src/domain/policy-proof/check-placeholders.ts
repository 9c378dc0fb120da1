import { allWords, type Words } from '../policy/basics.ts'
import {
  isLoginPlaceholder,
  isNamePlaceholder,
  isNoCompanyPhone,
  isNoReason,
  isToFillIn,
} from '../policy/placeholders.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { type Finding, type PolicyPath, warning } from './finding.ts'

/** Sound, and yet not to reach people: what a template has in place of what the company alone knows. */
export const checkPlaceholders = (policy: Policy): Finding[] => [
  ...ofCompany(policy),
  ...Object.entries(policy.roles).flatMap(([role, { users }]) =>
    users.flatMap((user, at) =>
      isLoginPlaceholder(user) ? [warning('login-placeholder', ['roles', role, 'users', at], { role, user })] : [],
    ),
  ),
  // A consent by what nobody has written would be shown on the case, and found in order by the operation check.
  ...Object.entries(policy.customers).flatMap(([customer, one]) =>
    Object.entries(one).flatMap(([key, value]) =>
      (value === null || Array.isArray(value) ? [] : allWords(value))
        .filter((text) => isToFillIn(text) || (key === 'contact' && isNoReason(text)))
        .slice(0, 1)
        .map((text) => warning('customer-placeholder', ['customers', customer, key], { customer, text })),
    ),
  ),
  ...reasons(policy).flatMap(({ words, path }) =>
    allWords(words)
      .filter(isNoReason)
      .slice(0, 1)
      .map((text) => warning('text-placeholder', path, { text })),
  ),
]

const ofCompany = ({ company: { name, phone } }: Policy): Finding[] => [
  ...(isNamePlaceholder(name) ? [warning('name-placeholder', ['company', 'name'], { name })] : []),
  ...(isNoCompanyPhone(phone) ? [warning('phone-placeholder', ['company', 'phone'], { phone })] : []),
]

/** Where the regulation, or this policy, is departed from with a reason alone: the reason is one (R4.1-3, R4.1-4, R8-1). */
function reasons({
  people,
  systems,
  detection,
  roles,
  clocks,
  ...policy
}: Policy): { words: Words; path: PolicyPath }[] {
  const why = policy['people-reason']
  return [
    ...(people === undefined || why === undefined ? [] : [{ words: why, path: ['people-reason'] }]),
    ...Object.entries(systems).flatMap(([id, { override }]) =>
      override === undefined ? [] : [{ words: override.reason, path: ['systems', id, 'override', 'reason'] }],
    ),
    ...Object.entries(detection).flatMap(([id, one]) => {
      if ('accepted' in one) return [{ words: one.accepted, path: ['detection', id, 'accepted'] }]
      return 'gap' in one ? [{ words: one.gap.action, path: ['detection', id, 'gap', 'action'] }] : []
    }),
    // The stand-in of a role that nobody has, and the source of a deadline.
    ...Object.entries(roles).flatMap(([id, { outside }]) =>
      outside === undefined ? [] : [{ words: outside, path: ['roles', id, 'outside'] }],
    ),
    ...Object.entries(clocks).map(([id, { source }]) => ({ words: source, path: ['clocks', id, 'source'] })),
    ...Object.entries(policy['public-repositories']).map(([id, words]) => ({
      ...{ words, path: ['public-repositories', id] },
    })),
  ]
}
