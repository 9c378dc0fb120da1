/** How a command ends: fine, with findings (to find no record, or no case yet, is one), or because of how it was called or where it runs. */
export const EXIT = { fine: 0, findings: 1, usage: 2 } as const
