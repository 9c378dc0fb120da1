import { allWords, type Words } from '../policy/basics.ts'
import { isLoginPlaceholder, isNamePlaceholder, isNoCompanyPhone } from '../policy/placeholders.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { type Finding, type PolicyPath, warning } from './finding.ts'
import { digitsToFillIn, isNoReason, isNothingOfTheirs } from './unwritten.ts'

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
        .filter(
          (text) =>
            isNothingOfTheirs(text) || (key === 'contact' && isNoReason(text)) || digitsToFillIn(text) !== undefined,
        )
        .slice(0, 1)
        .map((text) => warning('customer-placeholder', ['customers', customer, key], { customer, text })),
    ),
  ),
  ...unwrittenNumbers(policy),
  ...reasons(policy).flatMap(({ words, path }) =>
    allWords(words)
      .filter(isNoReason)
      .slice(0, 1)
      .map((text) => warning('text-placeholder', path, { text })),
  ),
]

/** Digits still to be written in whatever people read: advice, the head of a form, a label. The company's own and customers' are told of apart. */
function unwrittenNumbers({ company: _, customers: __, ...policy }: Policy): Finding[] {
  const walk = (value: unknown, path: PolicyPath): Finding[] => {
    if (typeof value === 'string') {
      const text = digitsToFillIn(value)
      return text === undefined ? [] : [warning('digits-placeholder', path, { text })]
    }
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, one]) => walk(one, [...path, Array.isArray(value) ? Number(key) : key]))
  }
  return walk(policy, [])
}

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
    ...Object.entries(clocks).flatMap(([id, { source, 'not-escalated': silence }]) => [
      { words: source, path: ['clocks', id, 'source'] },
      ...(silence === undefined ? [] : [{ words: silence, path: ['clocks', id, 'not-escalated'] }]),
    ]),
    ...Object.entries(policy['public-repositories']).map(([id, words]) => ({
      ...{ words, path: ['public-repositories', id] },
    })),
  ]
}
