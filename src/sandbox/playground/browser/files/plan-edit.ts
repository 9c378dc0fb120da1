import { handOver } from '../hand-over.ts'

/** A change to the text of the file that is being edited. */
export const EDIT = handOver<(text: string) => string>()
