import * as z from 'zod/mini'
import { idSchema, wordsSchema } from './basics.ts'

export const roleSchema = z.strictObject({
  label: wordsSchema,
  users: z._default(z.array(z.string().check(z.minLength(1))), []),
  teams: z._default(z.array(z.string().check(z.minLength(1))), []),
  /** Nobody's in the company: who stands in, such as the members' meeting or a lawyer. Others record it for them. */
  outside: z.optional(wordsSchema),
  /** The body that stands in where everybody of this role is kept out of a case, such as the members' meeting (R7-3). */
  'when-kept-out': z.optional(wordsSchema),
  /** A role that each case gives to one person; until then the people of `default` have it (R4.1-1b). */
  'of-case': z.optional(z.strictObject({ default: idSchema })),
  /** The role that ratifies in its place where it is absent for good, saying why (追認). */
  'in-absence': z.optional(idSchema),
  /** Whose stand-in this role is (代行): what it does is ratified by that role later (追認). */
  'acts-for': z.optional(z.strictObject({ role: idSchema, when: z.enum(['always', 'unanswered']) })),
})
export type Role = z.infer<typeof roleSchema>

/** Nobody lists these: who opened the case, whom a case is about, and the app itself. */
export const BUILT_IN_ROLES = ['reporter', 'concerned', 'app'] as const
