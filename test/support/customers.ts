import type { Context } from '../../src/domain/case/context.ts'
import { type Customer, customerSchema } from '../../src/domain/policy/customer.ts'
import { defaultWorld } from './worlds.ts'

export const customerOf = (label: string, more: Partial<Customer> = {}): Customer =>
  customerSchema.parse({
    label,
    agreement: `Annex of ${label}`,
    'agreed-on': '2029-04-01',
    contact: `Desk of ${label}`,
    'notice-terms': 'Within 24 hours, by phone',
    measures: 'Access is shut off at once',
    ...more,
  })

/** The default policy with customers, the second without a consent. */
export const worldWithCustomers: Context = {
  ...defaultWorld,
  policy: {
    ...defaultWorld.policy,
    customers: {
      first: customerOf('First', { systems: ['order-system'] }),
      second: customerOf('Second', { 'agreed-on': null }),
    },
  },
}
