import * as z from 'zod/mini'
import { daySchema, idSchema, wordsSchema } from './basics.ts'

/** The arrangement with a customer on how incidents are handled (R4-1). */
export const customerSchema = z.strictObject({
  label: wordsSchema,
  /** Where the agreement is found: the contract or annex, by its reference. */
  agreement: wordsSchema,
  /** The day of the customer's consent; null where there is none yet, which the operation check tells. */
  'agreed-on': z.nullable(daySchema),
  /** Whom to tell, and how. */
  contact: z.string().check(z.minLength(1)),
  /** When and how the customer is to be told. */
  'notice-terms': wordsSchema,
  /** The measures agreed for an incident. */
  measures: wordsSchema,
  /** Systems by which an incident may concern this customer. */
  systems: z._default(z.array(idSchema), []),
})
export type Customer = z.infer<typeof customerSchema>
