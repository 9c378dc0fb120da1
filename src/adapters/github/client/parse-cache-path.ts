/** Where the ledger branch keeps what this version of the app has read of policies and runbooks. */
export const readingsPath = (reader: string): string => `readings/${reader}.json`
