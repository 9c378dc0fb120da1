import * as z from 'zod/mini'
import { idSchema, type Words, wordsSchema } from './basics.ts'

/** The first steps of somebody who reports, by the kind of incident: people's safety first (R4-2). */
export const adviceSchema = z.strictObject({ kinds: z.array(idSchema).check(z.minLength(1)), text: wordsSchema })
export type Advice = z.infer<typeof adviceSchema>

/** Where nobody has said the kind, it counts as this one. */
const UNKNOWN = 'unknown'

/** The advice that fits the kind that was said; undefined where the policy has nothing for it. */
export const adviceFor = (advice: readonly Advice[], kind: string | undefined): Words | undefined =>
  advice.find(({ kinds }) => kinds.includes(kind ?? UNKNOWN))?.text
