/** The branch of a repository that holds its records. */
export const LEDGER_BRANCH = 'hikeshi'
