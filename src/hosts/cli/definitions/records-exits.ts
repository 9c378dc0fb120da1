/** Part of the help of each command that looks at records. */
export const RECORDS_EXITS =
  'Exit code: 0 fine, 1 findings, or there is no record or no case yet, 2 no such repository or folder, or wrong usage.'
