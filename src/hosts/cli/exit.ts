/**
 * How a command ends: fine, with findings, because of how it was called or where it runs, or, where it looked at records,
 * because no case has been recorded yet: that is neither wrong nor fine.
 */
export const EXIT = { fine: 0, findings: 1, usage: 2, noCase: 3 } as const
