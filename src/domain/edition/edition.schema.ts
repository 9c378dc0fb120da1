import * as z from 'zod/mini'
import { durationSchema, idSchema, languageSchema, wordsSchema } from '../policy/basics.ts'

/** The parts of the policy that the edition for customers and persons covered tells (R8-1); everything else stays out of it. */
export const editionShape = {
  /** It follows the policy while its case stands in this phase; later it stays as it is. */
  'drawn-in': z.optional(idSchema),
  /** When the regulation itself came into force and was revised: another day than that of the adoption of this policy. */
  'in-force': z.optional(wordsSchema),
  /** The opening: purpose and scope, in the company's own words. */
  opening: z.optional(wordsSchema),
  /** Processes that it tells of, by their phases and by who decides; never restricted ones. */
  processes: z.optional(z.array(idSchema).check(z.minLength(1))),
  /** The words on a process besides its form: forms speak to those who ask, not to those who read. */
  about: z.optional(z.record(idSchema, wordsSchema)),
  /** Notices of these processes that its readers get. */
  notices: z.optional(z.array(idSchema)),
  /** Further deadlines that concern its readers; those of a pack only where that is on. */
  clocks: z.optional(z.array(idSchema)),
  /** One for each of these; left out: the policy's. */
  languages: z.optional(z.array(languageSchema).check(z.minLength(1))),
  /** How long after a change of what it says an older one is still no finding of the operation check. */
  'given-within': z.optional(durationSchema),
}
