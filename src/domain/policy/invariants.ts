import * as z from 'zod/mini'
import { clauseSchema, idSchema, idsSchema } from './basics.ts'
import { conditionSchema } from './condition.schema.ts'

/** Ways of a process: those from these phases, those to them, or those from the one to the other. */
const waysSchema = z
  .strictObject({ from: z.optional(idsSchema), to: z.optional(idsSchema) })
  .check(z.refine(({ from, to }) => from !== undefined || to !== undefined, 'needs from, to, or both'))
export type WaysOf = z.infer<typeof waysSchema>

/** `id`: by what `without` names it; left out, it follows from what the invariant says. */
const common = { id: z.optional(idSchema), clause: z.optional(clauseSchema) }

const everyPathSchema = z.strictObject({ process: idSchema, from: idSchema, to: idSchema, through: idsSchema })

const neverWithoutSchema = z.strictObject({
  process: idSchema,
  transition: waysSchema,
  /** The kind of gate that stands there. */
  gate: idSchema,
  /** The least that it asks for: facts, notices, the pull request, approvals and acknowledgements. */
  of: z.optional(idsSchema),
  /** Whose act it takes: all of them where each must act, nobody else where one of them must. */
  by: z.optional(idsSchema),
  /** The gate may be open otherwise. */
  when: z.optional(conditionSchema),
})

const onlySchema = z.strictObject({ role: idsSchema, process: idSchema, transition: waysSchema })

const alwaysOpenSchema = z
  .strictObject({
    process: idSchema,
    /** Both ends; or `contain: true` for containment at once, from every open phase. */
    transition: z.optional(z.strictObject({ from: idsSchema, to: idSchema })),
    contain: z.optional(z.literal(true)),
    role: idsSchema,
    /** The facts that may be asked for, and nothing besides them. */
    asking: z.optional(idsSchema),
  })
  .check(
    z.refine(({ transition, contain }) => (transition === undefined) !== (contain === undefined), {
      message: 'needs either transition or contain',
    }),
  )

/** A property that no change of the policy may break; the proof looks at every way through the processes. */
export const invariantSchema = z.union([
  z.strictObject({ 'every-path': everyPathSchema, ...common }),
  z.strictObject({ 'never-without': neverWithoutSchema, ...common }),
  z.strictObject({ only: onlySchema, ...common }),
  z.strictObject({ 'always-open': alwaysOpenSchema, ...common }),
])
export type Invariant = z.infer<typeof invariantSchema>
export type EveryPath = z.infer<typeof everyPathSchema>
export type NeverWithout = z.infer<typeof neverWithoutSchema>
export type Only = z.infer<typeof onlySchema>
export type AlwaysOpen = z.infer<typeof alwaysOpenSchema>
