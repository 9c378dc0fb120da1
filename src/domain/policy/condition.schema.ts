import * as z from 'zod/mini'
import { idSchema } from './basics.ts'
import type { Condition } from './condition.ts'

const values = z.array(z.string().check(z.minLength(1))).check(z.minLength(1))

/** A condition as a policy or a runbook writes it. */
export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: idSchema, is: values }),
    z.strictObject({ fact: idSchema, includes: values }),
    z.strictObject({ fact: idSchema, set: z.boolean() }),
    z.strictObject({ fact: idSchema, ever: values }),
    z.strictObject({ all: z.array(conditionSchema).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(conditionSchema).check(z.minLength(1)) }),
    z.strictObject({ not: conditionSchema }),
  ]),
)
