/** A reminder on the way, the end of the time, a call for somebody else, a question to whoever was too late. */
export const STEP_KINDS = ['reminder', 'due', 'escalation', 'late'] as const
export type StepKind = (typeof STEP_KINDS)[number]
