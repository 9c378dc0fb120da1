import * as z from 'zod'
import { idSchema, wordsSchema } from './basics.ts'

export const roleSchema = z.strictObject({
  label: wordsSchema,
  users: z.array(z.string().min(1)).default([]),
  teams: z.array(z.string().min(1)).default([]),
  /** A role that each case gives to one person; until then the people of `default` have it (R4.1-1b). */
  'of-case': z.strictObject({ default: idSchema }).optional(),
  /** Who ratifies in its place where it is absent for good, saying why (追認). */
  'in-absence': idSchema.optional(),
  /** Whose stand-in this role is (代行): what it does is ratified by that role later (追認). */
  'acts-for': z.strictObject({ role: idSchema, when: z.enum(['always', 'unanswered']) }).optional(),
})
export type Role = z.infer<typeof roleSchema>

/** Nobody lists these: who opened the case, whom a case is about, and the app itself. */
export const BUILT_IN_ROLES = ['reporter', 'concerned', 'app'] as const
