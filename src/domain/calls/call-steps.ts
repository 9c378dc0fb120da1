/** Moments of a case at which somebody is called in a way that wakes. */
export const CALL_STEPS = ['opened', 'organisation-started', 'deadline-near', 'deadline-passed', 'escalation'] as const
export type CallStep = (typeof CALL_STEPS)[number]
