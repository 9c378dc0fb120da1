import type { CaseEvent } from './event.schema.ts'

/** A case comes to another phase with what was just recorded of it, and by nobody's reason. */
export const phaseEntered = (from: string, to: string): CaseEvent => ({
  type: 'phase-changed',
  data: { from, to },
  text: {},
})
