import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import type { Diagnostic, InWords } from '../../../domain/diagnostics/diagnostic.ts'
import type { CommitPerson, CommitSeen, LedgerVersion } from '../../ports/ledger-store.ts'
import { parseLedger } from './text-format.ts'

export type HistoryCode =
  | 'line-changed'
  | 'line-removed'
  | 'text-changed'
  | 'file-removed'
  | 'unreadable-version'
  | 'foreign-author'
  | 'unsigned-commit'
  | 'bad-signature'
  | 'never-committed'
  | 'not-as-committed'

/** `line` counts from 1 and is the first line of the ledger that the commit got wrong. */
export type HistoryFinding = Diagnostic<HistoryCode, InCommit, InWords>

interface InCommit {
  /** Undefined where it is of no commit. */
  commit: string | undefined
  line?: number
}

export interface HistoryReport {
  findings: HistoryFinding[]
  commits: number
  /** Commits whose signature this place could not check. */
  unchecked: number
}

export interface HistoryRules {
  /** The accounts that the app writes as. */
  writers: readonly CommitPerson[] | 'not-checked'
  /** GitHub signs what apps write through its API; a GitHub Enterprise Server may not, the embedded GitHub does not. */
  signatures: 'required' | 'not-expected' | 'not-checked'
}

/** GitHub itself commits what comes in by its API, under this name. */
const PLATFORM = 'web-flow'

/** Checks that each commit only added lines (or put tombstones), came from the app, and was signed. Versions come oldest first. */
export async function verifyHistory(
  versions: AsyncIterable<LedgerVersion> | Iterable<LedgerVersion>,
  rules: HistoryRules,
): Promise<HistoryReport> {
  const report: HistoryReport = { findings: [], commits: 0, unchecked: 0 }
  let before: string | undefined
  // The text from before somebody meddled: to put that back is no new offence.
  let good: string | undefined
  for await (const version of versions) {
    report.commits += 1
    if (version.signature === 'unchecked') report.unchecked += 1
    const changed = changeFindings(before, version.text)
    const isPutBack =
      good !== undefined &&
      good !== before &&
      version.text !== undefined &&
      changeFindings(good, version.text).length === 0
    const found = [...(isPutBack ? [] : changed), ...originFindings(version, rules)]
    report.findings.push(...found.map((finding) => ({ ...finding, commit: version.commit })))
    // A removed file stays the measure: putting the same file back is no new offence.
    before = version.text ?? before
    if (found.length === 0) good = before
  }
  return report
}

type Found = Omit<HistoryFinding, 'commit'>

function changeFindings(before: string | undefined, text: string | undefined): Found[] {
  if (text === undefined) return [{ code: 'file-removed', message: 'it removed the ledger' }]
  // By far the most commits just add lines.
  if (before === undefined || (before.endsWith('\n') && beginsWith(text, before))) return []
  const old = parseLedger(before)
  const now = parseLedger(text)
  const unreadable: Found[] = now.problem
    ? [{ code: 'unreadable-version', line: now.problem.line, message: now.problem.why }]
    : []
  for (const [index, line] of old.lines.entries()) {
    const found = lineFinding(line, now.lines[index])
    if (found && !(now.problem && now.lines[index] === undefined)) return [{ ...found, line: index + 1 }, ...unreadable]
  }
  return unreadable
}

/** `startsWith` goes character by character, twenty times as long as the runtime takes for two texts of one length. */
const beginsWith = (text: string, before: string): boolean => text.slice(0, before.length) === before

function lineFinding(old: LedgerLine, now: LedgerLine | undefined): Found | undefined {
  if (!now) return { code: 'line-removed', message: 'it took out a line' }
  // A seal may be put on later, or again by another key: whether it holds is told by the seal itself.
  const { free: oldTexts, seal: oldSeal, ...oldLine } = old
  const { free: texts, seal, ...line } = now
  if (oldSeal !== undefined && seal === undefined) return { code: 'line-changed', message: 'it took off a seal' }
  if (JSON.stringify(oldLine) !== JSON.stringify(line))
    return { code: 'line-changed', message: 'it changed a line that stood already' }
  const keys = new Set([...Object.keys(oldTexts), ...Object.keys(texts)])
  for (const key of keys) {
    const kept = texts[key]
    const tombstone = kept !== undefined && 'redacted' in kept && 'text' in (oldTexts[key] ?? {})
    if (!tombstone && JSON.stringify(oldTexts[key]) !== JSON.stringify(kept))
      return { code: 'text-changed', message: `it changed the text "${key}" of a line that stood already` }
  }
  return undefined
}

/** Whether the app wrote this, by the rules; what it says is not looked at. */
export const isOfTheApp = (version: CommitSeen, rules: HistoryRules): boolean =>
  originFindings(version, rules).length === 0

function originFindings({ author, committer, signature }: CommitSeen, { writers, signatures }: HistoryRules): Found[] {
  const found: Found[] = []
  if (writers !== 'not-checked') {
    if (!isOneOf(author, writers))
      found.push({ code: 'foreign-author', message: `its author is ${named(author)}, not the app` })
    else if (committer.login !== PLATFORM && !isOneOf(committer, writers))
      found.push({ code: 'foreign-author', message: `it was committed by ${named(committer)} in the app's name` })
  }
  if (signature === 'invalid') found.push({ code: 'bad-signature', message: 'its signature does not hold' })
  if (signature === 'unsigned' && signatures === 'required')
    found.push({ code: 'unsigned-commit', message: 'it is not signed, as everything is that the app writes on GitHub' })
  return found
}

function isOneOf(person: CommitPerson, writers: readonly CommitPerson[]): boolean {
  return writers.some(({ id, login }) =>
    id !== undefined && person.id !== undefined ? id === person.id : login !== undefined && login === person.login,
  )
}

function named({ login, id }: CommitPerson): string {
  return login ?? (id === undefined ? 'nobody whom GitHub knows' : `account ${id}`)
}
