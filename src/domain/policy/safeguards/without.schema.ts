import * as z from 'zod/mini'
import { clauseSchema, wordsSchema } from '../basics.ts'

/** A base that Hikeshi ships, with its version: it stays readable for ever. */
export const baseNameSchema = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]*@[1-9]\d*$/, 'a base with its version, such as default@1'))

/** A safeguard that the company does without, of which clause it is, and why. */
export const withoutSchema = z.strictObject({
  safeguard: z.string().check(z.minLength(1)),
  clause: clauseSchema,
  reason: wordsSchema,
})
