/** The branch of a repository that holds its records. */
export const LEDGER_BRANCH = 'hikeshi'

/** The folder of that branch in which they lie. */
export const LEDGER_FOLDER = 'ledger'

/** Where the ledger branch keeps which policies were adopted. */
export const POLICY_LEDGER = 'ledger/policy.jsonl'

/** The year under which the ledger of an issue lies: that in which it was made. */
export const yearOfIssue = ({ createdAt }: { createdAt: string }): number => new Date(createdAt).getUTCFullYear()

/** Where the ledger branch keeps a case: `ledger/<year>/<issue, six digits>.jsonl`. */
export function ledgerPath(year: number, issueNumber: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`${year} is not a year`)
  if (!Number.isInteger(issueNumber) || issueNumber < 1) throw new RangeError(`${issueNumber} is not an issue number`)
  return `ledger/${year}/${String(issueNumber).padStart(6, '0')}.jsonl`
}

/** The reverse of `ledgerPath`; any other path is no ledger. */
export function parseLedgerPath(path: string): { year: number; issue: number } | undefined {
  const [, year, issue] = /^ledger\/([1-9]\d{3})\/(\d{6,})\.jsonl$/.exec(path) ?? []
  if (year === undefined || issue === undefined) return undefined
  const found = { year: Number(year), issue: Number(issue) }
  return found.issue > 0 && ledgerPath(found.year, found.issue) === path ? found : undefined
}

/** Whether the ledger branch keeps a record there: a case's, or that of the adopted policies. */
export const isRecordPath = (path: string): boolean => path === POLICY_LEDGER || parseLedgerPath(path) !== undefined
