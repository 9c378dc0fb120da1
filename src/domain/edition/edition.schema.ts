import * as z from 'zod'
import { durationSchema, idSchema, languageSchema, wordsSchema } from '../policy/basics.ts'

/** What the edition for customers and persons covered tells of the policy (R8-1); everything else stays out of it. */
export const editionShape = {
  /** It follows the policy while its case stands in this phase; later it stays as it is. */
  'drawn-in': idSchema.optional(),
  /** What it says first: purpose and scope, in the company's own words. */
  opening: wordsSchema.optional(),
  /** Processes that it tells of, by their phases and by who decides; never restricted ones. */
  processes: z.array(idSchema).min(1).optional(),
  /** What is said of a process besides: forms speak to those who ask, not to those who read. */
  about: z.record(idSchema, wordsSchema).optional(),
  /** Notices of these processes that its readers get. */
  notices: z.array(idSchema).optional(),
  /** Further deadlines that concern its readers; those of a pack only where that is on. */
  clocks: z.array(idSchema).optional(),
  /** One for each of these; left out: the policy's. */
  languages: z.array(languageSchema).min(1).optional(),
  /** How long after a change of what it says an older one is still no finding of the operation check. */
  'given-within': durationSchema.optional(),
}
