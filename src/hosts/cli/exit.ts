/** How a command ends: fine, with findings, or because of how it was called or where it runs. */
export const EXIT = { fine: 0, findings: 1, usage: 2 } as const
