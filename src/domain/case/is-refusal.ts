import type { CaseEvent, EventOf } from './event.schema.ts'

/** What was asked for and not done, or done with a word to whoever asked. */
export const isRefusal = (event: CaseEvent): event is EventOf<'request-refused'> => event.type === 'request-refused'
