import type { CaseEvent, EventOf } from '../case/event.schema.ts'

/** The events that a child tells its lead: everything that people stated in it, and that a text of it was taken out (R4.2-4). */
export type ChildEvent = EventOf<
  'fact-recorded' | 'note-added' | 'text-kept' | 'evidence-recorded' | 'contact-made' | 'text-redacted'
>

const TOLD: readonly ChildEvent['type'][] = [
  'fact-recorded',
  'note-added',
  'text-kept',
  'evidence-recorded',
  'contact-made',
  'text-redacted',
]

/** Whether the lead of a case is told this. What follows from the child's facts says nothing new of the attack. */
export const isTold = (event: CaseEvent): event is ChildEvent =>
  TOLD.some((type) => type === event.type) && !(event.type === 'fact-recorded' && event.data.source === 'derived')
