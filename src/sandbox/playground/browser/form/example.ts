import type { Night } from '../../../story/night.ts'
import { handOver } from '../hand-over.ts'

export type Example = Pick<Night, 'title' | 'description' | 'detected'>

/** The tour's report, for the form. */
export const EXAMPLE = handOver<Example>()
