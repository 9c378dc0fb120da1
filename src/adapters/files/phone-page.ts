import Mustache from 'mustache'
import { wordsIn } from '../../domain/policy/basics.ts'
import { isNoCompanyPhone } from '../../domain/policy/placeholders.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { hasNumber, hoursShown } from '../../domain/runbook/is-reachable.ts'
import type { Runbook } from '../../domain/runbook/runbook.ts'

/** The page to print (R4-2): people in the order in which they are called, and every contact of the runbooks once. */
export function phonePage(template: string, policy: Policy, runbooks: readonly Runbook[]): string {
  const contacts = runbooks.flatMap(({ head }) => head.contacts)
  return Mustache.render(template, {
    company: policy.company.name,
    place: '',
    route: '',
    printed: '',
    people: policy.answering.map((role, at) => ({
      order: at + 1,
      role: wordsIn(policy.locale, policy.roles[role]?.label ?? role),
      name: '',
      // The number that everyone is told to call first.
      phone: at === 0 && !isNoCompanyPhone(policy.company.phone) ? policy.company.phone : '',
    })),
    contacts: [...new Set(contacts.map(({ who }) => who))]
      .flatMap((who) => {
        const named = contacts.filter((contact) => contact.who === who)
        // A company that filled in one runbook of several has the number.
        return named.find(hasNumber) ?? named[0] ?? []
      })
      .map((contact) => ({
        ...{ who: contact.who, for: contact.for, web: contact.web ?? '', hours: hoursShown(contact) },
        phone: hasNumber(contact) ? contact.phone : '',
      })),
  })
}
