import * as z from 'zod/mini'
import { idSchema } from '../policy/basics.ts'

const seq = z.int().check(z.nonnegative())

/** Something that can be opened and read, and that shows that an obligation was kept (R5-1): ids alone, no words. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  /** A line of a case's ledger, counted from 0. */
  z.strictObject({ kind: z.literal('line'), repository: z.string(), issue: z.int(), year: z.int(), seq }),
  z.strictObject({ kind: z.literal('pull-request'), repository: z.string(), number: z.int() }),
  /** A line of the record of adoptions: who has decided on the policy in force, with its registers. */
  z.strictObject({ kind: z.literal('adoption'), seq }),
  z.strictObject({ kind: z.literal('runbook'), runbook: idSchema }),
  /** The readers of a repository. */
  z.strictObject({ kind: z.literal('readers'), of: z.string() }),
])
export type Evidence = z.infer<typeof evidenceSchema>

export const STATES = ['shown', 'set-up', 'fails', 'not-applicable'] as const
/**
 * `shown`: evidence says so; `set-up`: so far only the policy says so; `not-applicable`: nothing here is asked for it,
 * or it is judged elsewhere.
 */
export type State = (typeof STATES)[number]
