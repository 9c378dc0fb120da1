import * as z from 'zod/mini'
import { daySchema, durationSchema, idSchema, wordsSchema } from './basics.ts'

const measureSchema = z.strictObject({
  measure: wordsSchema,
  owner: idSchema,
  /** The day of the last review; null where the company has not looked at it yet. */
  reviewed: z.nullable(daySchema),
  'review-every': durationSchema,
})

/** How incidents of a system are noticed; else what is being done about that, or why nothing is (R4.1-3). */
export const detectionSchema = z.union([
  z.array(measureSchema).check(z.minLength(1)),
  z.strictObject({ gap: z.strictObject({ action: wordsSchema, owner: idSchema, due: daySchema }) }),
  z.strictObject({ accepted: wordsSchema }),
])
export type Detection = z.infer<typeof detectionSchema>
