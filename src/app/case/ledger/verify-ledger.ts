import { POLICY_LEDGER, parseLedgerPath } from '../../../domain/case/ledger-path.ts'
import type { BoundRepository, LedgerRef, LedgerStore } from '../../ports/ledger-store.ts'
import type { LedgerProblem } from './ledger-problem.ts'
import { type ParsedLedger, parseLedger } from './text-format.ts'
import { type LedgerBinding, verifyParsed } from './verify-chain.ts'
import { type HistoryFinding, type HistoryReport, type HistoryRules, verifyHistory } from './verify-history.ts'

export interface LedgerReport {
  ref: LedgerRef
  /** The file as it was looked at; undefined where there is none. */
  text: string | undefined
  /** The content as it was read. */
  parsed: ParsedLedger
  problems: LedgerProblem[]
  history: HistoryReport
  /** Every commit of its history. */
  commits: string[]
}

/** Chain and git history of one ledger. Where it lies says which issue it must be of. */
export async function verifyLedger(
  store: Pick<LedgerStore, 'readText' | 'history' | 'grows'>,
  ref: LedgerRef,
  rules: HistoryRules,
  repository: BoundRepository,
): Promise<LedgerReport> {
  const text = await store.readText(ref)
  const commits: string[] = []
  let last: string | undefined
  async function* versions() {
    for await (const version of store.history(ref, text)) {
      commits.push(version.commit)
      last = version.text
      yield version
    }
  }
  const parsed = parseLedger(text ?? '')
  const history = await verifyHistory(versions(), rules)
  const found = await againstHistory(store, ref, text ?? '', last)
  return {
    ...{ ref, text, parsed, commits },
    problems: verifyParsed(parsed, bindingAt(ref.path, repository)),
    history: { ...history, findings: [...history.findings, ...found] },
  }
}

/** The binding that line 0 of a record must have by where it lies. */
export function bindingAt(path: string, repository: BoundRepository): LedgerBinding {
  if (path === POLICY_LEDGER) return { of: 'policy', repository }
  const place = parseLedgerPath(path)
  if (place === undefined) throw new RangeError(`${path} is no ledger`)
  return { of: 'case', repository, issue: { number: place.issue, year: place.year } }
}

/** A file that no commit holds as it is has a history that says nothing of it. */
async function againstHistory(
  store: Pick<LedgerStore, 'readText' | 'grows'>,
  ref: LedgerRef,
  text: string,
  last: string | undefined,
): Promise<HistoryFinding[]> {
  if (last === text || text === '') return []
  if (store.grows && (last?.startsWith(text) ?? false)) return []
  if (last === (await store.readText(ref))) return []
  return last === undefined
    ? [{ code: 'never-committed', commit: undefined, message: 'git remembers no commit that holds it' }]
    : [{ code: 'not-as-committed', commit: undefined, message: 'the file is not what its last commit holds' }]
}
