import { handOver } from '../hand-over.ts'

/** Words for the comment box. */
export const DRAFT = handOver<string>()
