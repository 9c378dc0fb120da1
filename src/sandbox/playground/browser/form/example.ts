import { handOver } from '../hand-over.ts'

/** The tour's report, for the form. */
export const EXAMPLE = handOver<{ title: string; description: string }>()
